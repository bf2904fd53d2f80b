package com.ofauto.migrations.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where a new migration comes to be among those that are there.
 */
class SourceTreeTests {

	private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-01T09:30:00Z"), ZoneOffset.UTC);

	@TempDir
	Path project;

	private Path directory;

	@BeforeEach
	void findsADirectory() throws IOException {
		this.directory = Files.createDirectory(this.project.resolve("migrations"));
	}

	private String written() {
		SourceTree sources = new SourceTree(this.project, () -> List.of("classpath:db/migrations"), NOW);
		return sources.write(this.directory, "name", Map.of("migration.sql", "")).getFileName().toString();
	}

	@Test
	void aNewMigrationBearsTheTime() {
		assertThat(written()).isEqualTo("20260301093000_name");
	}

	@Test
	void itIsTheLastOneEvenWhereAClockWasAhead() throws IOException {
		Files.createDirectory(this.directory.resolve("29991231235958_ahead"));
		Files.createDirectory(this.directory.resolve("not_dated"));
		assertThat(written()).isEqualTo("29991231235959_name");
	}

	@Test
	void aMigrationThatCannotBeWrittenWholeIsNotWrittenAtAll() throws IOException {
		SourceTree sources = new SourceTree(this.project, () -> List.of("classpath:db/migrations"), NOW);
		Map<String, String> files = new LinkedHashMap<>(Map.of("migration.sql", "SELECT 1;\n"));
		files.put("no/such/directory", "");
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> sources.write(this.directory, "name", files));
		assertThat(this.directory).isDirectoryNotContaining("glob:**_name");
		assertThat(this.project).isDirectoryContaining("glob:**/migrations").isDirectoryNotContaining("glob:**/.*");
	}

	@Test
	void whatAKilledProcessHasLeftIsRemovedOnceItIsOld() throws IOException {
		Path left = Files.createDirectories(this.project.resolve(".new-migration-1/directory"));
		Path inUse = Files.createDirectory(this.project.resolve(".new-migration-2"));
		Files.setLastModifiedTime(left.getParent(), FileTime.from(NOW.instant().minus(Duration.ofHours(2))));
		Files.setLastModifiedTime(inUse, FileTime.from(NOW.instant()));
		written();
		assertThat(left.getParent()).doesNotExist();
		assertThat(inUse).exists();
	}

	@Test
	void whatIsThereIsNeverReplaced() {
		written();
		assertThatExceptionOfType(CommandRefusedException.class).isThrownBy(this::written);
	}

}
