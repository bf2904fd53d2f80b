package com.ofauto.migrations.devtools.schema;

import java.util.Map;

/**
 * A user-defined collation.
 *
 * @param id its identity
 * @param options what {@code CREATE COLLATION} takes, by name: {@code provider},
 * {@code locale}, {@code lc_collate}, {@code lc_ctype}, {@code deterministic},
 * {@code rules}; or only {@code from}, for a copy that is for every encoding
 */
public record Collation(ObjectId id, Map<String, String> options) implements SchemaObject {

	public Collation {
		options = Ordered.copyOf(options);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.collation(this);
	}

}
