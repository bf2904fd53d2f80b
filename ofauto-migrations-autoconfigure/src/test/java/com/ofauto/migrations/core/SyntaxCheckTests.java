package com.ofauto.migrations.core;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(PostgresExtension.class)
class SyntaxCheckTests {

	private static final String NAME = "20260102000000_pending";

	private static final Path RESOURCES = Path.of("src/test/resources");

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void noMigrations() {
		this.migrations = new MigrationsOnDisk(this.directory);
	}

	private List<MigrationScriptException> check(TestDatabase database, String script) {
		this.migrations.with(NAME, script);
		return check(this.migrations.migrator(database.dataSource()));
	}

	private List<MigrationScriptException> check(Migrator migrator) {
		return migrator.tools().check(migrator.plan());
	}

	private void assertBrokenAt(TestDatabase database, String script, int line, int column) {
		assertThat(check(database, script)).extracting(MigrationScriptException::location)
			.containsExactly(new ScriptLocation(this.migrations.location(NAME), line, column));
	}

	@Test
	void aBrokenSeventhLineIsShownWithItsPlaceAndTheLinesAround(TestDatabase database) {
		List<MigrationScriptException> broken = check(database, """
				-- Platforms of a client
				CREATE TABLE platforms (
					id int PRIMARY KEY
				);

				CREATE TABLE accounts (
					id int PRIMARI KEY
				);
				""");
		assertThat(broken).extracting(MigrationScriptException::getMessage)
			.containsExactly("""
					Migration %s cannot be applied.
					%s:7:9: syntax error at or near "PRIMARI" (SQLSTATE 42601)
					    CREATE TABLE accounts (
					    	id int PRIMARI KEY
					    );
					Correct the file, and start again; nothing has been applied.""".formatted(NAME,
					this.migrations.location(NAME)));
	}

	@Test
	void everyBrokenFileIsFoundAndNoOther(TestDatabase database) {
		this.migrations.with("20260101000000_a", "SELEC 1;")
			.with("20260102000000_b", "SELECT 1;")
			.with("20260103000000_c", "\\echo done")
			.with("20260104000000_d", "SELECT 'a;")
			.with("20260105000000_e", "");
		assertThat(check(this.migrations.migrator(database.dataSource())))
			.extracting(MigrationScriptException::migration)
			.containsExactly("20260101000000_a", "20260103000000_c", "20260104000000_d");
	}

	@Test
	void whatIsAppliedIsNotChecked(TestDatabase database) {
		this.migrations.with(NAME, "SELECT 1;").migrator(database.dataSource()).deploy();
		assertThat(check(database, "SELEC 1;")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO nowhere VALUES (no_function(1));", "SELECT '{}'::jsonb ? 'a', $1;",
			"-- Only a comment.\n/* And another. */\n", "", ";;\n;", "SELECT 1", "SELECT 1 -- the end",
			"CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);", "DO $$ BEGIN this is not parsed; END $$;",
			"BEGIN; COMMIT; VACUUM; CREATE INDEX CONCURRENTLY ON t (id); ALTER SYSTEM RESET ALL; ROLLBACK;",
			"COPY nowhere FROM stdin;\nthis is no SQL: ('\n\\.\nSELECT 1;" })
	void onlySyntaxIsChecked(String script, TestDatabase database) {
		assertThat(check(database, script)).isEmpty();
	}

	@Test
	void everyMigrationAmongTheTestResourcesIsSound(TestDatabase database) throws IOException {
		try (Stream<Path> files = Files.walk(RESOURCES).filter((file) -> file.endsWith("migration.sql"))) {
			for (Path file : (Iterable<Path>) files::iterator) {
				String name = RESOURCES.relativize(file).getParent().toString().replace('/', '-');
				this.migrations.file(name + "/migration.sql", Files.readAllBytes(file));
			}
		}
		assertThat(this.migrations.read()).hasSizeGreaterThan(30);
		assertThat(check(this.migrations.migrator(database.dataSource()))).isEmpty();
	}

	@Test
	void aBrokenStatementBehindCopyDataIsFoundAtItsLine(TestDatabase database) {
		assertBrokenAt(database, "COPY t FROM stdin;\n1\ta\n2\tSELEC\n\\.\nSELECT 1;\n\nSELEC 2;\n", 7, 1);
		assertBrokenAt(database, "SELECT 1;\nCOPY t FORM stdin;\nSELECT 2;\n", 2, 8);
	}

	@Test
	void columnsAreCountedInCharacters(TestDatabase database) {
		assertBrokenAt(database, "SELECT '🎬🎬', 'é';\nSELECT '🎬🎬', 'é' FORM t;", 2, 23);
	}

	@Test
	void linesMayEndInCarriageReturns(TestDatabase database) {
		assertBrokenAt(database, "SELECT 1;\r\n\r\nSELECT\r\n  1 FORM t;\r\n", 4, 10);
	}

	@Test
	void aByteOrderMarkIsNamed(TestDatabase database) {
		assertBrokenAt(database, "\uFEFFSELECT 1;", 1, 1);
	}

	@Test
	void aStatementThatIsNotCompleteIsFoundAtItsEnd(TestDatabase database) {
		assertBrokenAt(database, "SELECT 1;\nCREATE TABLE\n\tclients", 3, 9);
		assertBrokenAt(database, "SELECT 1;\nCREATE TABLE\n\tclients\n;\n", 4, 1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "42601 | SELECT 'a' 'b'", "42601 | SELECT E'\\ud800'",
					"42601 | CREATE TABLE t (a int NULL NULL NULL,)", "22021 | SELECT E'\\xff'",
					"0A000 | CREATE ASSERTION a CHECK (true)",
					"0A000 | CREATE TABLE t (a int, CHECK (a > 0) INITIALLY DEFERRED)",
					"22023 | CREATE TABLE t (a float(0))", "22025 | SELECT E'\\u00zz'" })
	void whateverTheParserSaysIsFoundInItsStatement(String sqlState, String statement, TestDatabase database) {
		List<MigrationScriptException> broken = check(database,
				"SELECT 1;\n".repeat(100) + statement + ";\n" + "SELECT 2;\n".repeat(50));
		assertThat(broken).singleElement().satisfies((failure) -> {
			assertThat(failure.problem()).contains("(SQLSTATE " + sqlState + ")");
			assertThat(failure.location().line()).isEqualTo(101);
		});
	}

	@Test
	void aCharacterThatTheDatabaseCannotStoreIsFoundInItsStatement(TestDatabase database) {
		String latin = database.name() + "_latin1";
		database.execute("CREATE DATABASE " + latin + " TEMPLATE template0 ENCODING LATIN1 LOCALE 'C'");
		try {
			PGSimpleDataSource dataSource = database.dataSource();
			dataSource.setDatabaseName(latin);
			this.migrations.with(NAME, "SELECT 'é';\nSELECT 1;\nSELECT\n\t'→';\nSELECT 2;");
			assertThat(check(this.migrations.migrator(dataSource))).singleElement().satisfies((failure) -> {
				assertThat(failure.problem()).contains("(SQLSTATE 22P05)");
				assertThat(failure.location().line()).isEqualTo(3);
			});
		}
		finally {
			database.execute("DROP DATABASE " + latin + " WITH (FORCE)");
		}
	}

	@Test
	void theLastOfManyChunksIsCheckedInLittleMemory(TestDatabase database) throws IOException {
		int rows = 1600;
		String value = "x".repeat(50 * 1024);
		Path file = Files.createDirectories(this.directory.resolve(NAME)).resolve("migration.sql");
		try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
			for (int row = 1; row <= rows; row++) {
				out.write("INSERT INTO messages VALUES (" + row + ", '" + value + "');\n");
			}
			out.write("INSERT INTO messages\nVALUE (1);\n");
		}
		try (RunnerProcess runner = RunnerProcess.start(CheckProcess.class, database, this.directory, "check")) {
			assertThat(runner.awaitExit()).as(() -> String.join("\n", runner.lines())).isZero();
			assertThat(runner.lines()).containsExactly("broken " + file + ":" + (rows + 2) + ":1", "checked");
		}
	}

}
