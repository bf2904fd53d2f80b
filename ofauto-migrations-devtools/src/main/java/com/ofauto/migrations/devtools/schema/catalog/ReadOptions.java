package com.ofauto.migrations.devtools.schema.catalog;

import java.util.Set;

import com.ofauto.migrations.devtools.schema.HomeSchema;
import org.jspecify.annotations.Nullable;

/**
 * What of a database is read.
 *
 * @param defaultSchema where names without a schema belong
 * @param schemas the names of the schemas; all that are the application's if empty
 * @param grants whether grants and owners are read too
 */
public record ReadOptions(String defaultSchema, Set<String> schemas, boolean grants) {

	public ReadOptions {
		schemas = Set.copyOf(schemas);
	}

	public static ReadOptions allSchemas() {
		return new ReadOptions(HomeSchema.name(null), Set.of(), false);
	}

	public static ReadOptions schemas(String... names) {
		return new ReadOptions(HomeSchema.name(null), Set.of(names), false);
	}

	/**
	 * Reads names of a schema as names without one.
	 * @param name the default schema, or {@code null} if that is {@code public}
	 */
	public ReadOptions withDefaultSchema(@Nullable String name) {
		return new ReadOptions(HomeSchema.name(name), this.schemas, this.grants);
	}

	public ReadOptions withGrants() {
		return new ReadOptions(this.defaultSchema, this.schemas, true);
	}

	/**
	 * Reads grants and owners too, or not.
	 */
	public ReadOptions withGrants(boolean wanted) {
		return new ReadOptions(this.defaultSchema, this.schemas, wanted);
	}

	boolean includes(String schema) {
		return this.schemas.isEmpty() || this.schemas.contains(schema);
	}

}
