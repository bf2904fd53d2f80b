package com.ofauto.migrations.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.MigrationEnvironment;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Decisions of a person that are carried out once, by the start that they are given to.
 * They belong on the command line of that start and not into a configuration file.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ofauto.migrations.once")
public class MigrationsOnceProperties {

	/**
	 * Last of the migrations that a database without history has already, recorded as
	 * applied up to it.
	 */
	private @Nullable String baseline;

	/**
	 * Migrations that are in the database although their record says otherwise.
	 */
	private List<String> resolveApplied = new ArrayList<>();

	/**
	 * Failed migrations of which nothing is left in the database, so that they are
	 * applied again.
	 */
	private List<String> resolveRolledBack = new ArrayList<>();

	/**
	 * Edited migrations whose file as it is now is recorded as the one that was applied.
	 */
	private List<String> acceptEdit = new ArrayList<>();

	private final Stamp stamp = new Stamp();

	public @Nullable String getBaseline() {
		return this.baseline;
	}

	public void setBaseline(@Nullable String baseline) {
		this.baseline = baseline;
	}

	public List<String> getResolveApplied() {
		return this.resolveApplied;
	}

	public void setResolveApplied(List<String> resolveApplied) {
		this.resolveApplied = resolveApplied;
	}

	public List<String> getResolveRolledBack() {
		return this.resolveRolledBack;
	}

	public void setResolveRolledBack(List<String> resolveRolledBack) {
		this.resolveRolledBack = resolveRolledBack;
	}

	public List<String> getAcceptEdit() {
		return this.acceptEdit;
	}

	public void setAcceptEdit(List<String> acceptEdit) {
		this.acceptEdit = acceptEdit;
	}

	public Stamp getStamp() {
		return this.stamp;
	}

	/**
	 * Which environment the database belongs to.
	 */
	public static class Stamp {

		/**
		 * Environment to write into the database at this start: development, staging or
		 * production.
		 */
		private @Nullable MigrationEnvironment environment;

		/**
		 * Name of the database that is to be stamped, to make sure that it is the one
		 * that is meant.
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

}
