package com.ofauto.migrations.devtools.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence, except those of identity columns.
 *
 * @param id its identity
 * @param unlogged whether it is unlogged
 * @param options its options
 * @param owner the column that owns it, as for {@code serial}
 */
public record Sequence(ObjectId id, boolean unlogged, SequenceOptions options,
		@Nullable ObjectId owner) implements SchemaObject {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.sequence(this);
	}

}
