package com.ofauto.migrations.core;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Files that are larger than the heap of the JVM that applies them, which is 64 MB.
 */
@ExtendWith(PostgresExtension.class)
class BigFileTests {

	private static final int MEGABYTES = 80;

	private static final String NAME = "1_big";

	@TempDir
	Path directory;

	private void deploy(TestDatabase database) {
		try (RunnerProcess runner = RunnerProcess.start(database, this.directory, "big")) {
			assertThat(runner.awaitExit()).as(() -> String.join("\n", runner.lines())).isZero();
		}
	}

	private Path script() throws IOException {
		return Files.createDirectories(this.directory.resolve(NAME)).resolve("migration.sql");
	}

	@Test
	void copyDataIsStreamed(TestDatabase database) throws IOException {
		long rows = 0;
		long size = 0;
		try (BufferedWriter out = Files.newBufferedWriter(script())) {
			out.write("CREATE UNLOGGED TABLE messages (id bigint, text text);\nCOPY messages FROM stdin;\n");
			String text = "x".repeat(1000);
			while (size < MEGABYTES * 1024L * 1024) {
				String line = ++rows + "\t" + text + "\n";
				out.write(line);
				size += line.length();
			}
			out.write("\\.\n");
		}
		deploy(database);
		assertThat(database.queryForLong("SELECT count(*) FROM messages")).isEqualTo(rows);
	}

	@Test
	void statementsAreSentInChunksOfOneTransaction(TestDatabase database) throws IOException {
		writeInserts("");
		deploy(database);
		assertThat(database.queryForStrings("SELECT count(*), count(DISTINCT xmin::text) FROM messages"))
			.containsExactly(MEGABYTES * 20 + "|1");
		assertThat(database.queryForLong("SELECT applied_steps_count FROM _prisma_migrations")).isEqualTo(1);
	}

	@Test
	void aFailureAtTheEndIsFoundAtItsLineAndNothingRemains(TestDatabase database) throws IOException {
		writeInserts("INSERT INTO messages\nVALUES (1, 'again');\n");
		StatementFailedException failure = catchThrowableOfType(StatementFailedException.class,
				() -> new MigrationsOnDisk(this.directory).migrator(database.dataSource()).deploy());
		assertThat(failure.failure().location().line()).isEqualTo(MEGABYTES * 20 + 2);
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relname = 'messages'")).isZero();
	}

	private void writeInserts(String end) throws IOException {
		String text = "x".repeat(50 * 1024);
		try (BufferedWriter out = Files.newBufferedWriter(script())) {
			out.write("CREATE UNLOGGED TABLE messages (id bigint PRIMARY KEY, text text);\n");
			for (int row = 1; row <= MEGABYTES * 20; row++) {
				out.write("INSERT INTO messages VALUES (" + row + ", '" + text + "');\n");
			}
			out.write(end);
		}
	}

}
