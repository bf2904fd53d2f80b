package com.ofauto.migrations.core;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The operations on a database, and the environments that allow them. {@link Gate} reads
 * this table when an operation is about to run.
 *
 * @since 0.1.0
 */
public enum Operation {

	/** Apply the pending migrations. */
	DEPLOY(EnumSet.allOf(MigrationEnvironment.class)),

	/** Undo applied migrations. */
	ROLLBACK(EnumSet.allOf(MigrationEnvironment.class)),

	/** Check the migrations, and that nothing is pending. */
	VALIDATE(EnumSet.allOf(MigrationEnvironment.class)),

	/** Look. */
	STATUS(EnumSet.allOf(MigrationEnvironment.class)),

	/** Drop everything in the application's schema, and build it again. */
	RESET(EnumSet.of(MigrationEnvironment.DEVELOPMENT, MigrationEnvironment.TEST)),

	/** Write development data. */
	SEED(EnumSet.of(MigrationEnvironment.DEVELOPMENT, MigrationEnvironment.TEST)),

	/** Change the database to match the schema source, with or without a migration. */
	SCHEMA_CHANGE(EnumSet.of(MigrationEnvironment.DEVELOPMENT, MigrationEnvironment.TEST)),

	/** Drop rows that a schema change has no place for, without a migration. */
	DROP(EnumSet.of(MigrationEnvironment.DEVELOPMENT, MigrationEnvironment.TEST)),

	/** Write back the rows that a reset has kept. */
	RESTORE(EnumSet.of(MigrationEnvironment.DEVELOPMENT, MigrationEnvironment.TEST)),

	/** Build the history's schema in a scratch database of the same server. */
	REPLAY(EnumSet.of(MigrationEnvironment.DEVELOPMENT, MigrationEnvironment.TEST, MigrationEnvironment.CI));

	private final Set<MigrationEnvironment> environments;

	Operation(Set<MigrationEnvironment> environments) {
		this.environments = environments;
	}

	/**
	 * Whether an environment allows this.
	 * @param environment the environment whose rules apply
	 * @return {@code true} if it does
	 */
	public boolean allowedIn(MigrationEnvironment environment) {
		return this.environments.contains(environment);
	}

	/**
	 * Whether this is done only where a property asks for it, as a profile's file can.
	 * @return {@code true} for what writes over data
	 */
	public boolean needsProperty() {
		return this == RESET || this == SEED;
	}

	/**
	 * Whether a database that has no stamp must not hold any rows.
	 */
	boolean spoilsRows() {
		return needsProperty() || this == DROP || this == RESTORE;
	}

	/**
	 * Whether this is done only to a database, and on a server, that is a developer's own
	 * as far as its stamp says.
	 * @return {@code true} for what a database of staging or production is never for
	 */
	boolean ownOnly() {
		return spoilsRows() || this == SCHEMA_CHANGE || this == REPLAY;
	}

	/**
	 * Whether the environment of the caller has to be that of the database.
	 */
	boolean appliesMigrations() {
		return this == DEPLOY || this == ROLLBACK;
	}

	/**
	 * The operation in lower case, for a sentence.
	 * @return one or two words
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
