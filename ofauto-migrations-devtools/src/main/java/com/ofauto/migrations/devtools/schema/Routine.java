package com.ofauto.migrations.devtools.schema;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A function, a procedure or an aggregate. Its identity has the types of its arguments.
 *
 * @param id its identity
 * @param kind what it is
 * @param arguments its arguments for a statement, with modes and names
 * @param result the type it returns, null for a procedure
 * @param definition the whole statement that creates it
 */
public record Routine(ObjectId id, Kind kind, String arguments, @Nullable String result,
		String definition) implements SchemaObject {

	private static final Pattern TEXT_BODY = Pattern.compile("^AS (?:'|\\$)", Pattern.MULTILINE);

	/**
	 * Whether its body is a text, for which PostgreSQL records no dependencies.
	 * @return false for an aggregate and for a body in the SQL standard's form
	 */
	public boolean hasTextBody() {
		return this.kind != Kind.AGGREGATE && TEXT_BODY.matcher(this.definition).find();
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.routine(this);
	}

	/**
	 * The word that follows {@code DROP}.
	 */
	public enum Kind {

		FUNCTION, PROCEDURE, AGGREGATE

	}

}
