package com.ofauto.migrations.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The two ways in which tests connect.
 */
final class DataSources {

	private DataSources() {
	}

	static PGSimpleDataSource simple(String url, String user, String password) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(url);
		dataSource.setUser(user);
		dataSource.setPassword(password);
		return dataSource;
	}

	/**
	 * A pool that talks to the server only when somebody asks for a connection, so that a
	 * test can count connections and messages.
	 */
	static HikariDataSource pool(String url, String user, String password, int size) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url);
		config.setUsername(user);
		config.setPassword(password);
		config.setMaximumPoolSize(size);
		config.setMinimumIdle(0);
		config.setInitializationFailTimeout(-1);
		config.setKeepaliveTime(0);
		return new HikariDataSource(config);
	}

}
