package com.ofauto.migrations.devtools.ddl;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.ofauto.migrations.devtools.judge.Judges;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;

/**
 * A database that is emptied before each form, which is faster than a new one.
 */
final class FormDatabase {

	private static final String EMPTY = """
			RESET ALL; SET client_min_messages = error; DROP OWNED BY form_role CASCADE; DISCARD TEMP;
			DO $$ DECLARE command text; BEGIN
				FOREACH command IN ARRAY ARRAY(
					SELECT format('DROP EVENT TRIGGER IF EXISTS %I', evtname) FROM pg_event_trigger
					UNION ALL SELECT format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', subname) FROM pg_subscription s
						JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()
					UNION ALL SELECT format('DROP SUBSCRIPTION IF EXISTS %I', subname) FROM pg_subscription s
						JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()
					UNION ALL SELECT format('DROP PUBLICATION IF EXISTS %I', pubname) FROM pg_publication
					UNION ALL SELECT format('DROP TABLE IF EXISTS %s CASCADE', oid::regclass) FROM pg_class
						WHERE relkind IN ('r', 'p') AND oid >= 16384 AND relnamespace <> 'pg_toast'::regnamespace
					UNION ALL SELECT format('DROP CAST IF EXISTS (%s AS %s)', castsource::regtype, casttarget::regtype)
						FROM pg_cast c WHERE oid >= 16384 AND castsource < 16384 AND casttarget < 16384
						AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype = 'e')
					UNION ALL SELECT format('DROP EXTENSION IF EXISTS %I CASCADE', extname) FROM pg_extension
						WHERE extname <> 'plpgsql'
					UNION ALL SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', nspname) FROM pg_namespace
						WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
					UNION ALL SELECT format('DROP FOREIGN DATA WRAPPER IF EXISTS %I CASCADE', fdwname)
						FROM pg_foreign_data_wrapper
					UNION ALL SELECT format('DROP LANGUAGE IF EXISTS %I CASCADE', lanname) FROM pg_language
						WHERE lanname = 'mine'
					UNION ALL SELECT format('DROP ACCESS METHOD IF EXISTS %I CASCADE', amname) FROM pg_am
						WHERE oid >= 16384)
				LOOP
					EXECUTE command;
				END LOOP;
				CREATE SCHEMA public;
			END $$""";

	private final Connection connection;

	private final String programUrl;

	private final Judges judges;

	FormDatabase(Connection connection, String programUrl, Judges judges) {
		this.connection = connection;
		this.programUrl = programUrl;
		this.judges = judges;
	}

	void build(String setup) throws SQLException {
		execute(EMPTY);
		execute(setup);
	}

	void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	Judges.Look look() throws SQLException {
		return this.judges.look(this.connection, this.programUrl);
	}

	DatabaseSchema schema() throws SQLException {
		return new SchemaReader(ReadOptions.allSchemas().withGrants()).read(this.connection);
	}

}
