package com.ofauto.migrations.devtools.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The address of a server and one of its databases.
 *
 * @param url a JDBC URL of the driver's own form
 * @param user the user, or {@code null} if the URL names one
 * @param password the password, or {@code null} if there is none or the URL has it
 */
record ServerAddress(String url, @Nullable String user, @Nullable String password) {

	private static final String SCHEME = "jdbc:postgresql:";

	private static final String SERVER = SCHEME + "//";

	/**
	 * Our statements read catalogs, whose columns no script changes: a definition does
	 * not make the driver prepare them again. The last value in a URL counts.
	 */
	private static final String KEPT = "flushCacheOnDdl=false";

	/**
	 * Find the address to which a DataSource connects.
	 * @throws SQLException if it cannot connect
	 * @throws RuntimeException if the address cannot be found
	 */
	static ServerAddress of(DataSource dataSource) throws SQLException {
		DataSource inner = dataSource;
		while (inner instanceof DelegatingDataSource delegating && delegating.getTargetDataSource() != null) {
			inner = delegating.getTargetDataSource();
		}
		SimpleDriverDataSource derived = DataSourceBuilder.derivedFrom(inner)
			.type(SimpleDriverDataSource.class)
			.build();
		try (Connection connection = dataSource.getConnection()) {
			return new ServerAddress(connection.getMetaData().getURL(), derived.getUsername(), derived.getPassword());
		}
	}

	/**
	 * Whether the name of the database can be replaced in the URL.
	 */
	boolean isPostgres() {
		return this.url.startsWith(SCHEME);
	}

	DataSource dataSource() {
		return open(this.url, null);
	}

	/**
	 * Return the address of another database on the same server.
	 * @param searchPath the search path of its sessions, unless the URL names a schema
	 */
	DataSource dataSource(String database, @Nullable String searchPath) {
		return open(withDatabase(database), searchPath);
	}

	private DataSource open(String address, @Nullable String searchPath) {
		Properties properties = new Properties();
		properties.setProperty("ApplicationName", "ofauto-migrations scratch");
		if (searchPath != null && !searchPath.isBlank()) {
			properties.setProperty("currentSchema", searchPath);
		}
		String prepared = address + ((address.indexOf('?') < 0) ? "?" : "&") + KEPT;
		SimpleDriverDataSource dataSource = new SimpleDriverDataSource(new Driver(), prepared, properties);
		dataSource.setUsername(this.user);
		dataSource.setPassword(this.password);
		return dataSource;
	}

	private String withDatabase(String database) {
		int query = this.url.indexOf('?');
		String head = (query < 0) ? this.url : this.url.substring(0, query);
		String parameters = (query < 0) ? "" : this.url.substring(query);
		if (!head.startsWith(SERVER)) {
			return SCHEME + database + parameters;
		}
		int slash = head.indexOf('/', SERVER.length());
		return ((slash < 0) ? head : head.substring(0, slash)) + "/" + database + parameters;
	}

	@Override
	public String toString() {
		int end = this.url.indexOf('?');
		return (end < 0) ? this.url : this.url.substring(0, end);
	}

}
