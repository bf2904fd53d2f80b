package com.ofauto.migrations.devtools.schema;

/**
 * A cast that is nobody's part.
 *
 * @param id its identity, named {@code source AS target}
 * @param method {@code WITH INOUT}, {@code WITHOUT FUNCTION} or
 * {@code WITH FUNCTION name(types)}
 * @param context {@code EXPLICIT}, {@code ASSIGNMENT} or {@code IMPLICIT}
 */
public record Cast(ObjectId id, String method, Context context) implements SchemaObject {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.cast(this);
	}

	/**
	 * When a cast is applied without being asked for.
	 */
	public enum Context {

		EXPLICIT, ASSIGNMENT, IMPLICIT

	}

}
