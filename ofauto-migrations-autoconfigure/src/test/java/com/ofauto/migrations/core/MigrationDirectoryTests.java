package com.ofauto.migrations.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.core.script.TransactionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class MigrationDirectoryTests {

	@TempDir
	Path directory;

	@Test
	void ordersMigrationsByName() {
		new MigrationsOnDisk(this.directory).with("20260102000000_b", "")
			.with("20260101000000_z", "")
			.with("0_init", "")
			.with("a", "")
			.with("B", "");
		assertThat(names("file:" + this.directory)).containsExactly("0_init", "20260101000000_z", "20260102000000_b",
				"B", "a");
	}

	@Test
	void ordersMigrationsOfSeveralLocationsByName() {
		new MigrationsOnDisk(this.directory.resolve("own")).with("1", "").with("3", "");
		new MigrationsOnDisk(this.directory.resolve("shared")).with("2", "").with("4", "");
		assertThat(names("file:" + this.directory + "/own", "file:" + this.directory + "/shared")).containsExactly("1",
				"2", "3", "4");
	}

	@ParameterizedTest
	@ValueSource(strings = { "no_timestamp", "with spaces", "100%", "a+b", "quote'd \"twice\"", ".hidden", "x.y",
			"percent%20encoded", "-dash" })
	void acceptsAnyNameOfADirectory(String name) {
		new MigrationsOnDisk(this.directory).with(name, "SELECT 1");
		assertThat(names("file:" + this.directory)).containsExactly(name);
	}

	@Test
	void acceptsNamesInAnyScript() {
		assumeFalse(System.getProperty("sun.jnu.encoding", "").startsWith("ANSI"), "file names are ASCII here");
		new MigrationsOnDisk(this.directory).with("2026_größe_価格", "");
		assertThat(names("file:" + this.directory)).containsExactly("2026_größe_価格");
	}

	@Test
	void ignoresOtherFiles() {
		new MigrationsOnDisk(this.directory).with("1", "SELECT 1")
			.file("1/README.md", "why")
			.file("1/down.sql", "SELECT 0")
			.file("1/nested/migration.sql", "SELECT 2")
			.file("README.md", "how")
			.file("migration.sql", "SELECT 3");
		assertThat(names("file:" + this.directory)).containsExactly("1");
	}

	@Test
	void anEmptyDirectoryHasNoMigrations() {
		assertThat(names("file:" + this.directory)).isEmpty();
	}

	@Test
	void aLinkToADirectoryIsADirectory() throws IOException {
		new MigrationsOnDisk(this.directory.resolve("elsewhere")).with("1", "");
		Files.createDirectories(this.directory.resolve("migrations"));
		Files.createSymbolicLink(this.directory.resolve("migrations/2"), this.directory.resolve("elsewhere/1"));
		assertThat(names("file:" + this.directory + "/migrations")).containsExactly("2");
	}

	@Test
	void readsALocationHoweverItIsWritten() {
		Path odd = this.directory.resolve("a b%20c+d");
		new MigrationsOnDisk(odd).with("1", "");
		Path relative = Path.of("").toAbsolutePath().relativize(odd.toAbsolutePath());
		assertThat(Stream.of("file:" + odd, "file:" + odd + "/", "file://" + odd, "file:" + relative,
				"file:" + relative + "/", "file:" + odd + "/../" + odd.getFileName()))
			.allSatisfy((location) -> assertThat(names(location)).containsExactly("1"));
	}

	@Test
	void saysWhereAMigrationIs() {
		new MigrationsOnDisk(this.directory).with("1", "SELECT 1");
		Migration migration = read("file:" + this.directory).get(0);
		assertThat(migration.location()).isEqualTo(this.directory + "/1/migration.sql");
		assertThat(migration.sidecar()).isEqualTo(TransactionMode.AUTO);
		assertThat(migration).hasToString("1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "transaction=off", "# why\n\n  transaction = OFF  \n", "transaction=on\ntransaction=off" })
	void aSidecarTurnsTheTransactionOff(String sidecar) {
		new MigrationsOnDisk(this.directory).with("1", "SELECT 1").file("1/migration.properties", sidecar);
		assertThat(read("file:" + this.directory).get(0).sidecar()).isEqualTo(TransactionMode.OFF);
	}

	@Test
	void aSidecarDoesNotChangeTheChecksum() {
		String before = new MigrationsOnDisk(this.directory).with("1", "SELECT 1").read().get(0).checksum();
		new MigrationsOnDisk(this.directory).file("1/migration.properties", "transaction=on");
		Migration after = read("file:" + this.directory).get(0);
		assertThat(after.sidecar()).isEqualTo(TransactionMode.ON);
		assertThat(after.checksum()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "# comment\nprovider = \"postgresql\"", "provider = \"postgresql\"\r\n",
			"x = 1\nprovider = \"postgresql\"\ny = 2" })
	void acceptsALockFileForPostgresql(String lockFile) {
		new MigrationsOnDisk(this.directory).with("1", "").file("migration_lock.toml", lockFile);
		assertThat(names("file:" + this.directory)).containsExactly("1");
	}

	@Test
	void keepsSmallFilesAndLeavesLargeOnesOnDisk() {
		List<Migration> migrations = new MigrationsOnDisk(this.directory).with("1", "x".repeat(64 * 1024))
			.with("2", "x".repeat(64 * 1024 + 1))
			.read();
		assertThat(migrations).extracting((migration) -> migration.file().content() != null)
			.containsExactly(true, false);
	}

	@Test
	void keepsNoMoreThanABoundedAmountOfAllFiles() {
		MigrationsOnDisk files = new MigrationsOnDisk(this.directory);
		for (int i = 0; i < 300; i++) {
			files.with(String.valueOf(1000 + i), "x".repeat(64 * 1024));
		}
		List<Migration> migrations = files.read();
		assertThat(migrations.stream().filter((migration) -> migration.file().content() != null)).hasSize(256);
		assertThat(migrations).extracting(Migration::checksum)
			.containsOnly(Checksum.of("x".repeat(64 * 1024)))
			.hasSize(300);
	}

	private static List<Migration> read(String... locations) {
		return new MigrationDirectory(MigrationDirectoryTests.class.getClassLoader(), List.of(locations)).read();
	}

	private static List<String> names(String... locations) {
		return read(locations).stream().map(Migration::name).toList();
	}

}
