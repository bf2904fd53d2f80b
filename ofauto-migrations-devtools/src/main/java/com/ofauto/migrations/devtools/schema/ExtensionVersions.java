package com.ofauto.migrations.devtools.schema;

import java.util.Optional;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The default versions of extensions on a server.
 */
public final class ExtensionVersions {

	private static final String DEFAULT = "SELECT default_version FROM pg_catalog.pg_available_extensions()"
			+ " WHERE name OPERATOR(pg_catalog.=) CAST(? AS pg_catalog.name)";

	private final JdbcTemplate jdbc;

	/**
	 * Create a reader of a server.
	 * @param database one of its databases
	 */
	public ExtensionVersions(DataSource database) {
		this.jdbc = new JdbcTemplate(database);
	}

	/**
	 * Return the version that {@code CREATE EXTENSION} installs by default.
	 * @param extension its name
	 * @return the version; empty if the server does not have the extension
	 */
	public Optional<String> standard(String extension) {
		return this.jdbc.queryForList(DEFAULT, String.class, extension).stream().findFirst();
	}

}
