package com.ofauto.migrations.core;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Checks that the name of a default schema means one schema, the same for every user.
 */
final class DefaultSchema {

	/** In bytes. */
	private static final int LONGEST_NAME = 63;

	private DefaultSchema() {
	}

	/**
	 * Refuses a name that PostgreSQL would take for something else.
	 * @throws IllegalArgumentException with what to do
	 */
	static void require(@Nullable String name) {
		if (name == null) {
			return;
		}
		String said = '"' + ReadableText.name(name) + '"';
		if (name.isBlank()) {
			throw new IllegalArgumentException(
					said + " is not a schema name: name a schema, or remove the property to use the connection's"
							+ " schema.");
		}
		if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
			throw new IllegalArgumentException(
					"PostgreSQL names have at most " + LONGEST_NAME + " bytes, and PostgreSQL would truncate " + said
							+ ": write the schema's name as it is in the database.");
		}
		if (name.equals("$user")) {
			throw new IllegalArgumentException(
					said + " stands for a different schema for each user: write the schema's name, or remove the"
							+ " property to use the connection's schema.");
		}
		if (name.equals(CaptureSchema.NAME)) {
			throw new IllegalArgumentException(
					said + " holds what is captured before migrations remove it: name a schema of your own.");
		}
		if (name.startsWith("pg_") || name.equals("information_schema")) {
			throw new IllegalArgumentException(
					said + " is a system schema of PostgreSQL and cannot hold the history: name a schema of your own.");
		}
	}

}
