package com.ofauto.migrations.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a look at a database saw beside the history's rows.
 *
 * @param name the database's name
 * @param serverVersion the server's version, such as {@code 17.4}
 * @param history the history table with its schema, or {@code null} if there is none yet
 * @param schema the schema that holds or will hold the history, or {@code null} if there
 * is none
 * @param objects if there is no history, some of the objects of that schema
 * @param totalObjects how many objects there are
 * @param stamp what the database says it is, or {@code null} if it does not say
 * @param elsewhere the strictest of what the histories of other schemas say that it is,
 * or {@code null} if none says anything
 * @since 0.1.0
 */
public record DatabaseInfo(String name, String serverVersion, @Nullable String history, @Nullable String schema,
		List<String> objects, int totalObjects, @Nullable StampedEnvironment stamp, @Nullable StampedSchema elsewhere) {

	/**
	 * The server, and what the database says it is, in some words.
	 * @return such as {@code PostgreSQL 17.4, stamped production}
	 */
	public String describe() {
		return "PostgreSQL " + this.serverVersion + ((this.stamp != null) ? ", " + this.stamp.describe() : "")
				+ ((this.elsewhere != null) ? ", " + this.elsewhere.describe() : "");
	}

	/**
	 * Whether the schema has objects but no history, so that a baseline is needed before
	 * anything can be deployed.
	 * @return {@code true} if it must be said which migrations the database has
	 */
	public boolean baselineRequired() {
		return this.history == null && this.totalObjects > 0;
	}

}
