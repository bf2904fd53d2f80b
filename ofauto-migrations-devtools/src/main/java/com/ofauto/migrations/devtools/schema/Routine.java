package com.ofauto.migrations.devtools.schema;

import org.jspecify.annotations.Nullable;

/**
 * A function, a procedure or an aggregate. Its identity has the types of its arguments.
 *
 * @param id its identity
 * @param kind what it is
 * @param arguments what names it in a statement, with modes and names
 * @param result the type it returns, null for a procedure
 * @param definition the whole statement that creates it
 */
public record Routine(ObjectId id, Kind kind, String arguments, @Nullable String result,
		String definition) implements SchemaObject {

	/**
	 * The word that follows {@code DROP}.
	 */
	public enum Kind {

		FUNCTION, PROCEDURE, AGGREGATE

	}

}
