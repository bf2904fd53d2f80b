package com.ofauto.migrations.core;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Which names of a default schema mean one schema, and the same to everybody.
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
					said + " is no schema: name one, or leave it out for that of the connection.");
		}
		if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
			throw new IllegalArgumentException("PostgreSQL has names of " + LONGEST_NAME
					+ " bytes at most and would cut " + said + ": write the schema's name as the database has it.");
		}
		if (name.equals("$user")) {
			throw new IllegalArgumentException(
					said + " is the schema of whoever is connected, and not one schema: write"
							+ " its name, or leave it out for that of the connection.");
		}
		if (name.startsWith("pg_") || name.equals("information_schema")) {
			throw new IllegalArgumentException(
					said + " is a schema of PostgreSQL itself, and no place for a history: name one of your own.");
		}
	}

}
