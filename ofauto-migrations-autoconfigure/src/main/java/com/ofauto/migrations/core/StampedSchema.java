package com.ofauto.migrations.core;

/**
 * The stamp in the history of another schema of the same database.
 *
 * @param schema the schema's name
 * @param stamp the stamp of the history in it
 * @since 0.1.0
 */
public record StampedSchema(String schema, StampedEnvironment stamp) {

	/**
	 * Whether it makes the database more than an environment.
	 * @param environment the environment that is named for the database
	 * @return false for what has been copied from elsewhere
	 */
	boolean isStricterThan(MigrationEnvironment environment) {
		return !this.stamp.copy() && this.stamp.environment().compareTo(environment) > 0;
	}

	/**
	 * The stamp for a person.
	 * @return such as {@code schema "public" stamped production}
	 */
	public String describe() {
		return "schema \"" + this.schema + "\" " + this.stamp.describe();
	}

}
