package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.ClientPrograms;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a command of the operator prints, and what it leaves running.
 */
class OperatorBackupTests {

	@TempDir
	Path directory;

	private List<String> run(String script) {
		Path command = ClientPrograms.write(this.directory, "snapshot", script);
		List<String> notes = new ArrayList<>();
		try (TestDatabase database = PostgresServer.shared().createDatabase()) {
			Migrator migrator = new ScriptDirectory(this.directory.resolve("m"))
				.with("20260101000000_a", "CREATE TABLE a ();")
				.migrator(database.dataSource());
			JdbcAddress address = new JdbcAddress(database.url(), database.user(), database.password(), Map.of());
			new Backups(migrator, new BackupSettings(null, null, 0, null, List.of(command.toString())),
					() -> new BackupSource(address, null), Clock.systemUTC())
				.make(migrator.plan(), null, "migrate backup --to", notes::add);
		}
		return notes.subList(1, notes.size());
	}

	@Test
	void whatItLeavesRunningIsNotWaitedFor() throws IOException {
		Path agent = this.directory.resolve("agent");
		List<String> printed = run("tail -f /dev/null &\necho $! > " + agent + "\necho complete");
		ProcessHandle running = ProcessHandle.of(Long.parseLong(Files.readString(agent).strip())).orElseThrow();
		assertThat(running.isAlive()).isTrue();
		running.destroyForcibly();
		assertThat(printed).containsExactly("  complete");
	}

	@Test
	void aLineWithoutAnEndDoesNotFillTheMemory() {
		assertThat(run("head -c 3000000 /dev/zero | tr '\\0' x; echo; printf '10%%\\r20%%\\r\\nend'"))
			.containsExactly("  " + "x".repeat(4000) + "…", "  10%", "  20%", "  end");
	}

}
