package com.ofauto.migrations.core;

/**
 * The environment that a database is stamped as.
 *
 * @param environment the environment
 * @param copy whether it was written for another server or database, of which this one is
 * a copy
 * @param byRun whether a run wrote it by itself, and not a person
 * @since 0.1.0
 */
public record StampedEnvironment(MigrationEnvironment environment, boolean copy, boolean byRun) {

	/**
	 * The stamp for a person.
	 * @return such as {@code stamped production}
	 */
	public String describe() {
		return "stamped " + this.environment.word() + (this.copy ? ", copied from another database" : "");
	}

}
