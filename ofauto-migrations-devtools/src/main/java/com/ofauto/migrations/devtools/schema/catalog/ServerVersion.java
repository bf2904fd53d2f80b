package com.ofauto.migrations.devtools.schema.catalog;

import java.util.Objects;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which PostgreSQL a database is of.
 */
public final class ServerVersion {

	private static final String QUERY = "SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4"
			+ " OPERATOR(pg_catalog./) 10000";

	private ServerVersion() {
	}

	/**
	 * Asks for the major version.
	 * @param database leads there
	 * @return such as 17
	 */
	public static int major(DataSource database) {
		return Objects.requireNonNull(new JdbcTemplate(database).queryForObject(QUERY, Integer.class));
	}

}
