package com.ofauto.migrations.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.MigrationEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Decisions of a person that one start carries out. They belong on the command line of
 * that start and not in a configuration file.
 *
 * @since 0.1.0
 */
public class MigrationsOnceProperties {

	/**
	 * Last migration that a database without history already has: it and all earlier ones
	 * are recorded as applied.
	 */
	private @Nullable String baseline;

	/**
	 * Migrations that are in the database but not recorded as applied.
	 */
	private List<String> resolveApplied = new ArrayList<>();

	/**
	 * Failed migrations that left nothing in the database and are to be applied again.
	 */
	private List<String> resolveRolledBack = new ArrayList<>();

	/**
	 * Edited migrations whose current file is to be recorded as the applied one.
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
	 * The environment of the database.
	 */
	public static class Stamp {

		/**
		 * Environment to write into the database at this start: development, staging or
		 * production.
		 */
		private @Nullable MigrationEnvironment environment;

		/**
		 * Name of the database to stamp, as a confirmation.
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
