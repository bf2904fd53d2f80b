package com.ofauto.migrations.devtools.source;

import java.nio.file.Path;

import com.ofauto.migrations.devtools.psl.PslException;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which source is chosen, what it builds, and what is said if it does not.
 */
@ExtendWith(PostgresExtension.class)
class SchemaSourcesTests {

	private static final String DATASOURCE = "datasource db {\n  provider = \"postgresql\"\n}\n";

	private static final String MODEL = DATASOURCE + "model a {\n  id Int @id\n}\n";

	private static final String TABLE = "CREATE TABLE a (id int PRIMARY KEY);\n";

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void open(TestDatabase development) {
		this.project = new Project(this.directory, development);
	}

	@AfterEach
	void close() {
		this.project.close();
	}

	@Test
	void aFileOrADirectoryOfPrismaIsBuilt() {
		this.project.with("schema.prisma", MODEL)
			.with("prisma/base.prisma", DATASOURCE)
			.with("prisma/models/a.prisma", "model a {\n  id Int @id\n}\n")
			.with("prisma/migrations/1_a/migration.sql", "-- not part of the schema");
		DatabaseSchema expected = this.project.built(TABLE);
		assertThat(this.project.desired(this.project.source("schema.prisma"))).isEqualTo(expected);
		assertThat(this.project.desired(this.project.source("prisma"))).isEqualTo(expected);
	}

	@Test
	void aFileOrADirectoryOfSqlIsBuilt() {
		this.project.with("schema.sql", TABLE + "CREATE VIEW v AS SELECT id FROM a;")
			.with("schema/1_tables.sql", TABLE)
			.with("schema/2_views.sql", "CREATE VIEW v AS SELECT id FROM a;\n");
		DatabaseSchema expected = this.project.built(TABLE + "CREATE VIEW v AS SELECT id FROM a");
		assertThat(this.project.desired(this.project.source("schema.sql"))).isEqualTo(expected);
		assertThat(this.project.desired(this.project.source("file:schema"))).isEqualTo(expected);
	}

	@Test
	void theDefaultSchemaIsThatOfWhatNamesNoOther() {
		this.project.with("schema.prisma", MODEL).with("schema.sql", TABLE);
		DatabaseSchema expected = this.project.built("CREATE SCHEMA app; CREATE TABLE app.a (id int PRIMARY KEY)",
				"app");
		assertThat(this.project.desired(this.project.source("schema.prisma", "app"))).isEqualTo(expected);
		assertThat(this.project.desired(this.project.source("schema.sql", "app"))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "schema.prisma", "schema.sql" })
	void whatWasPreparedIsNotBuiltAgain(String location) {
		this.project.with("schema.prisma", MODEL).with("schema.sql", TABLE);
		DatabaseSchema history = this.project.built("CREATE DOMAIN d AS int");
		SchemaSource source = this.project.source(location);
		this.project.prepare(source, history);
		int before = this.project.databases();
		assertThat(this.project.desired(source, history))
			.isEqualTo(this.project.desired(this.project.source(location), history));
		assertThat(this.project.databases() - before).isEqualTo(2);
	}

	@Test
	void whatWasPreparedForAnotherHistoryIsBuiltAgain() {
		this.project.with("schema.prisma",
				DATASOURCE + "model a {\n  id Int @id @default(dbgenerated(\"next()\"))\n}\n");
		DatabaseSchema history = this.project.built("CREATE FUNCTION next() RETURNS int RETURN 1");
		SchemaSource source = this.project.source("schema.prisma");
		assertThatExceptionOfType(SchemaSourceException.class)
			.isThrownBy(() -> this.project.prepare(source, this.project.built("")));
		assertThat(this.project.desired(source, history).objects()).hasSizeGreaterThan(history.objects().size());
	}

	@Test
	void anEditedFileIsBuiltAgain() {
		this.project.with("schema.sql", TABLE);
		SchemaSource source = this.project.source("schema.sql");
		this.project.desired(source);
		this.project.with("schema.sql", "CREATE TABLE b ();");
		assertThat(this.project.desired(source)).isEqualTo(this.project.built("CREATE TABLE b ()"));
	}

	@Test
	void whatNoMigrationIsMadeOfIsNotPassedOverInSilence() {
		this.project.with("schema.sql", TABLE + """
				CREATE PUBLICATION "All" FOR TABLE a;
				CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
				CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION f();
				ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;
				""");
		assertThatExceptionOfType(SchemaSourceException.class)
			.isThrownBy(() -> this.project.desired(this.project.source("schema.sql")))
			.satisfies((ex) -> {
				assertThat(ex.problem()).isEqualTo("No migration is made of what the schema has here: default"
						+ " privileges of postgres, event trigger watch, publication \"All\".");
				assertThat(ex.remedy()).isEqualTo("Take it out of " + this.directory.resolve("schema.sql")
						+ " and write it into a migration by hand: migrate new <name>. It stays then.");
			});
	}

	@Test
	void anErrorInSqlHasItsPlaceAndWhatPostgresqlSays() {
		this.project.with("schema/1.sql", TABLE).with("schema/2.sql", "\n  CREATE INDEX ON a (nothing);");
		assertThatExceptionOfType(SchemaSourceException.class)
			.isThrownBy(() -> this.project.desired(this.project.source("schema")))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo("""
					The schema cannot be built in an empty database.
					%s:2:3: column "nothing" does not exist (SQLSTATE 42703)
					    CREATE INDEX ON a (nothing);""".formatted(this.directory.resolve("schema/2.sql"))));
	}

	@Test
	void aScriptThatIsNoneHasItsPlace() {
		this.project.with("schema.sql", "CREATE TABLE a ();\n\\d a\n");
		assertThatExceptionOfType(SchemaSourceException.class)
			.isThrownBy(() -> this.project.desired(this.project.source("schema.sql")))
			.satisfies((ex) -> assertThat(ex.problem())
				.startsWith("The schema cannot be built.\n" + this.directory.resolve("schema.sql") + ":2:1: "));
	}

	@Test
	void theHistoryIsNoPartOfTheSchema() {
		this.project.with("schema.sql", "CREATE TABLE _prisma_migrations (id text);");
		assertThatExceptionOfType(SchemaSourceException.class)
			.isThrownBy(() -> this.project.desired(this.project.source("schema.sql")))
			.satisfies((ex) -> assertThat(ex.remedy()).startsWith("Remove this table from the file"));
	}

	@Test
	void anErrorInPrismaIsThatOfTheLanguageOrOfTheDatabase() {
		this.project.with("schema.prisma", DATASOURCE + "model a {\n  id Imt @id\n}\n")
			.with("other.prisma", DATASOURCE + "model a {\n  id Int @id @default(dbgenerated(\"nothing()\"))\n}\n");
		assertThatExceptionOfType(SchemaSourceException.class)
			.isThrownBy(() -> this.project.desired(this.project.source("schema.prisma")))
			.withCauseInstanceOf(PslException.class);
		assertThatExceptionOfType(SchemaSourceException.class)
			.isThrownBy(() -> this.project.desired(this.project.source("other.prisma")))
			.satisfies((ex) -> assertThat(ex.problem()).startsWith(
					"The schema of " + this.directory.resolve("other.prisma") + " cannot be built in a database.\n"
							+ "function nothing() does not exist (SQLSTATE 42883)\n"));
	}

	@Test
	void hintsAreFoundInComments() {
		this.project.with("schema.sql", """
				-- rename: orders.total = orders.amount
				CREATE TABLE orders (amount int); -- rename: not alone in its line
				  -- drop: orders.note
				""").with("schema.prisma", "// rename: orders=bills\n/// drop: bills.note\n" + MODEL);
		assertThat(this.project.source("schema.sql").hints()).extracting(RenameHint::toString)
			.containsExactly("orders.total=amount", "orders.note");
		assertThat(this.project.source("schema.prisma").hints()).extracting(RenameHint::toString)
			.containsExactly("orders=bills", "bills.note");
	}

	@Test
	void aHintThatIsNotUnderstoodHasItsPlace() {
		this.project.with("schema.sql", "\n-- rename: orders\n");
		assertThatExceptionOfType(SchemaSourceException.class)
			.isThrownBy(() -> this.project.source("schema.sql").hints())
			.withMessageStartingWith(this.directory.resolve("schema.sql") + ":2:4: \"orders\" is not understood");
	}

	@Test
	void whereThereIsNoSourceItIsSaid() {
		this.project.with("both/schema.prisma", MODEL)
			.with("both/schema.sql", TABLE)
			.with("none/read.me", "")
			.with("schema.txt", "");
		assertProblem(null, "There is no schema source: ofauto.migrations.schema-source is not set.");
		assertProblem("missing.sql", "The schema source " + this.directory.resolve("missing.sql") + " does not exist.");
		assertProblem("both", "The schema source " + this.directory.resolve("both")
				+ " has files of both kinds, *.prisma and *.sql.");
		assertProblem("none",
				"The schema source " + this.directory.resolve("none") + " has neither *.prisma nor *.sql files.");
		assertProblem("schema.txt",
				"The schema source " + this.directory.resolve("schema.txt") + " ends neither in .prisma nor in .sql.");
	}

	private void assertProblem(@Nullable String location, String problem) {
		assertThatExceptionOfType(SchemaSourceException.class).isThrownBy(() -> this.project.source(location))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(problem));
	}

}
