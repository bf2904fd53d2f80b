package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.rehearsal.Rehearsal;
import com.ofauto.migrations.rehearsal.RehearsalFailure;
import com.ofauto.migrations.rehearsal.RehearsalText;
import com.ofauto.migrations.rehearsal.RehearsedMigration;
import com.ofauto.migrations.support.CopiedServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Ctrl-C ends a rehearsal on the copy too, and what was measured until then is kept.
 */
class RehearsalInterruptionTests {

	private static final int SIGINT = 130;

	private static final String QUICK = "20260301000000_quick";

	private static final String LONG = "20260302000000_long";

	@TempDir
	private static Path servers;

	private static CopiedServer server;

	@TempDir
	private Path directory;

	private MigrationFiles files;

	@BeforeAll
	static void startBoth(@TempDir Path first) throws IOException {
		CommandInterruptionTests.requireThatCtrlCIsHeard();
		server = CopiedServer.start(servers, 1, (creation) -> List.of("running", "waiting", "keeping")
			.forEach((name) -> migrator(MigrationFiles.agencies(first.resolve(name)), creation.create(name)).deploy()));
	}

	@AfterAll
	static void stopBoth() throws IOException {
		if (server != null) {
			server.close();
		}
	}

	private static Migrator migrator(MigrationFiles files, TestDatabase database) {
		return new Migrator(database.dataSource(),
				new MigrationDirectory(RehearsalInterruptionTests.class.getClassLoader(), List.of(files.location())),
				MigratorSettings.defaults(), List.of());
	}

	@BeforeEach
	void twoArePending() {
		this.files = MigrationFiles.agencies(this.directory.resolve("migrations"))
			.with(QUICK, "CREATE TABLE quick ();")
			.with(LONG, "CREATE TABLE half ();\n" + Bystander.GATE);
	}

	private Path record() {
		return this.directory.resolve("record.json");
	}

	private RunningCommand start(String name) throws IOException {
		TestDatabase original = server.original(name);
		TestDatabase copy = server.copy(name);
		return RunningCommand.start(this.directory,
				Map.of("SPRING_DATASOURCE_URL", original.url(), "SPRING_DATASOURCE_USERNAME", original.user(),
						"SPRING_DATASOURCE_PASSWORD", original.password(), "OFAUTO_MIGRATIONS_REHEARSALUSER",
						copy.user(), "OFAUTO_MIGRATIONS_REHEARSALPASSWORD", copy.password()),
				CommandLineApplication.class, "--" + this.files.property(),
				"--ofauto.migrations.table-locks.timeout=1h", "migrate", "rehearse", "--on", copy.url(), "--record",
				record().toString());
	}

	private CommandProcess interruptAt(String name, Bystander watcher, String backend) throws Exception {
		try (RunningCommand command = start(name)) {
			String pid = watcher.await(backend);
			CommandProcess ended = command.signal("INT").await();
			watcher.awaitEndOf(pid);
			return ended;
		}
	}

	@Test
	void theRunningStatementIsCancelledOnTheCopyAndWhatCameBeforeItIsRecorded() throws Exception {
		TestDatabase copy = server.copy("running");
		try (Bystander holder = Bystander.on(copy).begin(Bystander.HOLD_GATE); Bystander watcher = Bystander.on(copy)) {
			CommandProcess rehearsal = interruptAt("running", watcher, Bystander.AT_GATE);
			assertThat(rehearsal.exitCode()).as(rehearsal.notes()).isEqualTo(SIGINT);
			assertThat(rehearsal.data()).contains(QUICK + "  unknown\n")
				.contains(LONG + "  unknown, failed\n")
				.contains("        failed (57014)  ");
			assertThat(rehearsal.notes()).contains("Migration " + LONG + " was cancelled.\n")
				.contains("Nothing of this migration remains: it was rolled back.\n")
				.contains("Wrote " + record() + ".\nDatabase running on ")
				.endsWith("Rehearse again: migrate rehearse --on URL --record " + record() + "\n")
				.doesNotContain("migrate deploy");
		}
		Rehearsal rehearsal = RehearsalText.read(Files.readString(record()));
		assertThat(rehearsal.migrations()).extracting(RehearsedMigration::name, RehearsedMigration::failure)
			.containsExactly(tuple(QUICK, null), tuple(LONG, new RehearsalFailure(null, "57014")));
		assertThat(rehearsal.migrations().get(0).durationMs()).isNotNull();
		assertThat(copy.queryForString("SELECT to_regclass('half')")).isNull();
		assertThat(copy.queryForString("SELECT to_regclass('quick')")).isEqualTo("quick");
		assertThat(copy.remainingMigrationLocks()).isEmpty();
		assertThat(server.original("running").queryForString("SELECT to_regclass('quick')")).isNull();
	}

	@Test
	void aRecordOfARehearsalThatWasNotCancelledStays() throws Exception {
		String whole = RehearsalText
			.write(new Rehearsal(Instant.parse("2026-03-01T09:30:00Z"), Rehearsal.Form.COPY, "17.0", List.of()));
		Files.writeString(record(), whole);
		TestDatabase copy = server.copy("keeping");
		try (Bystander holder = Bystander.on(copy).begin(Bystander.HOLD_GATE); Bystander watcher = Bystander.on(copy)) {
			CommandProcess rehearsal = interruptAt("keeping", watcher, Bystander.AT_GATE);
			assertThat(rehearsal.exitCode()).as(rehearsal.notes()).isEqualTo(SIGINT);
			assertThat(rehearsal.notes())
				.contains(record() + " stays as it was: it has a rehearsal that was not cancelled.\n");
		}
		assertThat(record()).hasContent(whole);
	}

	@Test
	void beforeAnythingIsAppliedThereIsNoRecord() throws Exception {
		TestDatabase copy = server.copy("waiting");
		try (Bystander holder = Bystander.on(copy).execute("SELECT pg_advisory_lock(72707369)");
				Bystander watcher = Bystander.on(copy)) {
			CommandProcess rehearsal = interruptAt("waiting", watcher,
					"SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
							+ " AND query LIKE 'SELECT CASE WHEN NOT EXISTS%pg_try_advisory_lock%'");
			assertThat(rehearsal.exitCode()).as(rehearsal.notes()).isEqualTo(SIGINT);
			assertThat(rehearsal.notes())
				.endsWith("The rehearsal was cancelled before anything was applied. No record was written.\n\n"
						+ "Rehearse again: migrate rehearse --on URL --record " + record() + "\n");
		}
		assertThat(record()).doesNotExist();
		assertThat(copy.queryForString("SELECT to_regclass('quick')")).isNull();
	}

}
