package com.ofauto.migrations.fuzz;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A database for one generated case after another, and a pool of one connection to it.
 */
final class Bench implements AutoCloseable {

	private static final List<String> EMPTY = List.of("""
			DO $$
			DECLARE name text;
			BEGIN
				FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)' LOOP
					EXECUTE format('DROP SCHEMA %I CASCADE', name);
				END LOOP;
			END $$""", "CREATE SCHEMA public", "GRANT USAGE ON SCHEMA public TO public", "CREATE SCHEMA other",
			"CREATE TABLE other.pairs (id int)", "INSERT INTO other.pairs VALUES (1), (1)");

	private static final String SESSION = """
			SELECT string_agg(name || '=' || setting, ', ' ORDER BY name) || '|' || current_user || '|' || session_user
				|| '|' || current_setting('role') || '|' || current_setting('search_path')
				|| '|' || coalesce(current_setting('app.tenant', true), '')
				|| '|' || (SELECT count(*) FROM pg_cursors WHERE name <> '')
				|| '|' || (SELECT count(*) FROM pg_listening_channels())
				|| '|' || (SELECT count(*) FROM pg_prepared_statements WHERE from_sql)
				|| '|' || (SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema())
			FROM pg_settings WHERE source = 'session' AND name NOT LIKE 'transaction%' AND name <> 'search_path'""";

	private final TestDatabase database = PostgresServer.shared().createDatabase();

	private final JdbcTemplate admin;

	private final HikariDataSource adminPool;

	private final HikariDataSource pool;

	private final String session;

	Bench() throws SQLException {
		this.adminPool = this.database.pool(1);
		this.admin = new JdbcTemplate(this.adminPool);
		this.admin.execute("DO $$ BEGIN CREATE ROLE fuzzer; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
		this.pool = this.database.pool(1);
		this.pool.setConnectionTimeout(10_000);
		this.session = session();
	}

	TestDatabase database() {
		return this.database;
	}

	HikariDataSource pool() {
		return this.pool;
	}

	void clean() {
		EMPTY.forEach(this.admin::execute);
	}

	void execute(String sql) {
		this.admin.execute(sql);
	}

	List<String> texts(String sql) {
		return this.admin.queryForList(sql, String.class);
	}

	private String session() throws SQLException {
		try (Connection connection = this.pool.getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(SESSION)) {
			rows.next();
			return connection.getAutoCommit() + "|" + rows.getString(1);
		}
	}

	/**
	 * What a run has left outside of tables.
	 * @return what is wrong, or nothing
	 */
	List<String> leaks() throws SQLException {
		List<String> leaks = new ArrayList<>();
		this.database.remainingLocks().forEach((lock) -> leaks.add("advisory lock " + lock));
		leaks.addAll(this.database
			.remains("SELECT 'session ' || state || ' after ' || query FROM pg_stat_activity WHERE datname ="
					+ " current_database() AND pid <> pg_backend_pid() AND state <> 'idle' AND backend_type = 'client backend'"));
		String now = session();
		if (!now.equals(this.session)) {
			leaks.add("session " + now + ", not " + this.session);
		}
		return leaks;
	}

	@Override
	public void close() {
		this.database.close();
	}

}
