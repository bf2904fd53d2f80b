package com.ofauto.migrations.core;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What can be done to a database, and in which environments. This is the whole table;
 * {@link Gate} asks it at the moment of the act.
 */
public enum Act {

	/** Apply what is pending. */
	DEPLOY(EnumSet.allOf(MigrationEnvironment.class)),

	/** Check the migrations, and that nothing is pending. */
	VALIDATE(EnumSet.allOf(MigrationEnvironment.class)),

	/** Look. */
	STATUS(EnumSet.allOf(MigrationEnvironment.class)),

	/** Drop what the application's schema holds, and build it anew. */
	RESET(EnumSet.of(MigrationEnvironment.DEVELOPMENT, MigrationEnvironment.TEST)),

	/** Write development data. */
	SEED(EnumSet.of(MigrationEnvironment.DEVELOPMENT, MigrationEnvironment.TEST));

	private final Set<MigrationEnvironment> environments;

	Act(Set<MigrationEnvironment> environments) {
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
	 * The act as one lower-case word.
	 * @return the word
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
