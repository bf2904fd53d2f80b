package com.ofauto.migrations.devtools.schema.catalog;

import java.util.Objects;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The PostgreSQL version of a database.
 */
public final class ServerVersion {

	private static final String QUERY = "SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4"
			+ " OPERATOR(pg_catalog./) 10000";

	private ServerVersion() {
	}

	/**
	 * Read the major version.
	 * @param database leads to the database
	 * @return such as 17
	 */
	public static int major(DataSource database) {
		return Objects.requireNonNull(new JdbcTemplate(database).queryForObject(QUERY, Integer.class));
	}

}
