package com.ofauto.migrations.devtools.psl;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ReadOptions;
import com.ofauto.migrations.devtools.schema.SchemaReader;
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

}
