package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.rehearsal.Rehearsal;
import com.ofauto.migrations.rehearsal.RehearsalFailure;
import com.ofauto.migrations.rehearsal.RehearsalText;
import com.ofauto.migrations.rehearsal.RehearsedMigration;
import com.ofauto.migrations.rehearsal.RehearsedStatement;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What is pending runs in a scratch database first, and the application's database says
 * what it would do there.
 */
@ExtendWith(PostgresExtension.class)
class ScratchRehearsalTests {

	private static final Path PAGE = Path.of("../docs/rehearsal.md");

	private static final String ORDERS = "20260101000000_orders";

	private static final String TOTALS = "20260201000000_bigger_totals";

	private static final String CLIENT = "20260202000000_client_of_an_order";

	private static final String SCRATCH = "SELECT datname FROM pg_database WHERE datname LIKE 'ofauto\\_scratch\\_%'";

	@TempDir
	private Path directory;

	private TestDatabase database;

	private DevProject project;

	@BeforeEach
	void twoMigrationsArePending(TestDatabase database) throws IOException {
		this.database = database;
		this.project = new DevProject(this.directory, database)
			.migration(ORDERS, "CREATE TABLE orders (id int PRIMARY KEY, client int, total int NOT NULL, note text);\n")
			.type("migrate deploy")
			.migration(TOTALS, "ALTER TABLE orders ALTER COLUMN total TYPE bigint;\n")
			.migration(CLIENT, """
					UPDATE orders SET client = 0 WHERE client IS NULL;
					ALTER TABLE orders ALTER COLUMN client SET NOT NULL;
					""");
		fill(database);
		this.project.type("migrate impact").screen();
	}

	private static void fill(TestDatabase database) {
		database.execute("""
				INSERT INTO orders SELECT i, nullif(i % 10000, 7), i, repeat('x', 450) FROM generate_series(1, 40000) i;
				ANALYZE orders;
				""");
	}

	private Rehearsal record() throws IOException {
		return RehearsalText.read(Files.readString(this.directory.resolve("rehearsal.json")));
	}

	private List<String> applied() {
		return this.database.queryForStrings("SELECT migration_name FROM _prisma_migrations ORDER BY 1");
	}

	private String shown(String command) {
		return this.project.type(command).screen();
	}

	@Test
	void thePageIsWhatHappens() throws IOException {
		String screen = shown("migrate rehearse").replace("$ java -jar app.jar ", "$ ");
		Files.writeString(Path.of("target/scratch-rehearsal.md"), screen);
		assertThat(normal(Files.readString(PAGE))).contains(normal("```console\n" + screen + "```\n"));
		assertThat(this.project.exitCode()).isEqualTo(ExitCode.FINE);
		assertThat(applied()).containsExactly(ORDERS);
		assertThat(this.database.queryForStrings(SCRATCH)).isEmpty();
		assertThat(record().form()).isEqualTo(Rehearsal.Form.SCRATCH);
		assertThat(record().migrations()).extracting(RehearsedMigration::name, RehearsedMigration::verdict)
			.containsExactly(tuple(TOTALS, "blocks-everything"), tuple(CLIENT, "unknown"));
		assertThat(record().migrations().get(1).statements())
			.extracting(RehearsedStatement::line, RehearsedStatement::command, RehearsedStatement::rows)
			.containsExactly(tuple(1, "UPDATE", 0L), tuple(2, "ALTER TABLE", null), tuple(null, "COMMIT", null));
	}

	@Test
	void oneThatIsCancelledLeavesNothingAndNoRecordInPlaceOfAWholeOne() throws Exception {
		shown("migrate rehearse");
		Rehearsal whole = record();
		this.project.migration("20260203000000_long", "SELECT pg_sleep(600);\n");
		CompletableFuture<String> rehearsal = Aside.supply(() -> shown("migrate rehearse"));
		assertThat(this.database.remains("SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity"
				+ " WHERE datname LIKE 'ofauto\\_scratch\\_%' AND query LIKE 'SELECT pg_sleep(600)%' AND state = 'active')"))
			.isEmpty();
		this.project.interrupt();
		assertThat(rehearsal.get()).contains("| Migration 20260203000000_long was cancelled.\n").endsWith("""
				| rehearsal.json stays as it was: it has a rehearsal that was not cancelled.
				| Rehearse again: migrate rehearse
				exit code 6
				""");
		assertThat(record()).isEqualTo(whole);
		assertThat(this.database.queryForStrings(SCRATCH)).isEmpty();
	}

	/**
	 * Without what differs from run to run.
	 */
	private static String normal(String text) {
		return text.replaceAll("PostgreSQL [\\d.]+", "PostgreSQL V")
			.replaceAll("[\\d.,]+ (ms|s|bytes|kB|MB)\\b", "N")
			.replaceAll(",( [\\d,]+ reads? and)? [\\d,]+ writes? a minute", "")
			.replaceAll("(?m)^\\| *Reads and writes are averages since .*\n", "")
			.replaceAll(" {2,}", " ");
	}

	@Test
	void whatFailsThereFailsBeforeItIsDeployed() throws IOException {
		this.project.migration("20260203000000_wrong", "ALTER TABLE orders ADD COLUMN day date;\nDROP TABLE clients;\n")
			.type("migrate impact")
			.screen();
		assertThat(shown("migrate rehearse --record first.json")).contains("20260203000000_wrong  ")
			.contains(", failed\n  line  command")
			.contains("     2  failed (42P01)  ")
			.contains(
					"| Migration 20260203000000_wrong failed.\n| src/main/resources/db/migrations/20260203000000_wrong/migration.sql:2:1: ")
			.contains("| Wrote first.json.\n"
					+ "| Correct the migration, and rehearse again: migrate rehearse --record first.json\nexit code 6\n");
		assertThat(applied()).containsExactly(ORDERS);
		assertThat(this.database.queryForStrings(SCRATCH)).isEmpty();
	}

	@Test
	void whatFailsOnRowsOfTheDatabaseFailsInTheRecord() throws IOException {
		this.project.migration(CLIENT, "ALTER TABLE orders ALTER COLUMN client SET NOT NULL;\n")
			.type("migrate impact")
			.screen();
		assertThat(shown("migrate rehearse")).contains(CLIENT + "  blocks everything, fails on the rows\n")
			.contains("  line 1: orders has 4 rows where client is null. Such as 'id 7', 'id 10007', 'id 20007'.\n")
			.contains(
					"| It fails on rows that are there. Correct the migration, or these rows with a migration before it."
							+ " Then rehearse on a copy of the data: migrate rehearse --on URL\nexit code 6\n");
		assertThat(record().migrations().get(1).failure()).isEqualTo(new RehearsalFailure(1, null));
		assertThat(record().migrations().get(1).durationMs()).isNotNull();
	}

	@Test
	void theFactsOfAnotherDatabaseSayWhatIsPendingAndWhatItDoes() throws IOException {
		try (TestDatabase other = PostgresServer.shared().copyOf(this.database)) {
			this.project.type("migrate deploy").screen();
			String shown = shown("migrate rehearse --facts-from " + urlOf(other));
			assertThat(shown).contains(TOTALS + "  blocks everything\n")
				.contains("| Database " + other.name() + " on ")
				.contains("), which was only read\n")
				.contains(" with the 1 migration that is applied in database " + other.name()
						+ ", and without rows: the times are those of empty tables, the verdicts those of database "
						+ other.name() + ".\n")
				.endsWith("exit code 0\n");
			assertThat(record().form()).isEqualTo(Rehearsal.Form.SCRATCH_WITH_FACTS);
			assertThat(shown("migrate rehearse --json --facts-from " + urlOf(other)))
				.contains("\"form\": \"scratch-with-facts\"", "\"record\": \"rehearsal.json\"");
			assertThat(record().migrations()).hasSize(2);
			assertThat(other.queryForStrings("SELECT migration_name FROM _prisma_migrations")).containsExactly(ORDERS);
			assertThat(shown("migrate rehearse"))
				.startsWith("$ java -jar app.jar migrate rehearse\nNothing is pending in database ofauto, so there is"
						+ " nothing to rehearse.\n");
			assertThat(shown("migrate rehearse --json")).contains("\"migrations\": []").doesNotContain("\"record\"");
		}
	}

	private static String urlOf(TestDatabase database) {
		return database.url() + (database.url().contains("?") ? "&" : "?") + "user=" + database.user() + "&password="
				+ database.password();
	}

	@Test
	void productionIsNeverTheServerOfAScratchDatabase() throws IOException {
		this.project.in(new Gate(MigrationEnvironment.PRODUCTION, true, Set.of()));
		assertThat(shown("migrate rehearse")).contains("exit code 3\n");
		assertThat(this.directory.resolve("rehearsal.json")).doesNotExist();
		assertThat(shown("migrate rehearse --facts-from " + urlOf(this.database)))
			.contains("A deploy would apply there, in this order:\n")
			.contains("| Nothing is applied to a scratch database. ")
			.contains("| Wrote rehearsal.json.\nexit code 0\n");
		assertThat(record().form()).isEqualTo(Rehearsal.Form.FACTS);
	}

	@Test
	void theRecordOfACopyStays() throws IOException {
		String copy = """
				{ "format": 1, "rehearsedAt": "2026-03-01T09:30:00Z", "form": "copy", "server": "17.0", "migrations": [] }
				""";
		this.project.file("rehearsal.json", copy);
		String refused = "| The record cannot be written to rehearsal.json: it has the record of a rehearsal on a copy,"
				+ " and this is none. Nothing was done.\n|\n| Name another file: migrate rehearse%s --record FILE\n"
				+ "exit code 3\n";
		assertThat(shown("migrate rehearse")).contains(refused.formatted(""));
		assertThat(shown("migrate rehearse --facts-from " + urlOf(this.database)))
			.contains(refused.formatted(" --facts-from URL"));
		assertThat(this.directory.resolve("rehearsal.json")).hasContent(copy);
		assertThat(shown("migrate rehearse --record other.json")).contains("| Wrote other.json.\n");
	}

	@Test
	void whatRunsInSegmentsOrInBatchesRunsThereToo() throws IOException {
		this.project
			.migration("20260203000000_index",
					"CREATE INDEX CONCURRENTLY orders_client ON orders (client);\n"
							+ "CREATE INDEX CONCURRENTLY \"it's \"\"odd\"\"\" ON orders (total);\n")
			.migration("20260204000000_notes",
					"UPDATE orders SET note = '-' WHERE note IS NULL /* ofauto: backfill id batch=1000 */;\n")
			.type("migrate impact")
			.screen();
		String shown = shown("migrate rehearse");
		assertThat(shown).contains("20260203000000_index  blocks nothing\n")
			.contains("     2  CREATE INDEX  blocks nothing  ")
			.contains("20260204000000_notes  unknown\n")
			.contains("     1  UPDATE  ")
			.endsWith("exit code 0\n");
		assertThat(record().migrations()).hasSize(4).allSatisfy((one) -> assertThat(one.durationMs()).isNotNull());
	}

	@Test
	void whatADeployWouldOnlyRecordIsTheHistoryOfTheScratchDatabase() throws IOException {
		String squashed = "20260101000000_all";
		this.project
			.migration(squashed, Files.readString(this.project.migrations().resolve(ORDERS).resolve("migration.sql")))
			.file("src/main/resources/db/migrations/" + squashed + "/migration.properties", "replaces="
					+ this.database.queryForString("SELECT checksum FROM _prisma_migrations") + " " + ORDERS + "\n");
		Path old = this.project.migrations().resolve(ORDERS);
		Files.deleteIfExists(old.resolve("impact.json"));
		Files.delete(old.resolve("migration.sql"));
		Files.delete(old);
		assertThat(shown("migrate rehearse")).contains(TOTALS + "  unknown\n", "| " + TOTALS + ": unknown\n|   ")
			.doesNotContain("Not tried", "It lacks", squashed + "  ")
			.endsWith("exit code 0\n");
		assertThat(record().migrations()).extracting(RehearsedMigration::name).containsExactly(TOTALS, CLIENT);
	}

	/**
	 * Names without a schema are those of the default schema there too.
	 */
	@Test
	void theDefaultSchemaIsThatOfTheApplication() throws IOException {
		try (TestDatabase other = PostgresServer.shared().createDatabase()) {
			DevProject shop = new DevProject(Files.createDirectory(this.directory.resolve("shop")), other)
				.defaultSchema("My \"shop\"")
				.migration(ORDERS, "CREATE TABLE orders (id int PRIMARY KEY, total int);\n")
				.type("migrate deploy")
				.migration(TOTALS, "ALTER TABLE orders ALTER COLUMN total TYPE bigint;\n")
				.type("migrate impact");
			other.execute(
					"INSERT INTO \"My \"\"shop\"\"\".orders SELECT i, i FROM generate_series(1, 300000) i; ANALYZE");
			shop.screen();
			assertThat(shop.type("migrate rehearse").screen()).contains(TOTALS + "  blocks everything\n")
				.endsWith("exit code 0\n");
			assertThat(other.queryForStrings(SCRATCH)).isEmpty();
		}
	}

	/**
	 * The history there is more than what is on disk, and the scratch database has less.
	 */
	@Test
	void whatIsNotOnDiskIsSaid() throws IOException {
		this.project.migration("20260102000000_gone", "CREATE TABLE gone ();\n").type("migrate deploy");
		Path gone = this.project.migrations().resolve("20260102000000_gone");
		Files.delete(gone.resolve("migration.sql"));
		Files.deleteIfExists(gone.resolve("impact.json"));
		Files.delete(gone);
		this.project.migration("20260301000000_last", "ALTER TABLE orders ADD COLUMN day date;\n")
			.type("migrate impact")
			.screen();
		assertThat(shown("migrate rehearse")).contains("20260301000000_last  ")
			.contains("| It lacks what was applied in database ofauto and is not on disk: 20260102000000_gone.\n")
			.endsWith("exit code 0\n");
	}

	@Test
	void whatReachesBeyondTheScratchDatabaseIsNotRun() throws IOException {
		this.project
			.migration("20260203000000_setting",
					"ALTER SYSTEM SET log_min_duration_statement = 17;\n" + "ALTER TABLE orders ADD COLUMN day date;\n")
			.type("migrate impact")
			.screen();
		assertThat(shown("migrate rehearse"))
			.contains("| Not run in the scratch database, since it reaches beyond it:\n"
					+ "|   20260203000000_setting, line 1: ALTER SYSTEM SET log_min_duration_statement = 17;\n");
		assertThat(this.database
			.queryForString("SELECT count(*) FROM pg_file_settings" + " WHERE name = 'log_min_duration_statement'"))
			.isEqualTo("0");
	}

}
