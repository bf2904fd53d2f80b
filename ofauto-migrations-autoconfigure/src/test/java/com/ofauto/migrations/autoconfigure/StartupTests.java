package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.core.DeployAwaitedException;
import com.ofauto.migrations.core.DeployRejectedException;
import com.ofauto.migrations.core.DeployRejectedException;
import com.ofauto.migrations.rehearsal.RehearsalRequiredException;
import com.ofauto.migrations.safety.OutsideWindowException;
import com.ofauto.migrations.support.ForgedName;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.metrics.buffering.StartupTimeline.TimelineEvent;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start does, and what it says in the log.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class StartupTests {

	private static final String TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";

	/** Of {@code CREATE TABLE next (id int);}. */
	private static final String NEXT_CHECKSUM = "d621f751b8239682ab64928e4e5047f7a694598c6af7cc8cf977da8ee51d76e0";

	private MigrationFiles files;

	@BeforeEach
	void writeMigrations(@TempDir Path directory) {
		this.files = MigrationFiles.agencies(directory);
	}

	@Test
	void aDeploySaysWhatItAppliesAndWhere(TestDatabase database, CapturedOutput output) {
		on(database, "spring.profiles.active=staging").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).containsPattern("INFO .* Migrator : Database " + database.name()
					+ " has 1 migration to apply after 0 \\(PostgreSQL [0-9.]+, environment staging\\)");
			assertThat(output)
				.containsPattern("INFO .* Migrator : Migration " + MigrationFiles.AGENCIES + " applied in [0-9]+ ms");
			assertThat(output).containsPattern("INFO .* Migrator : Database " + database.name()
					+ " is up to date: 1 migration applied in [0-9]+ ms");
		});
	}

	@Test
	void aStartWithNothingToDoSaysOneLine(TestDatabase database, CapturedOutput output) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		int before = output.length();
		on(database).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output.toString().substring(before).lines().filter((line) -> line.contains("Migrator :")))
				.singleElement()
				.asString()
				.matches("INFO .* Migrator : Database " + database.name()
						+ " is up to date: 1 migration applied \\(PostgreSQL [0-9.]+, no environment named, rules of production\\)");
		});
	}

	@Test
	void aStartThatWaitsIsHeldUntilTheLimit(TestDatabase database) {
		on(database, "ofauto.migrations.on-startup=wait", "ofauto.migrations.wait.limit=1ms").run((context) -> {
			assertThat(context).getFailure().rootCause().isInstanceOf(DeployAwaitedException.class);
			assertThat(database.queryForLong(TABLES)).isZero();
		});
		on(database).run((context) -> assertThat(context).hasNotFailed());
		on(database, "ofauto.migrations.on-startup=wait").run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aStartThatRequiresARehearsalAppliesNothingWithoutOne(TestDatabase database, @TempDir Path records)
			throws IOException {
		Path record = records.resolve("rehearsal.json");
		String property = "ofauto.migrations.rehearsal=file:" + record;
		on(database, property).run((context) -> assertThat(context).hasNotFailed());
		this.files.with("20260102000000_next", "CREATE TABLE next (id int);");
		on(database, property).run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(RehearsalRequiredException.class, (refusal) -> {
				assertThat(refusal.reasons()).containsExactly("It cannot be read: there is no such file.");
				assertThat(new MigrationsFailureAnalyzer().analyze(refusal).getDescription())
					.isEqualTo(refusal.problem());
			}));
		assertThat(database.queryForLong("SELECT count(*) FROM pg_tables WHERE tablename = 'next'")).isZero();
		Files.writeString(record, """
				{"format": 1, "rehearsedAt": "2026-03-01T09:30:00Z", "form": "copy", "server": "%s", "migrations": [
				  {"name": "20260102000000_next", "checksum": "%s", "verdict": "none", "durationMs": 12}]}
				""".formatted(database.queryForString("SHOW server_version"), NEXT_CHECKSUM));
		on(database, property).run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.queryForLong("SELECT count(*) FROM pg_tables WHERE tablename = 'next'")).isOne();
	}

	/**
	 * As the page on safe deploys says it of each mode.
	 */
	@Test
	void outsideTheWindowAStartThatDeploysFails(TestDatabase database) {
		String hours = "ofauto.migrations.window.hours=" + database
			.queryForString("SELECT" + " to_char(now() AT TIME ZONE 'UTC' + interval '2 hours', 'HH24:MI') || '-' ||"
					+ " to_char(now() AT TIME ZONE 'UTC' + interval '3 hours', 'HH24:MI')");
		String zone = "ofauto.migrations.window.zone=UTC";
		on(database, hours, zone).run((context) -> assertThat(context).as("the first deploy").hasNotFailed());
		this.files.with("20260102000000_next", "CREATE TABLE next (id int);");
		on(database, hours, zone)
			.run((context) -> assertThat(context).getFailure().rootCause().isInstanceOf(OutsideWindowException.class));
		on(database, hours, zone, "ofauto.migrations.on-startup=validate")
			.run((context) -> assertThat(context).getFailure().rootCause().isInstanceOf(DeployRejectedException.class));
		on(database, hours, zone, "ofauto.migrations.on-startup=wait", "ofauto.migrations.wait.limit=1ms")
			.run((context) -> assertThat(context).getFailure().rootCause().isInstanceOf(DeployAwaitedException.class));
		on(database, hours, zone, "ofauto.migrations.on-startup=none")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.queryForLong("SELECT count(*) FROM pg_tables WHERE tablename = 'next'")).isZero();
		on(database).run((context) -> assertThat(context).hasNotFailed());
		on(database, hours, zone).run((context) -> assertThat(context).as("nothing pending").hasNotFailed());
	}

	@Test
	void aFindingIsAWarningWithItsRemedy(TestDatabase database, CapturedOutput output) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		this.files.with(MigrationFiles.AGENCIES, "SELECT 'another file'");
		on(database).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output)
				.containsPattern("WARN .* Migrator : Migration " + MigrationFiles.AGENCIES + " is edited: .*\n"
						+ "Restore the file as it was applied, and write a new migration for the change.");
		});
	}

	@Test
	void aBackfillIsLeftWithTheCommandThatAppliesIt(TestDatabase database, CapturedOutput output) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		database.execute("CREATE TABLE clients (id int PRIMARY KEY, x int); INSERT INTO clients VALUES (1)");
		this.files.with("20260302000000_fill", "UPDATE clients SET x = 1 WHERE x IS NULL /* ofauto: backfill id */;");
		int before = output.length();
		on(database).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output.toString().substring(before)).containsPattern("WARN .* Migrator : This start leaves"
					+ " 1 migration pending in database " + database.name()
					+ ": 20260302000000_fill is a backfill\\.\nApply them with: migrate deploy\nA start applies them"
					+ " with ofauto\\.migrations\\.backfill-on-startup=true\\.");
			assertThat(database.queryForLong("SELECT count(*) FROM clients WHERE x = 1")).isZero();
		});
		on(database, "ofauto.migrations.backfill-on-startup=true").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(database.queryForLong("SELECT count(*) FROM clients WHERE x = 1")).isOne();
		});
	}

	@Test
	void aNameInTheHistoryDoesNotForgeALineOfTheLog(TestDatabase database, CapturedOutput output) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		database.execute(ForgedName.INSERT);
		int before = output.length();
		on(database).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output.toString().substring(before)).contains("WARN")
				.contains("Migration " + ForgedName.SHOWN + " is missing")
				.doesNotContain("\u001B", "\u202E")
				.doesNotContainPattern("(?m)^2026-01-01T");
		});
	}

	@Test
	void aNoticeDoesNotForgeALineOfTheLog(TestDatabase database, CapturedOutput output) {
		this.files.with("20260102000000_notices", "DO $$ BEGIN RAISE NOTICE E'one\\nINFO 1 --- two\\x1b[2J'; END $$;");
		on(database).run((context) -> assertThat(output).contains("NOTICE: one\n    INFO 1 --- two\\u001b[2J"));
	}

	@Test
	void noticesOfAMigrationReachTheLog(TestDatabase database, CapturedOutput output) {
		this.files.with("20260102000000_notices", """
				DO $$ BEGIN
				  RAISE NOTICE '42 rows to go';
				  RAISE WARNING 'an agency has no name';
				END $$;
				""");
		on(database).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).containsPattern("INFO .* Migration 20260102000000_notices: NOTICE: 42 rows to go")
				.containsPattern("WARN .* Migration 20260102000000_notices: WARNING: an agency has no name");
		});
	}

	@Test
	void validateStartsOnADatabaseThatIsUpToDate(TestDatabase database, CapturedOutput output) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		int before = output.length();
		on(database, "ofauto.migrations.on-startup=validate").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output.toString().substring(before)).contains("is up to date: 1 migration applied");
		});
	}

	@Test
	void validateFailsOnAPendingMigrationAndWritesNothing(TestDatabase database) {
		on(database, "ofauto.migrations.on-startup=validate").run((context) -> {
			assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(DeployRejectedException.class)
				.hasMessageContaining("Migration " + MigrationFiles.AGENCIES + " is pending");
			assertThat(database.queryForLong(TABLES)).isZero();
		});
	}

	@Test
	void validateFailsOnAnEditedMigration(TestDatabase database) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		this.files.with(MigrationFiles.AGENCIES, "SELECT 'another file'");
		on(database, "ofauto.migrations.on-startup=validate").run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessageContaining("Migration " + MigrationFiles.AGENCIES + " is edited"));
	}

	@Test
	void noneLeavesTheDatabaseAlone(TestDatabase database, CapturedOutput output) {
		on(database, "ofauto.migrations.on-startup=none").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(database.queryForLong(TABLES)).isZero();
			assertThat(output).contains("Migrations are not run at startup: ofauto.migrations.on-startup=none");
		});
	}

	@Test
	void theHistoryLivesInTheDefaultSchema(TestDatabase database) {
		on(database, "ofauto.migrations.default-schema=ofauto").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(
					database.queryForStrings("SELECT tablename FROM pg_tables WHERE schemaname = 'ofauto' ORDER BY 1"))
				.containsExactly("_prisma_migrations", "agencies");
		});
	}

	@Test
	void stepsOfTheStartAreRecorded(TestDatabase database) {
		BufferingApplicationStartup startup = new BufferingApplicationStartup(10_000);
		on(database).withInitializer((context) -> context.setApplicationStartup(startup)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(startup.getBufferedTimeline().getEvents()).extracting(TimelineEvent::getStartupStep)
				.filteredOn((step) -> step.getName().startsWith("ofauto."))
				.extracting((step) -> step.getTags().iterator().next())
				.extracting((tag) -> tag.getKey() + "=" + tag.getValue())
				.containsExactlyInAnyOrder("locations=" + this.files.location(),
						"migration=" + MigrationFiles.AGENCIES);
		});
	}

	private ApplicationContextRunner on(TestDatabase database, String... properties) {
		return Contexts.on(database).withPropertyValues(this.files.property()).withPropertyValues(properties);
	}

}
