package com.ofauto.migrations.devtools.schema;

import java.util.Set;

/**
 * What of a database is read.
 *
 * @param schemas the names of the schemas; all that are the application's if empty
 * @param grants whether grants are read too
 */
public record ReadOptions(Set<String> schemas, boolean grants) {

	public ReadOptions {
		schemas = Set.copyOf(schemas);
	}

	public static ReadOptions allSchemas() {
		return new ReadOptions(Set.of(), false);
	}

	public static ReadOptions schemas(String... names) {
		return new ReadOptions(Set.of(names), false);
	}

	public ReadOptions withGrants() {
		return new ReadOptions(this.schemas, true);
	}

	boolean includes(String schema) {
		return this.schemas.isEmpty() || this.schemas.contains(schema);
	}

}
