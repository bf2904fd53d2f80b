package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(PostgresExtension.class)
class ResolutionTests {

	/**
	 * A row as Prisma's {@code resolve --applied} writes it has no steps, empty logs, and
	 * started when it finished.
	 */
	private static final String HISTORY = "SELECT migration_name, CASE WHEN finished_at = started_at THEN 'at once'"
			+ " WHEN finished_at IS NOT NULL THEN 'finished' ELSE 'unfinished' END,"
			+ " CASE WHEN rolled_back_at IS NOT NULL THEN 'rolled back' END, applied_steps_count,"
			+ " CASE WHEN logs = '' THEN 'empty' WHEN logs IS NOT NULL THEN 'logs' ELSE 'null' END"
			+ " FROM _prisma_migrations ORDER BY started_at, migration_name";

	private static final String MARKS = "SELECT migration_name,"
			+ " CASE WHEN rolled_back_at IS NOT NULL THEN 'rolled back' ELSE 'applied' END, coalesce("
			+ TestDatabase.LOGS + ", 'null')" + " FROM _prisma_migrations ORDER BY migration_name";

	private static final String FAILED_ROW = "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES"
			+ " ('%s', '%s', '%s')";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private Migrator migrator;

	@BeforeEach
	void writeThreeMigrations(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_a", "CREATE TABLE a (id int)")
			.with("2_b", "CREATE TABLE b (id int)")
			.with("3_c", "CREATE TABLE c (id int)");
		this.migrator = this.migrations.migrator(database.dataSource());
	}

	@Test
	void aBaselineRecordsAllUpToItsLast(TestDatabase database) {
		database.execute("CREATE TABLE a (id int); CREATE TABLE b (id int)");
		assertThat(this.migrator.baseline("2_b", true)).containsExactly("1_a", "2_b");
		assertThat(database.queryForStrings(HISTORY)).containsExactly("1_a|at once||0|empty", "2_b|at once||0|empty");
		assertThat(this.migrator.deploy().applied()).extracting(AppliedMigration::name).containsExactly("3_c");
	}

	@Test
	void aNameThatNoTerminalMayShowIsDecidedAsItIsShown(TestDatabase database) {
		this.migrator.deploy();
		database.execute(FAILED_ROW.formatted("1", "x", "9_\u200eb") + "; " + FAILED_ROW.formatted("2", "x", "9_\nc"));
		this.migrator.resolve(List.of(new Decision.RolledBack("9_\\u200eb"), new Decision.RolledBack("9_\\nc")));
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations WHERE rolled_back_at IS NOT NULL"))
			.isEqualTo(2);
		database
			.execute("UPDATE _prisma_migrations SET rolled_back_at = NULL, finished_at = now() WHERE id IN ('1', '2')");
		this.migrator.resolve(List.of(new Decision.Removed("9_\\u200eb"), new Decision.Removed("9_\\nc")));
		assertThat(database.queryForStrings("SELECT id FROM _prisma_migrations WHERE (" + TestDatabase.LOGS
				+ ") IS NOT NULL OR rolled_back_at IS" + " NOT NULL ORDER BY id"))
			.containsExactly("1", "2");
	}

	@Test
	void rowsHaveTheChecksumAndAnIdLikePrismas(TestDatabase database) {
		this.migrator.baseline("3_c", true);
		assertThat(database.queryForStrings("SELECT checksum FROM _prisma_migrations ORDER BY migration_name"))
			.containsExactly(this.migrations.read().stream().map(Migration::checksum).toArray(String[]::new));
		assertThat(database.queryForStrings("SELECT id FROM _prisma_migrations"))
			.allSatisfy((id) -> assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
	}

	@Test
	void aBaselineOfAnEmptyHistoryIsPossible(TestDatabase database) {
		database.execute(new HistoryTable("public", false).create(false));
		assertThat(this.migrator.baseline("1_a", true)).containsExactly("1_a");
	}

	@Test
	void aBaselineMayFollowAttemptsThatWereRolledBack(TestDatabase database) {
		fail(database, "1_a");
		this.migrator.resolve(List.of(new Decision.RolledBack("1_a")));
		assertThat(this.migrator.baseline("1_a", true)).containsExactly("1_a");
		assertThat(database.queryForStrings(HISTORY)).containsExactly("1_a|unfinished|rolled back|0|null",
				"1_a|at once||0|empty");
	}

	@Test
	void aBaselineNeedsADatabaseWithoutAppliedMigrations(TestDatabase database) {
		this.migrator.deploy();
		refused((migrator) -> migrator.baseline("2_b", true), ResolveRefusedException.Reason.HISTORY_EXISTS, "2_b",
				"The database has a history with applied migrations, so there is nothing to baseline.",
				"If a single migration is in the database without being recorded,"
						+ " run the application with the arguments migrate resolve --applied 2_b.");
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(3);
	}

	@Test
	void aBaselineNeedsAMigrationOnDisk() {
		refused((migrator) -> migrator.baseline("2_x", true), ResolveRefusedException.Reason.NOT_ON_DISK, "2_x",
				"There is no migration 2_x on disk.", "Check the name and ofauto.migrations.locations.");
	}

	@Test
	void aFailedMigrationThatWasCompletedByHandIsResolvedAsApplied(TestDatabase database) {
		fail(database, "1_a");
		this.migrator.resolve(List.of(new Decision.Applied("1_a")));
		assertThat(database.queryForStrings(HISTORY)).containsExactly("1_a|unfinished|rolled back|0|null",
				"1_a|at once||0|empty");
		assertThat(this.migrator.plan().only(MigrationStatus.Failed.class)).isEmpty();
	}

	@Test
	void aMigrationThatWasNeverRecordedIsResolvedAsApplied(TestDatabase database) {
		this.migrator.resolve(List.of(new Decision.Applied("2_b")));
		assertThat(database.queryForStrings(HISTORY)).containsExactly("2_b|at once||0|empty");
	}

	@Test
	void anAppliedMigrationCannotBeResolvedAsApplied() {
		this.migrator.deploy();
		refused(new Decision.Applied("1_a"), ResolveRefusedException.Reason.ALREADY_APPLIED, "1_a",
				"Migration 1_a is applied already.", "Nothing needs to be resolved.");
	}

	@Test
	void onlyAMigrationOnDiskCanBeResolvedAsApplied() {
		refused(new Decision.Applied("9"), ResolveRefusedException.Reason.NOT_ON_DISK, "9",
				"There is no migration 9 on disk.", "Check the name and ofauto.migrations.locations.");
	}

	@Test
	void everyUnfinishedAttemptIsResolvedAsRolledBack(TestDatabase database) {
		fail(database, "1_a");
		fail(database, "1_a");
		fail(database, "2_b");
		this.migrator.resolve(List.of(new Decision.RolledBack("1_a")));
		assertThat(database.queryForStrings(HISTORY)).containsExactlyInAnyOrder("1_a|unfinished|rolled back|0|null",
				"1_a|unfinished|rolled back|0|null", "2_b|unfinished||0|null");
		assertThat(this.migrator.plan().migrations().get(0))
			.satisfies((planned) -> assertThat(planned.status().word()).isEqualTo("pending"))
			.satisfies((planned) -> assertThat(planned.rolledBackAttempts()).isEqualTo(2));
	}

	@Test
	void aFailedMigrationThatIsNotOnDiskIsResolvedAsRolledBack(TestDatabase database) {
		fail(database, "0_gone");
		this.migrator.resolve(List.of(new Decision.RolledBack("0_gone")));
		assertThat(this.migrator.deploy().applied()).hasSize(3);
	}

	@Test
	void anAppliedMigrationCannotBeResolvedAsRolledBack() {
		this.migrator.deploy();
		refused(new Decision.RolledBack("1_a"), ResolveRefusedException.Reason.ALREADY_APPLIED, "1_a",
				"Migration 1_a is applied already.",
				"Nothing needs to be resolved. To run it again, write a new migration with its statements.");
	}

	@Test
	void onlyAFailedMigrationCanBeResolvedAsRolledBack(TestDatabase database) {
		refused(new Decision.RolledBack("1_a"), ResolveRefusedException.Reason.NOT_FAILED, "1_a",
				"Migration 1_a has not failed in this database.",
				"Check the name; only a failed migration can be resolved as rolled back.");
		fail(database, "1_a");
		this.migrator.resolve(List.of(new Decision.RolledBack("1_a")));
		refused(new Decision.RolledBack("1_a"), ResolveRefusedException.Reason.NOT_FAILED, "1_a",
				"Migration 1_a has not failed in this database.",
				"Check the name; only a failed migration can be resolved as rolled back.");
	}

	@Test
	void anEditThatIsAcceptedIsNoneAnyMore(TestDatabase database) {
		this.migrator.deploy();
		this.migrations.with("1_a", "-- the first table\nCREATE TABLE a (id int)");
		List<String> before = database.queryForStrings(HISTORY);
		this.migrator.resolve(List.of(new Decision.EditAccepted("1_a")));
		assertThat(this.migrator.plan().findings()).isEmpty();
		assertThat(database.queryForStrings(HISTORY)).isEqualTo(before);
	}

	@Test
	void anEditIsAcceptedInTheAttemptThatCounts(TestDatabase database) {
		fail(database, "1_a");
		this.migrator.resolve(List.of(new Decision.RolledBack("1_a")));
		this.migrator.deploy();
		String first = this.migrations.read().get(0).checksum();
		this.migrations.with("1_a", "-- edited");
		this.migrator.resolve(List.of(new Decision.EditAccepted("1_a")));
		assertThat(database.queryForStrings(
				"SELECT checksum FROM _prisma_migrations WHERE migration_name = '1_a'" + " ORDER BY started_at"))
			.containsExactly(first, Checksum.of("-- edited"));
	}

	@Test
	void onlyTheEditOfAnAppliedMigrationCanBeAccepted(TestDatabase database) {
		refused(new Decision.EditAccepted("1_a"), ResolveRefusedException.Reason.NOT_APPLIED, "1_a",
				"Migration 1_a is not applied to this database.",
				"Check the name; only an applied migration can have its edit accepted.");
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relname = '_prisma_migrations'"))
			.as("a refusal creates nothing")
			.isZero();
	}

	@Test
	void onlyTheEditOfAMigrationOnDiskCanBeAccepted() {
		refused(new Decision.EditAccepted("0"), ResolveRefusedException.Reason.NOT_ON_DISK, "0",
				"There is no migration 0 on disk.", "Check the name and ofauto.migrations.locations.");
	}

	@Test
	void aRenamedMigrationStaysAppliedAndIsMarked(TestDatabase database) {
		this.migrator.deploy();
		this.migrations.without("2_b").with("9_b", "CREATE TABLE b (id int)");
		this.migrator.resolve(List.of(new Decision.Renamed("2_b", "9_b")));
		assertThat(database.queryForStrings(MARKS)).containsExactly("1_a|applied|null",
				"2_b|applied|ofauto-migrations: replaced by 9_b", "3_c|applied|null", "9_b|applied|");
		assertThat(database.queryForStrings(HISTORY)).contains("9_b|at once||0|empty");
		MigrationPlan plan = this.migrator.plan();
		assertThat(words(plan)).containsExactly("1_a applied", "2_b replaced", "3_c applied", "9_b applied");
		assertThat(plan.only(MigrationStatus.Replaced.class)).extracting(MigrationStatus.Replaced::by)
			.containsExactly("9_b");
		assertThat(plan.findings()).isEmpty();
		assertThat(plan.state()).isEqualTo(MigrationState.UP_TO_DATE);
		assertThat(this.migrator.validate().counts())
			.isEqualTo(new MigrationCounts(3, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0));
		assertThat(this.migrator.deploy().applied()).isEmpty();
	}

	@Test
	void anOlderReleaseAppliesNothingAndIsBehindAtMost(TestDatabase database) {
		this.migrator.deploy();
		this.migrations.without("2_b").with("1_b", "CREATE TABLE b (id int)");
		this.migrator.resolve(List.of(new Decision.Renamed("2_b", "1_b")));
		this.migrations.without("1_b").with("2_b", "CREATE TABLE b (id int)");
		assertThat(words(this.migrator.plan())).containsExactly("1_a applied", "1_b ahead", "2_b applied",
				"3_c applied");
		assertThat(this.migrator.deploy().applied()).isEmpty();
		this.migrations.without("2_b").without("3_c");
		assertThat(words(this.migrator.plan())).as("one that is older still")
			.containsExactly("1_a applied", "1_b ahead", "2_b replaced", "3_c ahead");
	}

	@Test
	void oneMigrationCanStandForMany(TestDatabase database) {
		this.migrator.deploy();
		this.migrations.without("1_a")
			.without("2_b")
			.with("2_squashed", "CREATE TABLE a (id int); CREATE TABLE b (id int)");
		this.migrator
			.resolve(List.of(new Decision.Renamed("1_a", "2_squashed"), new Decision.Renamed("2_b", "2_squashed")));
		assertThat(words(this.migrator.plan())).containsExactly("1_a replaced", "2_b replaced", "2_squashed applied",
				"3_c applied");
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(4);
	}

	@Test
	void oneThatIsAppliedAlreadyStandsForAnotherWithoutANewRecord(TestDatabase database) {
		this.migrator.deploy();
		this.migrations.without("2_b");
		this.migrator.resolve(List.of(new Decision.Renamed("2_b", "3_c")));
		assertThat(database.queryForStrings(MARKS)).containsExactly("1_a|applied|null",
				"2_b|applied|ofauto-migrations: replaced by 3_c", "3_c|applied|null");
	}

	@Test
	void aRenameCanBeTakenBack(TestDatabase database) {
		this.migrator.deploy();
		this.migrations.without("2_b").with("9_b", "CREATE TABLE b (id int)");
		this.migrator.resolve(List.of(new Decision.Renamed("2_b", "9_b")));
		this.migrations.without("9_b").with("2_b", "CREATE TABLE b (id int)");
		this.migrator.resolve(List.of(new Decision.Renamed("9_b", "2_b")));
		assertThat(database.queryForStrings(MARKS)).containsExactly("1_a|applied|null", "2_b|applied|null",
				"3_c|applied|null", "9_b|applied|ofauto-migrations: replaced by 2_b");
		assertThat(words(this.migrator.plan())).containsExactly("1_a applied", "2_b applied", "3_c applied",
				"9_b replaced");
	}

	@Test
	void aRemovedMigrationStaysAppliedForReleasesThatHaveIt(TestDatabase database) {
		this.migrator.deploy();
		this.migrations.without("3_c");
		this.migrator.resolve(List.of(new Decision.Removed("3_c")));
		assertThat(database.queryForStrings(MARKS)).contains("3_c|applied|ofauto-migrations: removed on purpose");
		MigrationPlan plan = this.migrator.plan();
		assertThat(words(plan)).containsExactly("1_a applied", "2_b applied", "3_c removed");
		assertThat(plan.findings()).isEmpty();
		this.migrations.with("3_c", "CREATE TABLE c (id int)");
		assertThat(words(this.migrator.plan())).containsExactly("1_a applied", "2_b applied", "3_c applied");
	}

	@Test
	void whatIsForgottenCountsAsRolledBack(TestDatabase database) {
		this.migrator.deploy();
		this.migrations.without("3_c");
		this.migrator.resolve(List.of(new Decision.Removed("3_c")));
		this.migrator.resolve(List.of(new Decision.Forgotten("3_c")));
		assertThat(database.queryForStrings(MARKS)).contains("3_c|rolled back|ofauto-migrations: removed on purpose");
		assertThat(words(this.migrator.plan())).containsExactly("1_a applied", "2_b applied");
		this.migrations.with("3_c", "CREATE TABLE c (id int)");
		assertThat(words(this.migrator.plan())).containsExactly("1_a applied", "2_b applied", "3_c pending");
	}

	@Test
	void whatWasReplacedOrRemovedMakesNothingLate() {
		this.migrator.deploy();
		this.migrations.without("3_c").with("2_d", "SELECT 1");
		this.migrator.resolve(List.of(new Decision.Removed("3_c")));
		assertThat(this.migrator.plan().findings()).isEmpty();
		assertThat(words(this.migrator.plan())).containsExactly("1_a applied", "2_b applied", "2_d pending",
				"3_c removed");
	}

	@Test
	void onlyAMigrationThatLeftTheDiskCanBeReplacedOrRemoved() {
		refused(new Decision.Removed("3_c"), ResolveRefusedException.Reason.NOT_APPLIED, "3_c",
				"Migration 3_c is not applied to this database.",
				"Check the name; only an applied migration can be replaced or removed.");
		this.migrator.deploy();
		refused(new Decision.Removed("3_c"), ResolveRefusedException.Reason.STILL_ON_DISK, "3_c",
				"Migration 3_c is on disk: " + this.directory.resolve("3_c/migration.sql") + ".",
				"Check the name; only a migration whose directory is gone can be replaced, removed or forgotten."
						+ " If this is a copy that an earlier build left, run a clean build (mvn clean).");
		this.migrations.without("3_c");
		refused(new Decision.Renamed("3_c", "4_c"), ResolveRefusedException.Reason.NOT_ON_DISK, "4_c",
				"There is no migration 4_c on disk.", "Check the name and ofauto.migrations.locations.");
	}

	@Test
	void whatIsMarkedAlreadyIsNotMarkedAgainButCanBeMarkedOtherwise() {
		this.migrator.deploy();
		this.migrations.without("3_c");
		this.migrator.resolve(List.of(new Decision.Removed("3_c")));
		refused(new Decision.Removed("3_c"), ResolveRefusedException.Reason.ALREADY_RETIRED, "3_c",
				"Migration 3_c is recorded as removed already.", "Nothing needs to be resolved.");
		this.migrator.resolve(List.of(new Decision.Renamed("3_c", "2_b")));
		refused(new Decision.Renamed("3_c", "2_b"), ResolveRefusedException.Reason.ALREADY_RETIRED, "3_c",
				"Migration 3_c is recorded as replaced by 2_b already.", "Nothing needs to be resolved.");
	}

	@Test
	void onlyWhatIsMarkedAndNotOnDiskCanBeForgotten() {
		this.migrator.deploy();
		refused(new Decision.Forgotten("3_c"), ResolveRefusedException.Reason.NOT_RETIRED, "3_c",
				"Migration 3_c is not recorded as replaced or removed.",
				"Check the name; only such a migration can be forgotten.");
		this.migrations.without("3_c");
		this.migrator.resolve(List.of(new Decision.Removed("3_c")));
		this.migrations.with("3_c", "CREATE TABLE c (id int)");
		refused(new Decision.Forgotten("3_c"), ResolveRefusedException.Reason.STILL_ON_DISK, "3_c",
				"Migration 3_c is on disk: " + this.directory.resolve("3_c/migration.sql") + ".",
				"Check the name; only a migration whose directory is gone can be replaced, removed or forgotten."
						+ " If this is a copy that an earlier build left, run a clean build (mvn clean).");
	}

	@Test
	void anAttemptWhoseEndNobodyKnowsIsDecidedFirst(TestDatabase database) {
		this.migrator.deploy();
		fail(database, "3_c");
		this.migrations.without("3_c");
		refused(new Decision.Removed("3_c"), ResolveRefusedException.Reason.UNFINISHED, "3_c",
				"Migration 3_c has an attempt that is neither finished nor rolled back.",
				"Check what it left in the database, then run the application with the arguments migrate resolve"
						+ " --applied 3_c, or run the application with the arguments migrate resolve --rolled-back 3_c.");
	}

	@Test
	void severalDecisionsAreCarriedOutTogether(TestDatabase database) {
		this.migrator.deploy();
		fail(database, "4_d");
		fail(database, "5_e");
		this.migrations.with("1_a", "-- edited")
			.without("2_b")
			.without("3_c")
			.with("4_d", "SELECT 4")
			.with("9_b", "CREATE TABLE b (id int)");
		this.migrator.resolve(List.of(new Decision.EditAccepted("1_a"), new Decision.Renamed("2_b", "9_b"),
				new Decision.Removed("3_c"), new Decision.Applied("4_d"), new Decision.RolledBack("5_e")));
		assertThat(words(this.migrator.plan())).containsExactly("1_a applied", "2_b replaced", "3_c removed",
				"4_d applied", "9_b applied");
	}

	@Test
	void ofSeveralDecisionsEachThatDoesNotFitIsNamedAndNoneIsCarriedOut(TestDatabase database) {
		this.migrator.deploy();
		this.migrations.without("3_c");
		List<String> before = database.queryForStrings(MARKS);
		assertThatExceptionOfType(ResolveRefusedException.class)
			.isThrownBy(() -> this.migrator.resolve(List.of(new Decision.Applied("1_a"), new Decision.Removed("3_c"),
					new Decision.RolledBack("2_b"), new Decision.Renamed("2_b", "1_a"), new Decision.Forgotten("1_a"))))
			.withMessage("""
					--applied 1_a: Migration 1_a is applied already.
					--rolled-back 2_b: Migration 2_b is applied already.
					--renamed 2_b=1_a: Migration 2_b is decided twice.
					--forget 1_a: Migration 1_a is decided twice.
					None of the decisions was recorded.
					Nothing needs to be resolved.
					Nothing needs to be resolved. To run it again, write a new migration with its statements.
					Remove one of the two decisions.""")
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(ResolveRefusedException.Reason.ALREADY_APPLIED))
			.satisfies((ex) -> assertThat(ex.migration()).isEqualTo("1_a"));
		assertThat(database.queryForStrings(MARKS)).isEqualTo(before);
	}

	@Test
	void whatStandsForAnotherIsDecidedByThat() {
		this.migrator.deploy();
		this.migrations.without("2_b").with("9_b", "SELECT 1");
		for (List<Decision> decisions : List.of(
				List.<Decision>of(new Decision.Applied("9_b"), new Decision.Renamed("2_b", "9_b")),
				List.<Decision>of(new Decision.Renamed("2_b", "9_b"), new Decision.Applied("9_b")))) {
			assertThatExceptionOfType(ResolveRefusedException.class).isThrownBy(() -> this.migrator.resolve(decisions))
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(ResolveRefusedException.Reason.DECIDED_TWICE))
				.satisfies((ex) -> assertThat(ex.migration()).isEqualTo("9_b"));
		}
	}

	@Test
	void namesAreQuoted(TestDatabase database) {
		String name = "4_it's \"so\" \\ odd";
		this.migrations.with(name, "SELECT 1");
		this.migrator.baseline(name, true);
		assertThat(this.migrator.plan().toApply()).isEmpty();
		fail(database, name.replace("'", "''"));
		this.migrator.resolve(List.of(new Decision.RolledBack(name)));
		assertThat(this.migrator.plan().findings()).isEmpty();
		this.migrations.without(name).with(name + "2", "SELECT 1");
		this.migrator.resolve(List.of(new Decision.Renamed(name, name + "2")));
		assertThat(this.migrator.plan().only(MigrationStatus.Replaced.class)).extracting(MigrationStatus.Replaced::by)
			.containsExactly(name + "2");
	}

	@Test
	void aDecisionLeavesNoLockAndNoTransactionInThePool(TestDatabase database) throws Exception {
		HikariDataSource pool = database.pool(1);
		Migrator pooled = this.migrations.migrator(pool);
		pooled.baseline("1_a", true);
		assertThatExceptionOfType(ResolveRefusedException.class).isThrownBy(() -> pooled.baseline("1_a", true));
		try (var connection = pool.getConnection()) {
			assertThat(connection.getAutoCommit()).isTrue();
		}
		assertThat(database.remainingLocks()).isEmpty();
		assertThat(pooled.deploy().applied()).hasSize(2);
	}

	@Test
	void aDecisionWhoseLockIsLostIsNotWritten(TestDatabase database) throws Exception {
		try (var connection = database.dataSource().getConnection()) {
			MigrationListener thief = new MigrationListener() {

				@Override
				public void lockAcquired(Duration waited) {
					try (var statement = connection.createStatement()) {
						statement.execute("SELECT pg_advisory_unlock_all()");
					}
					catch (SQLException ex) {
						throw new AssertionError(ex);
					}
				}

			};
			Migrator robbed = new Migrator(new SingleConnectionDataSource(connection, true),
					this.migrations.directory(), MigrationsOnDisk.settings(), List.of(thief));
			assertThatExceptionOfType(DatabaseAccessException.class).isThrownBy(() -> robbed.baseline("1_a", true))
				.withMessageStartingWith("Could not write the history of migrations");
		}
		assertThat(database.queryForString("SELECT to_regclass('_prisma_migrations')")).isNull();
	}

	@Test
	void aDecisionThatTheDatabaseRefusesLeavesNothing(TestDatabase database) {
		database.execute(new HistoryTable("public", false).create(false));
		database.execute("ALTER TABLE _prisma_migrations ADD CHECK (migration_name <> '2_b')");
		assertThatExceptionOfType(DatabaseAccessException.class).isThrownBy(() -> this.migrator.baseline("3_c", true))
			.withMessageStartingWith("Could not write the history of migrations: ERROR: new row for relation"
					+ " \"_prisma_migrations\" violates check constraint");
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isZero();
	}

	private void refused(Decision decision, ResolveRefusedException.Reason reason, String name, String... lines) {
		refused((migrator) -> migrator.resolve(List.of(decision)), reason, name, lines);
	}

	private static List<String> words(MigrationPlan plan) {
		return plan.migrations().stream().map((planned) -> planned.name() + " " + planned.status().word()).toList();
	}

	private void refused(Consumer<Migrator> decision, ResolveRefusedException.Reason reason, String name,
			String... lines) {
		assertThatExceptionOfType(ResolveRefusedException.class).isThrownBy(() -> decision.accept(this.migrator))
			.withMessage(String.join("\n", Arrays.asList(lines)))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason))
			.satisfies((ex) -> assertThat(ex.migration()).isEqualTo(name));
	}

	/**
	 * Leaves the row of a runner that was killed.
	 */
	private void fail(TestDatabase database, String name) {
		database.execute(
				new HistoryTable("public", false).create(false).replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"));
		database.execute(FAILED_ROW.formatted(RunContext.newId(), this.migrations.read().get(0).checksum(), name));
	}

}
