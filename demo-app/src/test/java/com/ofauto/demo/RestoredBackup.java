package com.ofauto.demo;

import java.util.List;
import java.util.Map;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A copy of production on another server, as a restored backup is: with the same rows,
 * the same history and the same stamp.
 */
final class RestoredBackup {

	/** What the page calls it. */
	static final String SHOWN = "\"jdbc:postgresql://copy:5432/ofauto?user=ofauto\"";

	private static final String KEPT = "kept";

	private final JdbcClient production;

	private final JdbcConnectionDetails details;

	private final JdbcClient server;

	private RestoredBackup(JdbcClient production, JdbcConnectionDetails details) {
		this.production = production;
		this.details = details;
		this.server = JdbcClient.create(new DriverManagerDataSource(
				details.getJdbcUrl().replace("/ofauto", "/postgres"), "postgres", "postgres"));
	}

	static RestoredBackup of(JdbcClient production, EmbeddedDatabase copies) {
		return new RestoredBackup(production, copies.connectionDetails());
	}

	JdbcConnectionDetails connectionDetails() {
		return this.details;
	}

	String url() {
		return this.details.getJdbcUrl() + "?user=ofauto";
	}

	/**
	 * The screen with the name of its server.
	 */
	String named(String screen) {
		String port = this.details.getJdbcUrl().replaceAll(".*:(\\d+)/.*", "$1");
		return screen.replace("localhost:" + port, "copy:5432");
	}

	/**
	 * Gives it the history and the stamp of production, and keeps it for another time.
	 */
	void keep() {
		JdbcClient copy = copy();
		copy.sql("DELETE FROM _prisma_migrations").update();
		for (Map<String, Object> record : this.production.sql("SELECT * FROM _prisma_migrations")
			.query()
			.listOfRows()) {
			List<String> columns = List.copyOf(record.keySet());
			JdbcClient.StatementSpec insert = copy.sql("INSERT INTO _prisma_migrations (" + String.join(", ", columns)
					+ ") VALUES (" + String.join(", ", columns.stream().map((column) -> "?").toList()) + ")");
			columns.forEach((column) -> insert.param(record.get(column)));
			insert.update();
		}
		String stamp = this.production.sql("SELECT obj_description('_prisma_migrations'::regclass)")
			.query(String.class)
			.single();
		copy.sql("COMMENT ON TABLE _prisma_migrations IS '" + stamp.replace("'", "''") + "'").update();
		this.server.sql("CREATE DATABASE " + KEPT + " TEMPLATE ofauto OWNER ofauto").update();
	}

	/**
	 * Restores it with the addresses that production has now.
	 */
	void restoreAgain(JdbcClient customers) {
		this.server.sql("DROP DATABASE ofauto").update();
		this.server.sql("CREATE DATABASE ofauto TEMPLATE " + KEPT + " OWNER ofauto").update();
		JdbcClient copy = copy();
		customers.sql("SELECT id, email FROM clients WHERE email = id || '@example.org'")
			.query()
			.listOfRows()
			.forEach((client) -> copy.sql("UPDATE clients SET email = ? WHERE id = ?")
				.params(client.get("email"), client.get("id"))
				.update());
	}

	private JdbcClient copy() {
		return JdbcClient.create(new DriverManagerDataSource(this.details.getJdbcUrl(), this.details.getUsername(),
				this.details.getPassword()));
	}

}
