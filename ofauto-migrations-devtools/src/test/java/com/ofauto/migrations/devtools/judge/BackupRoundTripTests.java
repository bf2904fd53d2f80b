package com.ofauto.migrations.devtools.judge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.ofauto.migrations.backup.Backup;
import com.ofauto.migrations.backup.BackupSettings;
import com.ofauto.migrations.backup.BackupSource;
import com.ofauto.migrations.backup.Backups;
import com.ofauto.migrations.backup.JdbcAddress;
import com.ofauto.migrations.backup.RestoredDatabase;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.ClientPrograms;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A database that was backed up and restored is the same: that of the demo, and one with
 * every kind of object. Skipped where no {@code pg_dump} is installed that can dump the
 * server.
 */
class BackupRoundTripTests {

	private static final String DEMO = "file:../demo-app/src/main/resources/db/migrations";

	private static final String KINDS = """
			CREATE SCHEMA "Other one";
			CREATE TYPE mood AS ENUM ('low', 'it''s high');
			CREATE DOMAIN positive AS int CHECK (VALUE > 0);
			CREATE TYPE pair AS (a int, b text);
			CREATE TYPE span AS RANGE (subtype = float8);
			CREATE COLLATION german (provider = icu, locale = 'de');
			CREATE SEQUENCE counter START 7 INCREMENT 3;
			SELECT nextval('counter');
			CREATE TABLE kinds (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m mood DEFAULT 'low', p positive,
				twice int GENERATED ALWAYS AS (p * 2) STORED, pairs pair[], name text COLLATE german, doc jsonb,
				period tstzrange, bytes bytea, EXCLUDE USING gist (period WITH &&));
			INSERT INTO kinds (p, pairs, name, doc, period, bytes) VALUES (4, ARRAY[(1, E'a\\\\b\\n')::pair], 'Ä ''q''',
				'{"a": [1, null]}', '[2026-01-01,2026-02-01)', '\\x00ff');
			CREATE TABLE "Other one"."a table" (id int REFERENCES kinds ON DELETE CASCADE, "UPPER" text);
			INSERT INTO "Other one"."a table" VALUES (1, repeat('x', 100000));
			CREATE UNLOGGED TABLE fast (id int);
			CREATE TABLE parts (k int, v text) PARTITION BY RANGE (k);
			CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (10);
			CREATE TABLE parts_rest PARTITION OF parts DEFAULT;
			INSERT INTO parts VALUES (1, 'one'), (100, 'rest');
			CREATE TABLE child (extra int) INHERITS (fast);
			CREATE INDEX partly ON kinds (lower(name)) WHERE p > 3;
			CREATE VIEW seen WITH (security_barrier) AS SELECT id, name FROM kinds;
			CREATE MATERIALIZED VIEW stored AS SELECT count(*) AS n FROM kinds;
			CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.p := NEW.p + 1; RETURN NEW; END $$;
			CREATE TRIGGER touched BEFORE UPDATE ON kinds FOR EACH ROW EXECUTE FUNCTION touch();
			CREATE PROCEDURE nothing() LANGUAGE sql AS 'SELECT 1';
			CREATE AGGREGATE total (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
			CREATE OPERATOR ### (FUNCTION = int4pl, LEFTARG = int, RIGHTARG = int);
			CREATE CAST (mood AS int) WITH INOUT;
			CREATE RULE quiet AS ON DELETE TO fast DO INSTEAD NOTHING;
			ALTER TABLE kinds ENABLE ROW LEVEL SECURITY;
			CREATE POLICY mine ON kinds USING (p > 0);
			CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
			CREATE STATISTICS together ON k, v FROM parts;
			CREATE PUBLICATION news FOR TABLE kinds;
			CREATE FOREIGN DATA WRAPPER wrap;
			CREATE SERVER away FOREIGN DATA WRAPPER wrap;
			CREATE FOREIGN TABLE far (id int) SERVER away;
			COMMENT ON COLUMN kinds.p IS 'a comment';
			GRANT SELECT (name), UPDATE (p) ON kinds TO PUBLIC;
			GRANT SELECT ON fast TO pg_monitor WITH GRANT OPTION;
			ALTER TABLE fast OWNER TO pg_monitor;
			ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
			SELECT lo_create(4711);
			""";

	private final int majorVersion = PostgresServer.shared().majorVersion();

	private final List<String> notes = new ArrayList<>();

	@TempDir
	Path directory;

	@Test
	void theDemoComesBack() throws SQLException {
		try (TestDatabase database = PostgresServer.shared().createDatabase()) {
			Migrator migrator = migrator(database);
			migrator.deploy();
			RestoredDatabase restored = comesBack(database, migrator);
			assertThat(restored.plan().counts().applied()).isEqualTo(migrator.plan().counts().applied()).isPositive();
			assertThat(restored.plan().counts().outstanding()).isZero();
		}
	}

	@Test
	void everyKindOfObjectComesBackWithItsRows() throws SQLException {
		try (TestDatabase database = PostgresServer.shared().createDatabase()) {
			Migrator migrator = migrator(database);
			migrator.deploy();
			database.execute(KINDS);
			database.execute(
					"ALTER DATABASE %1$s SET search_path TO public, \"Other one\"; COMMENT ON DATABASE %1$s IS 'c';"
						.formatted(database.name())
							+ "ALTER DATABASE %1$s CONNECTION LIMIT 50; REVOKE CONNECT ON DATABASE %1$s FROM PUBLIC"
								.formatted(database.name()));
			comesBack(database, migrator);
		}
	}

	private static Migrator migrator(TestDatabase database) {
		return new Migrator(database.dataSource(),
				new MigrationDirectory(BackupRoundTripTests.class.getClassLoader(), List.of(DEMO)),
				MigratorSettings.defaults(), List.of());
	}

	private RestoredDatabase comesBack(TestDatabase database, Migrator migrator) throws SQLException {
		Optional<Path> program = ClientPrograms.dump(this.majorVersion);
		assumeTrue(program.isPresent(), "No pg_dump for PostgreSQL " + this.majorVersion + " is installed");
		JdbcAddress address = new JdbcAddress(database.url(), database.user(), database.password(), Map.of());
		Backups backups = new Backups(migrator,
				new BackupSettings(this.directory, null, 0, program.get().toString(), List.of()),
				() -> new BackupSource(address, null), Clock.systemUTC());
		Backup backup = backups.make(migrator.plan(), null, "migrate backup --to", this.notes::add);
		String name = "it's \"" + database.name() + "\" = b\\ck";
		try {
			RestoredDatabase restored = backups.restore(migrator.plan(), backup.file(), name, this.notes::add);
			assertThat(this.notes).noneMatch((note) -> note.startsWith("Not restored"));
			assertThat(Judges.compare(look(database, name), look(database, database.name()))).isEmpty();
			List<String> original = rows(database, database.name());
			assertThat(rows(database, name)).hasSameSizeAs(original)
				.allSatisfy((row) -> assertThat(original).contains(row));
			return restored;
		}
		finally {
			database.execute("DROP DATABASE IF EXISTS \"" + name.replace("\"", "\"\"") + "\" WITH (FORCE)");
		}
	}

	private Judges.Look look(TestDatabase database, String name) throws SQLException {
		try (Connection connection = connect(database, name)) {
			return new Judges.Look(new Judge().read(connection), Dump.NONE);
		}
	}

	/**
	 * All rows of all tables, where sequences are, and what is said of the database.
	 */
	private List<String> rows(TestDatabase database, String name) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (Connection connection = connect(database, name);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(
						"""
								SELECT table_schema || '.' || table_name || ': ' || query_to_xml(format('SELECT * FROM %I.%I AS x ORDER BY x::text',
									table_schema, table_name), true, false, '') FROM information_schema.tables
								WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'
								UNION ALL SELECT 'sequence ' || sequencename || ' ' || coalesce(last_value, -1) FROM pg_sequences
								UNION ALL SELECT 'setting ' || s.setconfig::text FROM pg_db_role_setting s
									JOIN pg_database d ON d.oid = s.setdatabase AND d.datname = current_database()
								UNION ALL SELECT 'database ' || datconnlimit || datcollate || encoding ||
									coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = current_database()
								ORDER BY 1""")) {
			while (row.next()) {
				rows.add(row.getString(1));
			}
		}
		return rows;
	}

	private static Connection connect(TestDatabase database, String name) throws SQLException {
		return DriverManager.getConnection("jdbc:postgresql://" + database.host() + ":" + database.port() + "/"
				+ URLEncoder.encode(name, StandardCharsets.UTF_8), database.user(), database.password());
	}

}
