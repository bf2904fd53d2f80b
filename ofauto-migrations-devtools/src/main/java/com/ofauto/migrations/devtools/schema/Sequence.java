package com.ofauto.migrations.devtools.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence that is no column's identity.
 *
 * @param id its identity
 * @param unlogged whether it is not crash-safe
 * @param options how it counts
 * @param owner the column it is dropped with, as a serial's sequence is
 */
public record Sequence(ObjectId id, boolean unlogged, SequenceOptions options,
		@Nullable ObjectId owner) implements SchemaObject {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.sequence(this);
	}

}
