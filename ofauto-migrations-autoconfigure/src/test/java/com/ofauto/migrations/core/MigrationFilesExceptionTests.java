package com.ofauto.migrations.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class MigrationFilesExceptionTests {

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void writeOneMigration() {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_good", "SELECT 1");
	}

	@Test
	void aDirectoryMustHaveAScript() throws IOException {
		Files.createDirectory(this.directory.resolve("2_empty"));
		assertThat(messageOf(this.migrations.directory())).isEqualTo("The migration " + this.directory
				+ "/2_empty has no migration.sql.\nAdd the file, or remove the directory, and start again.");
	}

	@Test
	void aLocationMustExist() {
		assertThat(messageOf("file:" + this.directory + "/absent")).isEqualTo("The migrations directory file:"
				+ this.directory + "/absent does not exist.\nCreate it, or correct ofauto.migrations.locations.");
		assertThat(messageOf("classpath:no/such/place"))
			.isEqualTo("The migrations directory classpath:no/such/place does not exist."
					+ "\nCreate it, or correct ofauto.migrations.locations.");
	}

	@Test
	void aLocationMustBeADirectory() {
		String location = "file:" + this.directory + "/1_good/migration.sql";
		assertThat(messageOf(location)).isEqualTo("The migrations directory " + location
				+ " does not exist.\nCreate it, or correct ofauto.migrations.locations.");
	}

	@Test
	void aLocationMustHaveAPath() {
		assertThat(messageOf("file:")).startsWith("The migrations directory file: does not exist.");
	}

	@Test
	void aLocationMustBeAPath() {
		assertThat(messageOf("file:a\0b")).isEqualTo("The migrations directory file:a\\u0000b does not exist."
				+ "\nCreate it, or correct ofauto.migrations.locations.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "db/migrations", "/db/migrations", "http://example.org/migrations", "classpath*:db", "" })
	void aLocationMustSayWhatItIs(String location) {
		assertThat(messageOf(location)).isEqualTo("The location \"" + location
				+ "\" begins with neither classpath: nor file:.\nWrite classpath:db/migrations or"
				+ " file:/path/to/migrations in ofauto.migrations.locations.");
	}

	@Test
	void aNameMustBeUnique() {
		Path first = this.directory.resolve("first");
		Path second = this.directory.resolve("second");
		new MigrationsOnDisk(first).with("1_same", "SELECT 1");
		new MigrationsOnDisk(second).with("1_same", "SELECT 2");
		assertThat(messageOf("file:" + first, "file:" + second))
			.isEqualTo("Two migrations have the name 1_same but different content: " + first + "/1_same and " + second
					+ "/1_same.\nRename the one that is applied nowhere, or remove one if it is an old copy of the"
					+ " other. Then start again.");
	}

	@Test
	void aScriptMustBeUtf8() {
		this.migrations.file("2_latin/migration.sql", "SELECT 'é'".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(messageOf(this.migrations.directory())).isEqualTo(
				this.directory + "/2_latin/migration.sql is not UTF-8.\nSave the file as UTF-8, and start again.");
	}

	@ParameterizedTest
	@ValueSource(ints = { 64 * 1024 - 2, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 64 * 1024 + 2, 64 * 1024 + 9,
			128 * 1024 - 1, 200_000 })
	void oneCharacterOfALargeScriptMustBeUtf8WhereverItIs(int place) {
		byte[] script = ("x".repeat(place) + "€" + "x".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
		this.migrations.file("2_large/migration.sql", script).read();
		script[place + 1] = 'x';
		this.migrations.file("2_large/migration.sql", script);
		assertThat(messageOf(this.migrations.directory()))
			.startsWith(this.directory + "/2_large/migration.sql is not UTF-8.");
	}

	@Test
	void aLargeScriptMustBeUtf8ToItsEnd() {
		byte[] script = ("-- " + "é".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
		this.migrations.file("2_whole/migration.sql", script).read();
		byte[] cut = java.util.Arrays.copyOf(script, script.length - 1);
		this.migrations.file("2_whole/migration.sql", cut);
		assertThat(messageOf(this.migrations.directory())).startsWith(this.directory + "/2_whole/migration.sql is not");
	}

	@Test
	void aScriptMustBeAFile() throws IOException {
		Files.createDirectories(this.directory.resolve("2_odd/migration.sql"));
		assertThat(messageOf(this.migrations.directory())).isEqualTo("Cannot read " + this.directory
				+ "/2_odd/migration.sql: IOException (it is not a file).\nMake the file readable for the user that runs"
				+ " the application, and start again.");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aScriptMustHaveAnEnd() throws IOException {
		Path migration = Files.createDirectories(this.directory.resolve("2_endless"));
		Files.createSymbolicLink(migration.resolve("migration.sql"), Path.of("/dev/zero"));
		assertThat(messageOf(this.migrations.directory()))
			.startsWith("Cannot read " + this.directory + "/2_endless/migration.sql: IOException (it is not a file).");
	}

	@Test
	void aNameMustBeReadable() {
		this.migrations.with("2_\uFFFD", "SELECT 1");
		assertThat(messageOf(this.migrations.directory())).isEqualTo("The name of the migration " + this.directory
				+ "/2_\uFFFD has characters that this system cannot read, so the history would record another"
				+ " name.\nSet the environment variable LC_ALL to C.UTF-8, or give the directory a name of plain"
				+ " letters and digits if it is applied nowhere, and start again.");
	}

	@Test
	void aScriptMustBeReadable() throws IOException {
		Path script = this.directory.resolve("1_good/migration.sql");
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("-w-------"));
		assumeFalse(Files.isReadable(script), "this user may read everything");
		assertThat(messageOf(this.migrations.directory()))
			.isEqualTo("Cannot read " + script + ": AccessDeniedException (" + script
					+ ").\nMake the file readable for the user that runs the" + " application, and start again.");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			provider = "mysql"               | mysql
			provider = "sqlite"              | sqlite
			provider = "postgres"            | postgres
			provider="postgresql"            | provider="postgresql"
			` provider = "postgresql"`       | an unnamed database
			# nothing                        | an unnamed database
			provider = "postgresql" # really | provider = "postgresql" # really
			""")
	void theLockFileMustBeForPostgresql(String line, String provider) {
		this.migrations.file("migration_lock.toml", "# comment\n" + line + "\n");
		assertThat(messageOf(this.migrations.directory())).isEqualTo(this.directory
				+ "/migration_lock.toml says that these migrations are for " + provider
				+ ", not for postgresql.\nPoint ofauto.migrations.locations to the migrations of a PostgreSQL database;"
				+ " the line must read provider = \"postgresql\".");
	}

	@Test
	void theFirstProviderOfTheLockFileCounts() {
		this.migrations.file("migration_lock.toml", "provider = \"mysql\"\nprovider = \"postgresql\"\n");
		assertThat(messageOf(this.migrations.directory())).contains("are for mysql, not for postgresql");
	}

	@ParameterizedTest
	@ValueSource(strings = { "transaction=maybe", "transaction: off", "transactional=off", "off" })
	void aSidecarMustBeUnderstood(String line) {
		this.migrations.file("1_good/migration.properties", "# why\n" + line + "\n");
		assertThat(messageOf(this.migrations.directory())).isEqualTo(this.directory
				+ "/1_good/migration.properties has the line \"" + line + "\", which is not a known setting."
				+ "\nWrite transaction=off or transaction=on, or accept= with a verdict, the word because and a reason, or"
				+ " replaces= with the checksum and the name of a"
				+ " migration, or earlier= with the checksum and the name of one and, behind a slash, of the one that"
				+ " replaced it; there are no other settings.");
	}

	@Test
	void knowsTheLocation() {
		assertThatExceptionOfType(MigrationFilesException.class)
			.isThrownBy(() -> new MigrationDirectory(getClass().getClassLoader(), List.of("nowhere")).read())
			.satisfies((ex) -> assertThat(ex.location()).isEqualTo("nowhere"))
			.satisfies((ex) -> assertThat(ex).hasMessage(ex.problem() + "\n" + ex.remedy()));
	}

	private static String messageOf(String... locations) {
		return messageOf(
				new MigrationDirectory(MigrationFilesExceptionTests.class.getClassLoader(), List.of(locations)));
	}

	private static String messageOf(MigrationDirectory directory) {
		return assertThatExceptionOfType(MigrationFilesException.class).isThrownBy(directory::read)
			.actual()
			.getMessage();
	}

}
