package com.ofauto.migrations.core;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The memory that a deploy takes: a constant and a multiple of the largest statement.
 */
@ExtendWith(PostgresExtension.class)
@Tag("faults")
class BigStatementTests {

	private static final int MEGABYTES = 100;

	@TempDir
	Path directory;

	private void deploy(TestDatabase database, int heap) {
		try (RunnerProcess runner = RunnerProcess.startWithHeap(heap, database, this.directory)) {
			assertThat(runner.awaitExit()).as(() -> String.join("\n", runner.lines())).isZero();
		}
	}

	private BufferedWriter script() throws IOException {
		return Files
			.newBufferedWriter(Files.createDirectories(this.directory.resolve("1_big")).resolve("migration.sql"));
	}

	@Test
	void aStatementOfAHundredMegabytesIsAppliedWithAFewTimesItsSize(TestDatabase database) throws IOException {
		String text = "x".repeat(1024 * 1024 - 1) + "\n";
		try (BufferedWriter out = script()) {
			out.write("CREATE TABLE one (text text); INSERT INTO one VALUES ('");
			for (int i = 0; i < MEGABYTES; i++) {
				out.write(text);
			}
			out.write("');");
		}
		deploy(database, 10 * MEGABYTES);
		assertThat(database.queryForLong("SELECT length(text) FROM one")).isEqualTo(MEGABYTES * 1024L * 1024);
	}

	@Test
	void aHundredThousandStatementsAreAppliedWithoutMoreMemory(TestDatabase database) throws IOException {
		try (BufferedWriter out = script()) {
			out.write("CREATE TABLE many (id int, text text);\n");
			for (int i = 0; i < 100_000; i++) {
				out.write("INSERT INTO many VALUES (" + i + ", 'it''s; ' || $$;$$);\n");
			}
		}
		deploy(database, 64);
		assertThat(database.queryForLong("SELECT count(*) FROM many")).isEqualTo(100_000);
	}

}
