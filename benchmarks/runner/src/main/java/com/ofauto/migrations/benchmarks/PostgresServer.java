package com.ofauto.migrations.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The server that all tools migrate.
 */
final class PostgresServer implements AutoCloseable {

	static final String USER = "postgres";

	private final AtomicInteger databases = new AtomicInteger();

	private final EmbeddedPostgres server;

	PostgresServer() throws IOException {
		this.server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
	}

	int port() {
		return this.server.getPort();
	}

	/**
	 * Returns a URL with parameters that keep the driver from asking for encryption and
	 * from sending statements of its own.
	 */
	static String url(int port, String database) {
		return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable&assumeMinServerVersion=14";
	}

	String createDatabase(String template) throws SQLException {
		String name = "benchmark_" + this.databases.incrementAndGet();
		execute(USER, "CREATE DATABASE " + name + " TEMPLATE " + template);
		return name;
	}

	void dropDatabase(String name) throws SQLException {
		execute(USER, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
	}

	void execute(String database, String sql) throws SQLException {
		try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	String version() throws SQLException {
		try (Connection connection = connect(USER);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SHOW server_version")) {
			rows.next();
			return rows.getString(1);
		}
	}

	private Connection connect(String database) throws SQLException {
		return DriverManager.getConnection(url(port(), database), USER, "");
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
