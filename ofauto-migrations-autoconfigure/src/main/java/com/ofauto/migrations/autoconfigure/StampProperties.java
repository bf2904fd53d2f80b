package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.MigrationEnvironment;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A person's word on which environment a database is of, given once at a start.
 */
@ConfigurationProperties("ofauto.migrations.stamp")
public class StampProperties {

	/**
	 * Environment to write into the database at this start: development, staging or
	 * production.
	 */
	private @Nullable MigrationEnvironment environment;

	/**
	 * Name of the database that is to be stamped, to make sure that it is the one that is
	 * meant.
	 */
	private @Nullable String database;

	public @Nullable MigrationEnvironment getEnvironment() {
		return this.environment;
	}

	public void setEnvironment(@Nullable MigrationEnvironment environment) {
		this.environment = environment;
	}

	public @Nullable String getDatabase() {
		return this.database;
	}

	public void setDatabase(@Nullable String database) {
		this.database = database;
	}

}
