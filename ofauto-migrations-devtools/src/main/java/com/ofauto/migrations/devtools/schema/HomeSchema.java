package com.ofauto.migrations.devtools.schema;

import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The default schema of a connection.
 */
public final class HomeSchema {

	private static final String QUERY = """
			SELECT coalesce((SELECT n.nspname FROM pg_catalog.pg_class c, pg_catalog.pg_namespace n
				WHERE c.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass('_prisma_migrations')::pg_catalog.oid
					AND n.oid OPERATOR(pg_catalog.=) c.relnamespace), pg_catalog.current_schema())""";

	private static final String PUBLIC = "public";

	private HomeSchema() {
	}

	/**
	 * Return the name of a default schema.
	 * @param defaultSchema the schema, or {@code null} if it is {@code public}
	 */
	public static String name(@Nullable String defaultSchema) {
		return (defaultSchema != null) ? defaultSchema : PUBLIC;
	}

	/**
	 * Add the default schema to an empty schema, because it exists before the first
	 * migration.
	 * @param empty an empty schema
	 * @param other a schema that may contain it
	 * @param defaultSchema its name, or {@code null} for {@code public}
	 * @return the first, with the default schema as in the other
	 */
	public static DatabaseSchema in(DatabaseSchema empty, DatabaseSchema other, @Nullable String defaultSchema) {
		ObjectId home = ObjectId.of(ObjectKind.SCHEMA, name(defaultSchema));
		Map<ObjectId, SchemaObject> objects = new HashMap<>(empty.objects());
		other.find(home).ifPresent((namespace) -> objects.put(home, namespace));
		return empty.withObjects(objects);
	}

	/**
	 * Return the schema of the history, else the first one of the search path.
	 * @param live leads to the database
	 * @return the schema, or {@code null} for {@code public} and if there is none
	 */
	public static @Nullable String of(DataSource live) {
		String schema = new JdbcTemplate(live).queryForObject(QUERY, String.class);
		return PUBLIC.equals(schema) ? null : schema;
	}

}
