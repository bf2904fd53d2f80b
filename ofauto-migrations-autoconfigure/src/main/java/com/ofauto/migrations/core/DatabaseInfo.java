package com.ofauto.migrations.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The facts about a database that were read together with the history's rows.
 *
 * @param name the database's name
 * @param serverVersion the server's version, such as {@code 17.4}
 * @param history the history table with its schema, or {@code null} if there is none yet
 * @param schema the schema that holds or will hold the history, or {@code null} if there
 * is none
 * @param objects if there is no history, some of the objects of that schema
 * @param totalObjects how many objects there are
 * @param stamp the environment that the database is stamped as, or {@code null} if it has
 * no stamp
 * @param elsewhere the strictest stamp of the histories of other schemas, or {@code null}
 * if there is none
 * @since 0.1.0
 */
public record DatabaseInfo(String name, String serverVersion, @Nullable String history, @Nullable String schema,
		List<String> objects, int totalObjects, @Nullable StampedEnvironment stamp, @Nullable StampedSchema elsewhere) {

	/**
	 * The server and the stamp, for a person.
	 * @return such as {@code PostgreSQL 17.4, stamped production}
	 */
	public String describe() {
		return "PostgreSQL " + this.serverVersion + ((this.stamp != null) ? ", " + this.stamp.describe() : "")
				+ ((this.elsewhere != null) ? ", " + this.elsewhere.describe() : "");
	}

	/**
	 * Whether the schema has objects but no history, so that a baseline is needed before
	 * anything can be deployed.
	 * @return {@code true} if a baseline is required
	 */
	public boolean baselineRequired() {
		return this.history == null && this.totalObjects > 0;
	}

}
