package com.ofauto.migrations.devtools.psl;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.support.TestDatabase;

/**
 * One database that is emptied and built again and again, since to make one takes longer
 * than to empty it.
 */
public final class Rebuilt {

	private static final String EMPTY = """
			DO $$
			DECLARE
				name text;
			BEGIN
				FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$' LOOP
					EXECUTE format('DROP SCHEMA %I CASCADE', name);
				END LOOP;
				CREATE SCHEMA public;
			END
			$$""";

	private Rebuilt() {
	}

	/**
	 * Builds what scripts say.
	 * @param database the database, emptied before
	 * @param scripts run one after the other
	 * @return what it is then
	 */
	public static DatabaseSchema from(TestDatabase database, String... scripts) {
		database.execute(EMPTY);
		for (String script : scripts) {
			database.execute(script);
		}
		return new SchemaReader(ReadOptions.allSchemas()).read(database.dataSource());
	}

	/**
	 * Leaves out which versions the extensions have, for a comparison with a schema that
	 * names none: each server then installs the one that it has.
	 * @param schema a schema
	 * @return the schema, its extensions in no version
	 */
	public static DatabaseSchema withoutVersions(DatabaseSchema schema) {
		Map<ObjectId, SchemaObject> objects = new TreeMap<>(schema.objects());
		objects.replaceAll((id, object) -> (object instanceof Extension extension)
				? new Extension(id, extension.schema(), "", false, null, Set.of()) : object);
		return new DatabaseSchema(objects, schema.comments(), schema.grants(), schema.dependencies(), schema.marks());
	}

}
