package com.ofauto.migrations.devtools.schema;

/**
 * A cast that does not belong to a range type or an extension.
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
	 * Where a cast is applied implicitly.
	 */
	public enum Context {

		EXPLICIT, ASSIGNMENT, IMPLICIT

	}

}
