package com.ofauto.migrations.devtools.schema;

import org.jspecify.annotations.Nullable;

/**
 * A domain. Its checks are {@link Constraint}s.
 *
 * @param id its identity
 * @param type what it restricts
 * @param collation its collation, if it is not that of its type
 * @param notNull whether it is {@code NOT NULL}
 * @param defaultValue the expression of its default
 */
public record Domain(ObjectId id, String type, @Nullable String collation, boolean notNull,
		@Nullable String defaultValue) implements SchemaObject {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.domain(this);
	}

}
