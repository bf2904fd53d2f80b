package com.ofauto.migrations.devtools.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A policy of row security.
 *
 * @param id its identity, a part of the table
 * @param permissive whether it permits, or else restricts
 * @param command {@code ALL}, {@code SELECT}, {@code INSERT}, {@code UPDATE} or
 * {@code DELETE}
 * @param roles whom it concerns, sorted; {@code PUBLIC} for everybody
 * @param using which rows are seen
 * @param check which rows may be written
 */
public record Policy(ObjectId id, boolean permissive, String command, List<String> roles, @Nullable String using,
		@Nullable String check) implements SchemaObject {

	public Policy {
		roles = List.copyOf(roles);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.policy(this);
	}

}
