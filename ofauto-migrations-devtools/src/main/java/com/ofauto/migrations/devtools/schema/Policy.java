package com.ofauto.migrations.devtools.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A policy of row level security.
 *
 * @param id its identity, a part of the table
 * @param permissive whether it is permissive and not restrictive
 * @param command {@code ALL}, {@code SELECT}, {@code INSERT}, {@code UPDATE} or
 * {@code DELETE}
 * @param roles its sorted roles, or {@code PUBLIC}
 * @param using the condition for existing rows
 * @param check the condition for new rows
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
