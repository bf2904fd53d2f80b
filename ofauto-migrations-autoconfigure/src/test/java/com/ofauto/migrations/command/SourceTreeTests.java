package com.ofauto.migrations.command;

import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
	void whatSomebodyElseHasReplacedMeanwhileIsNotReplacedAgain() throws IOException {
		Files.createDirectory(this.directory.resolve("2_second"));
		SourceTree sources = new SourceTree(this.project, () -> List.of("classpath:db/migrations"), NOW);
		assertThatExceptionOfType(CommandRefusedException.class)
			.isThrownBy(() -> sources.replace(this.directory, List.of("2_second", "1_first"), "2_squashed",
					Map.of("migration.sql", "")))
			.satisfies((refusal) -> {
				assertThat(refusal.problem()).isEqualTo("Migration 1_first is no longer in " + this.directory
						+ ": the migrations were changed while the command ran.");
				assertThat(refusal.remedy())
					.isEqualTo("Check the directory, and run the command again. Nothing was changed.");
			});
		assertThat(this.directory).isDirectoryContaining("glob:**/2_second")
			.isDirectoryNotContaining("glob:**/2_squashed");
	}

	@Test
	void aMigrationThatCannotBeWrittenWholeIsNotWrittenAtAll() throws IOException {
		SourceTree sources = new SourceTree(this.project, () -> List.of("classpath:db/migrations"), NOW);
		Map<String, String> files = new LinkedHashMap<>(Map.of("migration.sql", "SELECT 1;\n"));
		files.put("no/such/directory", "");
		assertThatExceptionOfType(CommandRefusedException.class)
			.isThrownBy(() -> sources.write(this.directory, "name", files))
			.satisfies((ex) -> assertThat(ex.problem())
				.startsWith("Cannot write a migration into " + this.directory + ": ")
				.endsWith("/no/such/directory does not exist."))
			.satisfies((ex) -> assertThat(ex.remedy()).isEqualTo("Create the directory, make it writable, or name"
					+ " another one with --directory. Nothing was written."));
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
	void aPathIsShownFromTheProjectOnAndWholeWhereItIsElsewhere() {
		SourceTree sources = new SourceTree(Path.of(""), () -> List.of("file:" + this.directory), NOW);
		assertThat(sources.show(Path.of("src/main/resources/x.sql"))).isEqualTo("src/main/resources/x.sql");
		assertThat(sources.show(Path.of("src/main/resources/x.sql").toAbsolutePath()))
			.isEqualTo("src/main/resources/x.sql");
		assertThat(sources.show(sources.directory().resolve("x.sql"))).isEqualTo(this.directory + "/x.sql");
		assertThat(sources.show(Path.of("../elsewhere/x.sql"))).isEqualTo("../elsewhere/x.sql");
		SourceTree inTree = new SourceTree(this.project, () -> List.of("classpath:db"), NOW);
		assertThat(inTree.show(this.directory.resolve("x.sql"))).isEqualTo("migrations/x.sql");
	}

	@ParameterizedTest
	@CsvSource({ "file:/abs/db, /abs/db", "file:///abs/db, /abs/db", "filesystem:/abs/db, /abs/db",
			"file:own/db, own/db", "filesystem:own, own" })
	void aDirectoryOutsideOfTheResourcesIsNamedAsItIs(String location, Path directory) {
		SourceTree sources = new SourceTree(this.project, () -> List.of(location), NOW);
		assertThat(sources.directory()).isEqualTo(this.project.resolve(directory));
	}

	@Test
	void aLocationOfAnotherKindIsRefused() {
		SourceTree sources = new SourceTree(this.project, () -> List.of("s3:bucket"), NOW);
		assertThatExceptionOfType(UsageException.class).isThrownBy(sources::directory)
			.satisfies((ex) -> assertThat(ex.message())
				.isEqualTo("The location \"s3:bucket\" begins with neither classpath: nor file:. Correct"
						+ " ofauto.migrations.locations, or name the directory of the migrations with --directory."));
	}

	@ParameterizedTest
	@CsvSource({ "Zwei Wörter / x, zwei_woerter_x", "Crème Brûlée, creme_brulee", "Straße ÄÖÜ, strasse_aeoeue",
			"Ångström Łódź Þór İzmir, angstroem_lodz_thor_izmir", "добавить users 2, users_2", "__a--b__, a_b" })
	void aNameIsMadeOfSmallLettersAndDigits(String words, String name) {
		assertThat(SourceTree.name(words)).isEqualTo(name);
	}

	@Test
	void aNameOfNothingOrOfTooMuchIsRefused() {
		assertThat(SourceTree.name("a".repeat(200))).hasSize(200);
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> SourceTree.name("a".repeat(400)))
			.satisfies((ex) -> assertThat(ex.message())
				.isEqualTo("NAME has 400 characters. It may have 200, as with Prisma."));
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> SourceTree.name("価格"))
			.satisfies((ex) -> assertThat(ex.message())
				.isEqualTo("NAME needs at least one letter from a to z or one digit."));
	}

	@Test
	void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
		Path file = Files.writeString(this.project.resolve("file"), "");
		SourceTree sources = new SourceTree(this.project, () -> List.of("classpath:db/migrations"), NOW);
		assertThatExceptionOfType(CommandRefusedException.class)
			.isThrownBy(() -> sources.write(file.resolve("db"), "name", Map.of("migration.sql", "")))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(
					"Cannot create the directory " + file + "/db for migrations: " + file + "/db: Not a directory."));
		assertThatExceptionOfType(CommandRefusedException.class)
			.isThrownBy(() -> sources.write(file, "name", Map.of("migration.sql", "")))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo("Cannot create the directory " + file
					+ " for migrations: " + file + " already exists, and is not a directory."))
			.satisfies((ex) -> assertThat(ex.remedy()).isEqualTo(
					"Create it, make it writable, or name another one with --directory. Nothing was" + " written."));
		assertThat(this.project).isDirectoryNotContaining("glob:**/.*");
	}

	@Test
	void whatIsThereIsNeverReplaced() {
		written();
		assertThatExceptionOfType(CommandRefusedException.class).isThrownBy(this::written);
	}

}
