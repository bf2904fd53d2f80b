package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a new migration comes to be among those that are there.
 */
class SourceTreeTests {

	private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-01T09:30:00Z"), ZoneOffset.UTC);

	@TempDir
	Path project;

	private String written() {
		SourceTree sources = new SourceTree(this.project, () -> List.of("classpath:db/migrations"), NOW);
		return sources.write(this.project, "name", Map.of()).getFileName().toString();
	}

	@Test
	void aNewMigrationBearsTheTime() {
		assertThat(written()).isEqualTo("20260301093000_name");
	}

	@Test
	void itIsTheLastOneEvenWhereAClockWasAhead() throws IOException {
		Files.createDirectory(this.project.resolve("29991231235958_ahead"));
		Files.createDirectory(this.project.resolve("not_dated"));
		assertThat(written()).isEqualTo("29991231235959_name");
	}

}
