package com.ofauto.migrations.devtools.schema.catalog;

import java.util.Set;

import com.ofauto.migrations.devtools.schema.HomeSchema;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a database that are read.
 *
 * @param defaultSchema the schema of names without one
 * @param schemas the names of the schemas; if empty, all schemas of the application
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
	 * Leave out the name of a schema.
	 * @param name the default schema, or {@code null} for {@code public}
	 */
	public ReadOptions withDefaultSchema(@Nullable String name) {
		return new ReadOptions(HomeSchema.name(name), this.schemas, this.grants);
	}

	public ReadOptions withGrants() {
		return new ReadOptions(this.defaultSchema, this.schemas, true);
	}

	/**
	 * Read grants and owners too, or not.
	 */
	public ReadOptions withGrants(boolean wanted) {
		return new ReadOptions(this.defaultSchema, this.schemas, wanted);
	}

	boolean includes(String schema) {
		return this.schemas.isEmpty() || this.schemas.contains(schema);
	}

}
