package com.ofauto.migrations.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A migration that stands in place of others, on databases that have all of them, some of
 * them and none.
 */
@ExtendWith(PostgresExtension.class)
class SquashedMigrationTests {

	private static final String HISTORY = "SELECT migration_name, applied_steps_count, rolled_back_at IS NULL, "
			+ TestDatabase.LOGS + " FROM _prisma_migrations ORDER BY migration_name";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private final List<String> heard = new ArrayList<>();

	private final MigrationListener listener = new MigrationListener() {

		@Override
		public void migrationApplied(AppliedMigration migration) {
			SquashedMigrationTests.this.heard.add("applied " + migration.name());
		}

		@Override
		public void migrationRecorded(String name, List<String> replaced) {
			SquashedMigrationTests.this.heard.add("recorded " + name + " for " + replaced);
		}

	};

	@BeforeEach
	void start() {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_a", "CREATE TABLE a (id int);")
			.with("2_b", "ALTER TABLE a ADD COLUMN b int;")
			.with("3_c", "CREATE TABLE c (id int);");
	}

	private Migrator migrator(TestDatabase database) {
		return new Migrator(database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.directory)),
				MigratorSettings.defaults(), List.of(this.listener));
	}

	/**
	 * The first two become one.
	 */
	private void squash() throws IOException {
		List<Migration> old = new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.directory))
			.read();
		StringBuilder sidecar = new StringBuilder("# one in place of two\n");
		for (Migration migration : old.subList(0, 2)) {
			sidecar.append("replaces=").append(migration.checksum()).append(' ').append(migration.name()).append('\n');
			FileSystemUtils.deleteRecursively(this.directory.resolve(migration.name()));
		}
		this.migrations.with("2_squashed", "CREATE TABLE a (id int, b int);");
		Files.writeString(this.directory.resolve("2_squashed/migration.properties"), sidecar);
	}

	@Test
	void aDatabaseThatHasThemAllRecordsItAndRunsNothing(TestDatabase database) throws IOException {
		migrator(database).deploy();
		this.heard.clear();
		squash();
		MigrationPlan plan = migrator(database).plan();
		assertThat(plan.findings()).isEmpty();
		assertThat(plan.only(MigrationStatus.Pending.class)).singleElement()
			.satisfies((pending) -> assertThat(pending.recorded()).isTrue())
			.satisfies((pending) -> assertThat(pending.late()).isFalse());
		assertThat(migrator(database).deploy().applied()).isEmpty();
		assertThat(this.heard).containsExactly("recorded 2_squashed for [1_a, 2_b]");
		assertThat(database.queryForStrings(HISTORY)).containsExactly(
				"1_a|1|t|ofauto-migrations: replaced by 2_squashed",
				"2_b|1|t|ofauto-migrations: replaced by 2_squashed", "2_squashed|0|t|", "3_c|1|t|");
		assertThat(migrator(database).validate().findings()).isEmpty();
	}

	@Test
	void aPersonWhoCallsItAppliedSaysSoOfThem(TestDatabase database) throws IOException {
		migrator(database).deploy();
		squash();
		migrator(database).resolve(List.of(new Decision.Applied("2_squashed")));
		assertThat(database.queryForStrings(HISTORY)).containsExactly(
				"1_a|1|t|ofauto-migrations: replaced by 2_squashed",
				"2_b|1|t|ofauto-migrations: replaced by 2_squashed", "2_squashed|0|t|", "3_c|1|t|");
		assertThat(migrator(database).validate().findings()).isEmpty();
	}

	@Test
	void whatABuildHasLeftOfThemIsNotRunBesideIt(TestDatabase database) throws IOException {
		squash();
		start();
		assertThat(new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.directory)).read())
			.extracting(Migration::name)
			.containsExactly("2_squashed", "3_c");
		migrator(database).deploy();
		assertThat(this.heard).containsExactly("applied 2_squashed", "applied 3_c");
		this.migrations.with("1_a", "CREATE TABLE other (id int);");
		assertThat(migrator(database).plan().findings()).extracting(Finding::kind, Finding::migration)
			.containsExactly(tuple(Finding.Kind.LATE, "1_a"));
	}

	@Test
	void anOlderReleaseAppliesNothingAfterwards(TestDatabase database) throws IOException {
		migrator(database).deploy();
		squash();
		migrator(database).deploy();
		this.heard.clear();
		FileSystemUtils.deleteRecursively(this.directory.resolve("2_squashed"));
		start();
		assertThat(migrator(database).deploy().applied()).isEmpty();
		assertThat(this.heard).isEmpty();
	}

	/**
	 * The sidecar has a line for each content that the file once had.
	 */
	@Test
	void aFileThatWasEditedIsNamedOnce(TestDatabase database) throws IOException {
		migrator(database).deploy();
		squash();
		Path sidecar = this.directory.resolve("2_squashed/migration.properties");
		Files.writeString(sidecar, "replaces=%1$s 0_x\nreplaces=%2$s 0_x\n".formatted("a".repeat(64), "b".repeat(64))
				+ Files.readString(sidecar));
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> migrator(database).deploy())
			.satisfies((ex) -> assertThat(ex.findings()).singleElement()
				.extracting(Finding::message)
				.isEqualTo("Migration 2_squashed replaces 3 migrations, and this database has only 2 of them"
						+ " unchanged. It does not have 0_x."));
	}

	@Test
	void aDatabaseThatHasSomeIsToldToDeployTheReleaseThatCarriesThem(TestDatabase database) throws IOException {
		FileSystemUtils.deleteRecursively(this.directory.resolve("2_b"));
		migrator(database).deploy();
		this.heard.clear();
		this.migrations.with("2_b", "ALTER TABLE a ADD COLUMN b int;");
		squash();
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> migrator(database).deploy())
			.satisfies((ex) -> assertThat(ex.findings()).singleElement()
				.isEqualTo(new Finding(Finding.Kind.INCOMPLETE, "2_squashed",
						"Migration 2_squashed replaces 2 migrations, and this database has only 1 of them unchanged."
								+ " It does not have 2_b.",
						"Deploy the release that contains these first, and then this one.")));
		assertThat(this.heard).isEmpty();
	}

	@Test
	void aFileThatWasAnotherDoesNotCount(TestDatabase database) throws IOException {
		migrator(database).deploy();
		database.execute("UPDATE _prisma_migrations SET checksum = repeat('0', 64) WHERE migration_name = '2_b'");
		squash();
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> migrator(database).deploy())
			.withMessageContaining("It has 2_b from another file.");
	}

	@Test
	void aDatabaseThatHasNoneRunsIt(TestDatabase database) throws IOException {
		squash();
		migrator(database).deploy();
		assertThat(this.heard).containsExactly("applied 2_squashed", "applied 3_c");
	}

	@Test
	void aFailureLeavesTheHistoryAsItWas(TestDatabase database) throws IOException {
		migrator(database).deploy();
		squash();
		database
			.execute("ALTER TABLE _prisma_migrations ADD CHECK (logs IS NULL OR migration_name <> '2_b') NOT VALID");
		List<String> before = database.queryForStrings(HISTORY);
		assertThatExceptionOfType(DatabaseAccessException.class).isThrownBy(() -> migrator(database).deploy())
			.withMessageContaining("record migration 2_squashed");
		assertThat(database.queryForStrings(HISTORY)).isEqualTo(before);
	}

	/**
	 * The squash and the third become one.
	 */
	private void squashAgain() throws IOException {
		StringBuilder sidecar = new StringBuilder();
		List<Migration> old = new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.directory))
			.read();
		for (Migration migration : old) {
			sidecar.append("replaces=%s %s\n".formatted(migration.checksum(), migration.name()));
			migration.replaces()
				.forEach((replaced) -> sidecar
					.append("earlier=%s %s/2_squashed\n".formatted(replaced.checksum(), replaced.name())));
			FileSystemUtils.deleteRecursively(this.directory.resolve(migration.name()));
		}
		this.migrations.with("3_squashed", "CREATE TABLE a (id int, b int); CREATE TABLE c (id int);");
		Files.writeString(this.directory.resolve("3_squashed/migration.properties"), sidecar);
	}

	@Test
	void aSquashOfASquashIsRecordedByADatabaseThatRecordedTheFirst(TestDatabase database) throws IOException {
		migrator(database).deploy();
		squash();
		migrator(database).deploy();
		squashAgain();
		this.heard.clear();
		migrator(database).deploy();
		assertThat(this.heard).containsExactly("recorded 3_squashed for [2_squashed, 3_c]");
		assertThat(database.queryForStrings(HISTORY)).containsExactly(
				"1_a|1|t|ofauto-migrations: replaced by 2_squashed",
				"2_b|1|t|ofauto-migrations: replaced by 2_squashed",
				"2_squashed|0|t|ofauto-migrations: replaced by 3_squashed",
				"3_c|1|t|ofauto-migrations: replaced by 3_squashed", "3_squashed|0|t|");
		assertThat(migrator(database).validate().findings()).isEmpty();
	}

	@Test
	void andByOneThatNeverSawTheFirst(TestDatabase database) throws IOException {
		migrator(database).deploy();
		squash();
		squashAgain();
		this.heard.clear();
		assertThat(migrator(database).plan().findings()).isEmpty();
		migrator(database).deploy();
		assertThat(this.heard).containsExactly("recorded 3_squashed for [1_a, 2_b, 3_c]");
		assertThat(migrator(database).validate().findings()).isEmpty();
	}

	@Test
	void andByOneThatRanTheFirst(TestDatabase database) throws IOException {
		squash();
		migrator(database).deploy();
		squashAgain();
		this.heard.clear();
		migrator(database).deploy();
		assertThat(this.heard).containsExactly("recorded 3_squashed for [2_squashed, 3_c]");
	}

	@Test
	void aDatabaseThatHasNoneRunsTheSecondSquash(TestDatabase database) throws IOException {
		squash();
		squashAgain();
		migrator(database).deploy();
		assertThat(this.heard).containsExactly("applied 3_squashed");
	}

	@Test
	void aDatabaseThatHasSomeOfTheFirstIsRefused(TestDatabase database) throws IOException {
		FileSystemUtils.deleteRecursively(this.directory.resolve("2_b"));
		FileSystemUtils.deleteRecursively(this.directory.resolve("3_c"));
		migrator(database).deploy();
		start();
		squash();
		squashAgain();
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> migrator(database).deploy())
			.withMessageContaining("Migration 3_squashed replaces 3 migrations, and this database has only 1 of"
					+ " them unchanged. It does not have 2_b, 3_c.");
	}

	@Test
	void aDatabaseThatHasTheFirstAndNotTheRestIsRefused(TestDatabase database) throws IOException {
		FileSystemUtils.deleteRecursively(this.directory.resolve("3_c"));
		migrator(database).deploy();
		start();
		squash();
		squashAgain();
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> migrator(database).deploy())
			.withMessageContaining("Migration 3_squashed replaces 3 migrations, and this database has only 2 of"
					+ " them unchanged. It does not have 3_c.");
	}

	@Test
	void aNameThatIsSaidToBeInItsOwnPlaceIsLackingAndNoEndlessLoop(TestDatabase database) throws IOException {
		migrator(database).deploy();
		squash();
		Path sidecar = this.directory.resolve("2_squashed/migration.properties");
		String again = "earlier=" + "0".repeat(64) + " 9_x/9_x\n" + "earlier=" + "0".repeat(64) + " 9_x/8_x\n"
				+ "earlier=" + "0".repeat(64) + " 8_x/9_x\n";
		Files.writeString(sidecar, Files.readString(sidecar) + "replaces=" + "0".repeat(64) + " 9_x\n" + again);
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> migrator(database).deploy())
			.withMessageContaining("It does not have 9_x.");
	}

	/**
	 * Two that write rows, which a second run would write again.
	 */
	private void writeRows() {
		this.migrations.with("1_a", "CREATE TABLE IF NOT EXISTS rows (id int);\nINSERT INTO rows VALUES (1);")
			.with("2_b", "INSERT INTO rows VALUES (2);");
	}

	private void comment(String name) throws IOException {
		Path script = this.directory.resolve(name).resolve("migration.sql");
		this.migrations.with(name, "-- a comment\n" + Files.readString(script));
	}

	private void rename(String name, String to) throws IOException {
		Files.move(this.directory.resolve(name), this.directory.resolve(to));
	}

	private void squashRows() throws IOException {
		squash();
		this.migrations.with("2_squashed",
				"CREATE TABLE IF NOT EXISTS rows (id int);\nINSERT INTO rows VALUES (1), (2);");
	}

	private void isRefused(TestDatabase database, String message, String remedy) {
		Finding expected = new Finding(Finding.Kind.INCOMPLETE, "2_squashed", message, remedy);
		assertThat(migrator(database).plan().findings()).containsExactly(expected);
		List<String> before = database.queryForStrings(HISTORY);
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> migrator(database).deploy())
			.satisfies((ex) -> assertThat(ex.findings()).containsExactly(expected));
		assertThat(database.queryForStrings(HISTORY)).isEqualTo(before);
	}

	/**
	 * What the release before the squash has on disk.
	 */
	private void accept(TestDatabase database, Decision... decisions) {
		migrator(database).resolve(List.of(decisions));
	}

	private void recordsItWithItsRows(TestDatabase database) {
		this.heard.clear();
		migrator(database).deploy();
		assertThat(this.heard).containsExactly("recorded 2_squashed for [1_a, 2_b]");
		hasItsRows(database);
	}

	private void hasItsRows(TestDatabase database) {
		assertThat(migrator(database).validate().findings()).isEmpty();
		assertThat(database.queryForStrings("SELECT id FROM rows ORDER BY id")).containsExactly("1", "2");
	}

	@Test
	void aDatabaseThatHasThemAllFromOtherFilesIsToldToAcceptTheEdits(TestDatabase database) throws IOException {
		writeRows();
		migrator(database).deploy();
		comment("1_a");
		comment("2_b");
		squashRows();
		isRefused(database,
				"Migration 2_squashed replaces 2 migrations, and this database has none of them unchanged. It has"
						+ " 1_a, 2_b from other files.",
				"If edits change nothing in the database (comments), take the release that still contains them and"
						+ " run"
						+ " the application with the arguments migrate resolve --accept-edit 1_a --accept-edit 2_b;"
						+ " then deploy this one.");
		this.migrations.without("2_squashed");
		writeRows();
		comment("1_a");
		comment("2_b");
		accept(database, new Decision.EditAccepted("1_a"), new Decision.EditAccepted("2_b"));
		squashRows();
		recordsItWithItsRows(database);
	}

	@Test
	void aDatabaseThatHasThemUnderOldNamesIsToldToSayTheNewOnes(TestDatabase database) throws IOException {
		writeRows();
		migrator(database).deploy();
		rename("1_a", "1_new_a");
		rename("2_b", "1_new_b");
		squashRows();
		isRefused(database,
				"Migration 2_squashed replaces 2 migrations, and this database has none of them unchanged. It has"
						+ " 1_new_a as 1_a, 1_new_b as 2_b.",
				"If the old names are theirs, take the release that still contains them and run the application"
						+ " with the"
						+ " arguments migrate resolve --renamed 1_a=1_new_a --renamed 2_b=1_new_b; then deploy this"
						+ " one. If one is a different migration that was deleted, use --removed with its name"
						+ " instead.");
		this.migrations.without("2_squashed");
		writeRows();
		rename("1_a", "1_new_a");
		rename("2_b", "1_new_b");
		accept(database, new Decision.Renamed("1_a", "1_new_a"), new Decision.Renamed("2_b", "1_new_b"));
		squashRows();
		this.heard.clear();
		migrator(database).deploy();
		assertThat(this.heard).containsExactly("recorded 2_squashed for [1_new_a, 1_new_b]");
		hasItsRows(database);
	}

	@Test
	void anEditBesideOneThatIsAsItWasIsAcceptedAlone(TestDatabase database) throws IOException {
		writeRows();
		migrator(database).deploy();
		comment("2_b");
		squashRows();
		isRefused(database,
				"Migration 2_squashed replaces 2 migrations, and this database has only 1 of them unchanged. It"
						+ " has 2_b from another file.",
				"If the edit changes nothing in the database (comments), take the release that still contains it"
						+ " and run"
						+ " the application with the arguments migrate resolve --accept-edit 2_b; then deploy this"
						+ " one.");
		this.migrations.without("2_squashed");
		writeRows();
		comment("2_b");
		accept(database, new Decision.EditAccepted("2_b"));
		squashRows();
		recordsItWithItsRows(database);
	}

	@Test
	void anEditBesideOneThatIsNotThereWaitsForThatOne(TestDatabase database) throws IOException {
		writeRows();
		this.migrations.without("2_b");
		migrator(database).deploy();
		writeRows();
		comment("1_a");
		squashRows();
		isRefused(database,
				"Migration 2_squashed replaces 2 migrations, and this database has none of them unchanged. It has"
						+ " 1_a from another file. It does not have 2_b.",
				"Deploy the release that contains these first, and then this one.");
		this.migrations.without("2_squashed");
		writeRows();
		comment("1_a");
		accept(database, new Decision.EditAccepted("1_a"));
		migrator(database).deploy();
		squashRows();
		recordsItWithItsRows(database);
	}

	/**
	 * Without the release before it, where a person has looked.
	 */
	@Test
	void theSquashItselfCanBeSaidToStandForThem(TestDatabase database) throws IOException {
		writeRows();
		migrator(database).deploy();
		comment("1_a");
		squashRows();
		accept(database, new Decision.Renamed("1_a", "2_squashed"), new Decision.Renamed("2_b", "2_squashed"));
		this.heard.clear();
		migrator(database).deploy();
		assertThat(this.heard).isEmpty();
		hasItsRows(database);
	}

	@Test
	void whatWasUndoneIsForgottenAndTheSquashRuns(TestDatabase database) throws IOException {
		writeRows();
		migrator(database).deploy();
		comment("1_a");
		comment("2_b");
		squashRows();
		database.execute("DROP TABLE rows");
		accept(database, new Decision.Removed("1_a"), new Decision.Removed("2_b"));
		assertThat(migrator(database).plan().findings()).extracting(Finding::kind)
			.containsExactly(Finding.Kind.INCOMPLETE);
		accept(database, new Decision.Forgotten("1_a"), new Decision.Forgotten("2_b"));
		this.heard.clear();
		migrator(database).deploy();
		assertThat(this.heard).containsExactly("applied 2_squashed");
		hasItsRows(database);
	}

	@Test
	void anotherMigrationWithTheSameContentThatWasDeletedDoesNotStopIt(TestDatabase database) throws IOException {
		writeRows();
		rename("2_b", "0_b");
		this.migrations.without("1_a").without("3_c").with("0_b", "SELECT 1;");
		migrator(database).deploy();
		this.migrations.without("0_b").with("1_a", "SELECT 1;").with("2_b", "SELECT 1;");
		squashRows();
		isRefused(database,
				"Migration 2_squashed replaces 2 migrations, and this database has none of them unchanged. It has"
						+ " 1_a as 0_b. It does not have 2_b.",
				"Deploy the release that contains these first, and then this one. If it is a different migration"
						+ " that was deleted, use --removed with its name instead.");
		accept(database, new Decision.Removed("0_b"));
		this.heard.clear();
		migrator(database).deploy();
		assertThat(this.heard).containsExactly("applied 2_squashed");
		hasItsRows(database);
	}

	@Test
	void anotherMigrationWithTheSameContentThatIsThereDoesNotStopIt(TestDatabase database) throws IOException {
		writeRows();
		this.migrations.without("1_a").without("2_b").with("3_c", "SELECT 1;");
		migrator(database).deploy();
		this.migrations.with("1_a", "SELECT 1;").with("2_b", "");
		squashRows();
		this.heard.clear();
		migrator(database).deploy();
		assertThat(this.heard).containsExactly("applied 2_squashed");
		hasItsRows(database);
	}

	@Test
	void whatAnotherSquashReplacesDoesNotStopIt(TestDatabase database) throws IOException {
		this.migrations.without("1_a").without("2_b").without("3_c").with("0_x", "SELECT 1;").with("0_y", "SELECT 2;");
		migrator(database).deploy();
		squash();
		rename("2_squashed", "0_z");
		this.migrations.with("1_a", "SELECT 1;").with("2_b", "SELECT 2;");
		Migration[] old = this.migrations.read()
			.stream()
			.filter((one) -> !one.name().equals("0_z"))
			.toArray(Migration[]::new);
		this.migrations.without("1_a")
			.without("2_b")
			.with("2_squashed", "CREATE TABLE rows AS SELECT generate_series(1, 2) AS id;")
			.file("2_squashed/migration.properties",
					"replaces=%s 1_a\nreplaces=%s 2_b\n".formatted(old[0].checksum(), old[1].checksum()));
		this.heard.clear();
		migrator(database).deploy();
		assertThat(this.heard).containsExactly("recorded 0_z for [0_x, 0_y]", "applied 2_squashed");
		hasItsRows(database);
	}

	@Test
	void aSquashThatRanAndWasEditedIsNotRunAgainByTheNext(TestDatabase database) throws IOException {
		squash();
		migrator(database).deploy();
		comment("2_squashed");
		squashAgain();
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> migrator(database).deploy())
			.withMessageContaining("Migration 3_squashed replaces 2 migrations, and this database has only 1 of"
					+ " them unchanged. It has 2_squashed from another file.");
	}

	@Test
	void editsBelowASquashThatItNeverSawAreFoundToo(TestDatabase database) throws IOException {
		this.migrations.without("3_c");
		migrator(database).deploy();
		this.migrations.with("3_c", "CREATE TABLE c (id int);");
		comment("1_a");
		comment("2_b");
		squash();
		squashAgain();
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> migrator(database).deploy())
			.withMessageContaining("Migration 3_squashed replaces 3 migrations, and this database has none of them"
					+ " unchanged. It has 1_a, 2_b from other files. It does not have 3_c.");
	}

	@Test
	void aLineOfTheSidecarThatSaysNothingIsRefused(TestDatabase database) throws IOException {
		Files.writeString(this.directory.resolve("1_a/migration.properties"), "replaces=1_b\n");
		assertThatExceptionOfType(MigrationFilesException.class).isThrownBy(() -> migrator(database).plan())
			.withMessage(this.directory.resolve("1_a/migration.properties")
					+ " has the line \"replaces=1_b\", which is not a known setting.\nWrite transaction=off or"
					+ " transaction=on, or accept= with a verdict, the word because and a reason, or replaces= with the checksum and"
					+ " the name of a migration, or earlier= with the checksum and the name of one and, behind a slash, of"
					+ " the one that replaced it; there are no other settings.");
	}

}
