package com.ofauto.migrations.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import com.ofauto.migrations.impact.ImpactText;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.StatementImpact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KnownImpactTests {

	private static final String SCRIPT = "CREATE TABLE a ();\nCREATE TABLE b ();\n";

	@TempDir
	Path directory;

	@BeforeEach
	void writeMigrations() throws IOException {
		new MigrationsOnDisk(this.directory).with("1", "SELECT 1;\nSELECT 2;\n").with("2", SCRIPT);
		write(impact(last(), 1, 2));
	}

	@Test
	void aMigrationWithoutAFileHasNone() {
		assertThat(read().get(0).impact()).isEqualTo(new KnownImpact.Absent());
	}

	@Test
	void theFileBesideTheMigrationSaysIt() {
		assertThat(last().impact()).isEqualTo(new KnownImpact.Known(impact(last(), 1, 2)));
	}

	@Test
	void commentsMoveTheLinesAndNothingElse() {
		script("-- Two tables.\n\n" + SCRIPT.replace(";\n", " ; -- one\n\n"));
		assertThat(last().impact()).isEqualTo(new KnownImpact.Known(impact(last(), 3, 5)));
	}

	@Test
	void statementsThatStandForManyHaveTheirLinesAgain() throws IOException {
		script("SELECT 1;\n\n".repeat(20));
		write(impact(last(), IntStream.range(0, 20).map((i) -> 2 * i + 1).toArray()));
		assertThat(last().impact())
			.isEqualTo(new KnownImpact.Known(impact(last(), IntStream.range(0, 20).map((i) -> 2 * i + 1).toArray())));
	}

	@Test
	void statementsOfSeveralTransactionsHaveTheirLinesAgain() throws IOException {
		String part = "BEGIN;\n" + "SELECT 1;\n".repeat(12) + "COMMIT;\n";
		script(part + part);
		int[] lines = IntStream.concat(IntStream.range(2, 14), IntStream.range(16, 28)).toArray();
		write(impact(last(), lines));
		assertThat(last().impact()).isEqualTo(new KnownImpact.Known(impact(last(), lines)));
		script("-- Twice.\n" + part + part);
		assertThat(last().impact())
			.isEqualTo(new KnownImpact.Known(impact(last(), Arrays.stream(lines).map((line) -> line + 1).toArray())));
	}

	@Test
	void anotherScriptMakesItStale() {
		script(SCRIPT + "CREATE TABLE c ();\n");
		assertThat(last().impact()).isEqualTo(new KnownImpact.Stale(KnownImpact.Change.SCRIPT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- ofauto: transaction=off\n", "-- ofauto: transaction=on\n" })
	void anotherTransactionMakesItStale(String head) {
		script(head + SCRIPT);
		assertThat(last().impact()).isEqualTo(new KnownImpact.Stale(KnownImpact.Change.SCRIPT));
	}

	@Test
	void aSidecarThatSaysWhatTheHeadSaidChangesNothing() throws IOException {
		script("-- ofauto: transaction=off\n" + SCRIPT);
		write(impact(last(), 2, 3));
		assertThat(last().impact()).isInstanceOf(KnownImpact.Known.class);
		script(SCRIPT);
		assertThat(last().impact()).isEqualTo(new KnownImpact.Stale(KnownImpact.Change.SCRIPT));
		new MigrationsOnDisk(this.directory).file("2/migration.properties", "transaction=off\n");
		assertThat(last().impact()).isInstanceOf(KnownImpact.Known.class);
	}

	@Test
	void aMigrationThatComesInBetweenMakesItStale() {
		new MigrationsOnDisk(this.directory).with("1b", "SELECT 1");
		assertThat(last().impact()).isEqualTo(new KnownImpact.Stale(KnownImpact.Change.HISTORY));
	}

	@Test
	void aMigrationThatComesLaterChangesNothing() {
		new MigrationsOnDisk(this.directory).with("3", "SELECT 1");
		assertThat(read().get(1).impact()).isInstanceOf(KnownImpact.Known.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1;\n", "SELECT 1;\nSELECT 2; \n" })
	void anEditOfAnEarlierMigrationMakesItStale(String edited) {
		new MigrationsOnDisk(this.directory).with("1", edited);
		assertThat(last().impact()).isEqualTo(new KnownImpact.Stale(KnownImpact.Change.HISTORY));
	}

	@Test
	void anotherNameOfAnEarlierMigrationMakesItStale() throws IOException {
		Files.move(this.directory.resolve("1"), this.directory.resolve("0"));
		assertThat(last().impact()).isEqualTo(new KnownImpact.Stale(KnownImpact.Change.HISTORY));
	}

	@Test
	void aCheckoutWithOtherLineEndsIsTheSame() throws IOException {
		for (String file : List.of("1/migration.sql", "2/migration.sql", "2/impact.json")) {
			Path path = this.directory.resolve(file);
			Files.writeString(path, Files.readString(path).replace("\n", "\r\n"));
		}
		assertThat(last().impact()).isInstanceOf(KnownImpact.Known.class);
		assertThat(last().historyDigest()).as("what is written there").isEqualTo(known(last()).history());
		assertThat(last().scriptDigest()).as("what is written there").isEqualTo(known(last()).script());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "<<<<<<< HEAD", "null" })
	void whatIsNoImpactIsToldWithItsPlaceAndStopsNothing(String text) throws IOException {
		Files.writeString(this.directory.resolve("2/impact.json"), text);
		assertThat(last().impact()).isInstanceOfSatisfying(KnownImpact.Unreadable.class,
				(unreadable) -> assertThat(unreadable.reason())
					.startsWith(this.directory.resolve("2/impact.json") + ":1:1: ")
					.doesNotEndWith("."));
	}

	@Test
	void aNameThatWouldDisguiseItselfIsEscaped() throws IOException {
		Files.writeString(this.directory.resolve("2/impact.json"), "{\"\u202e\\u001b[2J\": 1}");
		assertThat(((KnownImpact.Unreadable) last().impact()).reason())
			.contains("the field \"\\u202e\\u001b[2J\" is not known here");
	}

	@Test
	void whatIsNotUtf8OrHasNoEndIsNotRead() throws IOException {
		Path file = this.directory.resolve("2/impact.json");
		Files.write(file, new byte[] { '{', (byte) 0xFF });
		assertThat(last().impact()).isEqualTo(new KnownImpact.Unreadable(file + " is not UTF-8"));
		Files.delete(file);
		Files.createDirectory(file);
		assertThat(last().impact()).isEqualTo(new KnownImpact.Unreadable(file + " cannot be read: it is not a file"));
		Files.delete(file);
		Files.createSymbolicLink(file, Path.of("/dev/zero"));
		assertThat(last().impact()).isEqualTo(new KnownImpact.Unreadable(file + " cannot be read: it is not a file"));
		Files.delete(file);
		Files.write(file, new byte[16 * 1024 * 1024 + 1]);
		assertThat(last().impact())
			.isEqualTo(new KnownImpact.Unreadable(file + " cannot be read: it has more than 16 MB"));
	}

	@Test
	void aScriptThatIsNoneIsToldAndStopsNothing() {
		script("SELECT 'open");
		assertThat(((KnownImpact.Unreadable) last().impact()).reason()).contains("2/migration.sql:1:8");
	}

	@Test
	void nothingIsReadBeforeItIsAsked() throws IOException {
		Migration before = last();
		Files.delete(this.directory.resolve("2/impact.json"));
		assertThat(before.impact()).isEqualTo(new KnownImpact.Absent());
	}

	@Test
	void aMigrationInMemoryHasItsOwn() {
		MigrationImpact impact = impact(last(), 1, 2);
		List<Migration> migrations = MigrationDirectory
			.of(List.of(new MigrationScript("1", "first", "SELECT 1;\nSELECT 2;\n"),
					new MigrationScript("2", "second", SCRIPT, ImpactText.write(impact)),
					new MigrationScript("3", "third", SCRIPT, "?")))
			.read();
		assertThat(migrations).extracting(Migration::impact)
			.containsExactly(new KnownImpact.Absent(), new KnownImpact.Known(impact),
					new KnownImpact.Unreadable("the impact of third:1:1: { belongs here"));
	}

	@Test
	void whatAMigratorRemembersKnowsItToo() {
		DirectoryContents contents = new MigrationDirectory(getClass().getClassLoader(),
				List.of("file:" + this.directory))
			.contents()
			.withoutContent();
		assertThat(contents.migrations().get(1).impact()).isInstanceOf(KnownImpact.Known.class);
	}

	private void script(String text) {
		new MigrationsOnDisk(this.directory).with("2", text);
	}

	private void write(MigrationImpact impact) throws IOException {
		Files.writeString(this.directory.resolve("2/impact.json"), ImpactText.write(impact));
	}

	private Migration last() {
		List<Migration> migrations = read();
		return migrations.get(migrations.size() - 1);
	}

	private List<Migration> read() {
		return new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.directory)).read();
	}

	private static MigrationImpact known(Migration migration) {
		return ((KnownImpact.Known) migration.impact()).impact();
	}

	private static MigrationImpact impact(Migration migration, int... lines) {
		List<StatementImpact> statements = Arrays.stream(lines)
			.mapToObj((line) -> new StatementImpact(line, "CREATE TABLE", 1, false, List.of(), List.of(), List.of(),
					List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false))
			.toList();
		return new MigrationImpact(migration.scriptDigest(), migration.historyDigest(), "17.11", statements, List.of(),
				List.of(), null);
	}

}
