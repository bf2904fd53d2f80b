package com.ofauto.migrations.devtools.schema.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Dependency;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.Grant;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

/**
 * What is read and what is not, and how.
 */
@ExtendWith(PostgresExtension.class)
class SchemaReaderTests {

	private static final ObjectId PUBLIC = ObjectId.of(ObjectKind.SCHEMA, "public");

	@Test
	void anEmptyDatabaseHasASchemaAndNothingElse(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database);
		assertThat(schema.objects()).containsOnlyKeys(PUBLIC);
		assertThat(schema.comments()).isEmpty();
		assertThat(schema.dependencies()).isEmpty();
		assertThat(schema.grants()).isEmpty();
	}

	@Test
	void theHistoryOfMigrationsIsNotRead(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database,
				"CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, n serial, name text DEFAULT 'x' CHECK (n > 0))",
				"CREATE INDEX i ON _prisma_migrations (name)", "COMMENT ON TABLE _prisma_migrations IS 'stamped'",
				"COMMENT ON COLUMN _prisma_migrations.id IS 'too'");
		assertThat(schema.objects()).containsOnlyKeys(PUBLIC);
		assertThat(schema.comments()).isEmpty();
		assertThat(schema.dependencies()).isEmpty();
	}

	@Test
	void temporaryTablesAreNotRead(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TEMPORARY TABLE t (x int PRIMARY KEY)");
			DatabaseSchema schema = new SchemaReader(ReadOptions.allSchemas()).read(connection);
			assertThat(schema.objects()).containsOnlyKeys(PUBLIC);
		}
	}

	@Test
	void aTransactionThatIsOpenIsRefusedAndStays(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("CREATE TABLE t (x int)");
			assertThatIllegalStateException()
				.isThrownBy(() -> new SchemaReader(ReadOptions.allSchemas()).read(connection))
				.withMessage("A schema is read in a transaction of its own, and one is open.");
			connection.commit();
		}
		assertThat(Reading.of(database).objects()).containsKey(Reading.table("t"));
	}

	@Test
	void anExtensionIsReadAndItsMembersAreNot(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE SCHEMA extra", "CREATE EXTENSION citext SCHEMA extra",
				"CREATE EXTENSION pg_stat_statements", "CREATE TABLE a (x extra.citext[])");
		ObjectId citext = ObjectId.of(ObjectKind.EXTENSION, "citext");
		assertThat(schema.objects()).containsOnlyKeys(ObjectId.of(ObjectKind.SCHEMA, "extra"), PUBLIC, citext,
				ObjectId.of(ObjectKind.EXTENSION, "pg_stat_statements"), Reading.table("a"));
		assertThat(schema.get(citext, Extension.class)).isEqualTo(new Extension(citext, "extra",
				database.queryForString("SELECT extversion FROM pg_extension WHERE extname = 'citext'"), false, null,
				Set.of()));
		assertThat(schema.dependencies()).containsExactly(
				new Dependency(citext, ObjectId.of(ObjectKind.SCHEMA, "extra")),
				new Dependency(Reading.table("a").part(ObjectKind.COLUMN, "x"), citext));
	}

	@Test
	void chosenSchemasAreReadAlone(TestDatabase database) {
		Reading.of(database, "CREATE SCHEMA one", "CREATE SCHEMA \"Two; --\"", "CREATE TABLE one.a (x int PRIMARY KEY)",
				"CREATE TABLE \"Two; --\".b (x int REFERENCES one.a)", "CREATE TABLE c (x int)");
		DatabaseSchema schema = new SchemaReader(ReadOptions.schemas("Two; --", "nowhere")).read(database.dataSource());
		ObjectId table = ObjectId.of(ObjectKind.TABLE, "Two; --", "b");
		assertThat(schema.objects()).containsOnlyKeys(ObjectId.of(ObjectKind.SCHEMA, "Two; --"), table,
				table.part(ObjectKind.CONSTRAINT, "b_x_fkey"));
		assertThat(new SchemaReader(ReadOptions.schemas("nowhere")).read(database.dataSource()).objects()).isEmpty();
	}

	@Test
	void namesOfAnySortAreReadAsTheyAre(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE SCHEMA \"Schéma \"\"x\"\"\"", """
				CREATE TABLE "Schéma ""x\"""."Täble.a" (
					"Sp alte" int CONSTRAINT "é""?" CHECK ("Sp alte" > 0), "日本" text)""",
				"COMMENT ON COLUMN \"Schéma \"\"x\"\"\".\"Täble.a\".\"日本\" IS 'It''s \\ \"said\"'");
		ObjectId table = ObjectId.of(ObjectKind.TABLE, "Schéma \"x\"", "Täble.a");
		assertThat(schema.get(table, Table.class).columns()).containsOnlyKeys("Sp alte", "日本");
		ObjectId check = table.part(ObjectKind.CONSTRAINT, "é\"?");
		assertThat(schema.get(check, Constraint.class)).isEqualTo(new Constraint(check, Constraint.Kind.CHECK,
				"CHECK ((\"Sp alte\" > 0))", List.of("Sp alte"), null, true));
		assertThat(schema.comments()).containsOnly(entry(table.part(ObjectKind.COLUMN, "日本"), "It's \\ \"said\""));
	}

	@Test
	void theCommentThatAnExtensionBringsAlongIsNotOurs(TestDatabase database) {
		assertThat(Reading.of(database, "CREATE EXTENSION citext").comments()).isEmpty();
		assertThat(Reading.of(database, "COMMENT ON EXTENSION citext IS 'ours'").comments()).hasSize(1);
	}

	@Test
	void commentsAreReadOfEverything(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "COMMENT ON SCHEMA public IS 'the schema'",
				"CREATE TABLE a (x int PRIMARY KEY)", "COMMENT ON TABLE a IS 'the table'",
				"COMMENT ON INDEX a_pkey IS 'behind a constraint'", "COMMENT ON CONSTRAINT a_pkey ON a IS 'the key'",
				"CREATE VIEW v AS SELECT 1 AS y", "COMMENT ON COLUMN v.y IS 'of the view'",
				"CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
				"COMMENT ON FUNCTION f(int) IS 'the function'", "CREATE TYPE t AS (z int)",
				"COMMENT ON TYPE t IS 'the type'");
		assertThat(schema.comments()).containsOnly(entry(PUBLIC, "the schema"), entry(Reading.table("a"), "the table"),
				entry(Reading.constraint("a", "a_pkey"), "the key"),
				entry(Reading.type(ObjectKind.VIEW, "v").part(ObjectKind.COLUMN, "y"), "of the view"),
				entry(Reading.routine("f", "integer"), "the function"),
				entry(Reading.type(ObjectKind.COMPOSITE_TYPE, "t"), "the type"));
	}

	@Test
	void grantsAreReadWhereTheyAreAskedFor(TestDatabase database) {
		assertThat(Reading
			.of(database, "CREATE TABLE a (x int)", "GRANT SELECT ON a TO pg_monitor WITH GRANT OPTION",
					"GRANT UPDATE (x) ON a TO PUBLIC", "REVOKE ALL ON SCHEMA public FROM PUBLIC",
					"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'")
			.grants()).isEmpty();
		DatabaseSchema schema = new SchemaReader(ReadOptions.allSchemas().withGrants()).read(database.dataSource());
		assertThat(schema.grants()).filteredOn((grant) -> !grant.object().equals(PUBLIC))
			.containsExactly(new Grant(Reading.routine("f", ""), "PUBLIC", "EXECUTE", false),
					new Grant(Reading.table("a"), "pg_monitor", "SELECT", true),
					new Grant(Reading.table("a").part(ObjectKind.COLUMN, "x"), "PUBLIC", "UPDATE", false));
	}

	@Test
	void theTimeZoneAndTheDateStyleOfASessionMakeNoDifference(TestDatabase database) throws SQLException {
		DatabaseSchema schema = Reading.of(database, """
				CREATE TABLE a (
					t timestamptz DEFAULT '2026-01-31 12:00+00'::timestamptz, d date DEFAULT '2026-01-31'::date,
					i interval DEFAULT '1 day 2 hours'::interval, f float8 DEFAULT 0.1::float8,
					b bytea DEFAULT '\\x00ff'::bytea)""");
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'ISO, DMY'; SET IntervalStyle = 'iso_8601';"
					+ " SET bytea_output = 'escape'; SET extra_float_digits = -10; SET quote_all_identifiers = on;"
					+ " SET search_path = pg_catalog, public");
			assertThat(new SchemaReader(ReadOptions.allSchemas()).read(connection)).isEqualTo(schema);
		}
	}

	@Test
	void aConnectionIsGivenBackAsItWas(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("SET search_path = pg_catalog, public");
			new SchemaReader(ReadOptions.allSchemas()).read(connection);
			assertThat(connection.getAutoCommit()).isTrue();
			statement.execute("CREATE TABLE public.a (x int)");
		}
		assertThat(database.queryForString("SELECT to_regclass('public.a')")).isEqualTo("a");
	}

	@Test
	void fiveHundredTablesTakeThreeRoundTripsAndTheBeginThatTheDriverSendsAhead(TestDatabase database) {
		database.execute(
				"""
						DO $$ BEGIN
							FOR n IN 1..500 LOOP
								EXECUTE format('CREATE TABLE t%1$s (id bigserial PRIMARY KEY, code varchar(20) NOT NULL UNIQUE,
									parent bigint REFERENCES t%2$s, state text DEFAULT ''new'' CHECK (state IN (''new'', ''old'')),
									created timestamptz NOT NULL DEFAULT now(), a text, b text, c text, d int, e int)', n,
									greatest(n - 1, 1));
								EXECUTE format('CREATE INDEX ON t%s (parent, state) WHERE d > 0', n);
							END LOOP;
						END $$""");
		try (CountingProxy proxy = CountingProxy.before(database)) {
			DatabaseSchema schema = new SchemaReader(ReadOptions.allSchemas()).read(proxy.dataSource());
			assertThat(proxy.roundTrips()).isEqualTo(4);
			assertThat(schema.all(Table.class)).hasSize(500)
				.allSatisfy((table) -> assertThat(table.columns()).hasSize(10));
			assertThat(schema.all(Constraint.class)).hasSize(2000);
			assertThat(schema.all(Index.class)).hasSize(500);
			assertThat(schema.all(Sequence.class)).hasSize(500);
		}
	}

}
