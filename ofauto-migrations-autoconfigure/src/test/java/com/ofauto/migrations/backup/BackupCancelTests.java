package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.ClientPrograms;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A backup that is cancelled ends its programs and leaves no file.
 */
class BackupCancelTests {

	@TempDir
	Path directory;

	@TempDir
	Path programs;

	@TempDir
	Path kept;

	@Test
	void aCancelledBackupEndsItsProgramAndLeavesNoFile() throws IOException {
		ClientPrograms.write(this.programs, "pg_restore", "exit 0");
		Path dump = ClientPrograms.write(this.programs, "pg_dump", """
				[ $1 = --version ] && echo 'pg_dump (PostgreSQL) 99.1' && exit
				echo $$
				exec tail -f /dev/null""");
		assertThatExceptionOfType(BackupCancelledException.class)
			.isThrownBy(() -> run(new BackupSettings(this.kept, null, 0, dump.toString(), List.of())))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(
					"The work was cancelled before it was complete. Nothing was applied, and nothing of it is left."));
		assertThat(this.kept).isEmptyDirectory();
	}

	@Test
	void theFileWithThePasswordGoesWithTheProgram() throws IOException {
		ClientPrograms.write(this.programs, "pg_restore", "exit 0");
		Path seen = this.directory.resolve("seen");
		Path dump = ClientPrograms.write(this.programs, "pg_dump",
				"[ $1 = --version ] && echo 'pg_dump (PostgreSQL) 99.1' && exit\n" + "echo $PGPASSFILE > " + seen
						+ "\ntest -s $PGPASSFILE && exit 3");
		try (TestDatabase database = PostgresServer.shared().createDatabase()) {
			Migrator migrator = new ScriptDirectory(this.directory.resolve("m"))
				.with("20260101000000_a", "CREATE TABLE a ();")
				.migrator(database.dataSource());
			JdbcAddress address = new JdbcAddress(database.url(), database.user(), "secret", Map.of());
			assertThatExceptionOfType(BackupFailedException.class).isThrownBy(
					() -> new Backups(migrator, new BackupSettings(this.kept, null, 0, dump.toString(), List.of()),
							() -> new BackupSource(address, null), Clock.systemUTC())
						.make(migrator.plan(), null, "migrate backup --to", (note) -> {
						}))
				.satisfies((ex) -> assertThat(ex.problem()).startsWith("pg_dump ended with exit code 3."));
		}
		assertThat(Path.of(Files.readString(seen).strip())).doesNotExist();
	}

	@Test
	void aCancelledCommandEndsWithThoseThatItHasStarted() throws IOException {
		Path child = this.directory.resolve("child");
		Path command = ClientPrograms.write(this.programs, "snapshot",
				"tail -f /dev/null &\necho $! > " + child + "\necho started\nwait");
		assertThatExceptionOfType(BackupCancelledException.class)
			.isThrownBy(() -> run(new BackupSettings(null, null, 0, null, List.of(command.toString()))));
		long process = Long.parseLong(Files.readString(child).strip());
		assertThat(ProcessHandle.of(process).map(ProcessHandle::onExit))
			.satisfies((end) -> end.ifPresent((exit) -> exit.join()));
	}

	/**
	 * Cancels as soon as the program prints something, or is about to.
	 */
	private void run(BackupSettings settings) {
		try (TestDatabase database = PostgresServer.shared().createDatabase()) {
			Migrator migrator = new ScriptDirectory(this.directory.resolve("m"))
				.with("20260101000000_a", "CREATE TABLE a ();")
				.migrator(database.dataSource());
			JdbcAddress address = new JdbcAddress(database.url(), database.user(), database.password(), Map.of());
			new Backups(migrator, settings, () -> new BackupSource(address, null), Clock.systemUTC())
				.make(migrator.plan(), null, "migrate backup --to", (note) -> {
					if (settings.command().isEmpty() || note.contains("started")) {
						Aside.run(() -> migrator.work().cancel(Duration.ofSeconds(10)));
					}
				});
		}
	}

}
