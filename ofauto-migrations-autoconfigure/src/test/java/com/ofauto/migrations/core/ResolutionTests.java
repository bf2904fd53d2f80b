package com.ofauto.migrations.core;

import java.nio.file.Path;
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
		assertThat(this.migrator.baseline("2_b")).containsExactly("1_a", "2_b");
		assertThat(database.queryForStrings(HISTORY)).containsExactly("1_a|at once||0|empty", "2_b|at once||0|empty");
		assertThat(this.migrator.deploy().applied()).extracting(AppliedMigration::name).containsExactly("3_c");
	}

	@Test
	void rowsHaveTheChecksumAndAnIdLikePrismas(TestDatabase database) {
		this.migrator.baseline("3_c");
		assertThat(database.queryForStrings("SELECT checksum FROM _prisma_migrations ORDER BY migration_name"))
			.containsExactly(this.migrations.read().stream().map(Migration::checksum).toArray(String[]::new));
		assertThat(database.queryForStrings("SELECT id FROM _prisma_migrations"))
			.allSatisfy((id) -> assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
	}

	@Test
	void aBaselineOfAnEmptyHistoryIsPossible(TestDatabase database) {
		database.execute(new HistoryTable("public").create(false));
		assertThat(this.migrator.baseline("1_a")).containsExactly("1_a");
	}

	@Test
	void aBaselineMayFollowAttemptsThatWereRolledBack(TestDatabase database) {
		fail(database, "1_a");
		this.migrator.resolveRolledBack("1_a");
		assertThat(this.migrator.baseline("1_a")).containsExactly("1_a");
		assertThat(database.queryForStrings(HISTORY)).containsExactly("1_a|unfinished|rolled back|0|null",
				"1_a|at once||0|empty");
	}

	@Test
	void aBaselineNeedsADatabaseWithoutAppliedMigrations(TestDatabase database) {
		this.migrator.deploy();
		refused((migrator) -> migrator.baseline("2_b"), ResolveRefusedException.Reason.HISTORY_EXISTS, "2_b",
				"The database has a history with applied migrations, so that there is nothing to baseline.",
				"If a single migration is in the database without being recorded,"
						+ " run the application with the arguments migrate resolve --applied 2_b.");
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(3);
	}

	@Test
	void aBaselineNeedsAMigrationOnDisk() {
		refused((migrator) -> migrator.baseline("2_x"), ResolveRefusedException.Reason.NOT_ON_DISK, "2_x",
				"There is no migration 2_x on disk.", "Check the name and ofauto.migrations.locations.");
	}

	@Test
	void aFailedMigrationThatWasCompletedByHandIsResolvedAsApplied(TestDatabase database) {
		fail(database, "1_a");
		this.migrator.resolveApplied("1_a");
		assertThat(database.queryForStrings(HISTORY)).containsExactly("1_a|unfinished|rolled back|0|null",
				"1_a|at once||0|empty");
		assertThat(this.migrator.plan().only(MigrationStatus.Failed.class)).isEmpty();
	}

	@Test
	void aMigrationThatWasNeverRecordedIsResolvedAsApplied(TestDatabase database) {
		this.migrator.resolveApplied("2_b");
		assertThat(database.queryForStrings(HISTORY)).containsExactly("2_b|at once||0|empty");
	}

	@Test
	void anAppliedMigrationCannotBeResolvedAsApplied() {
		this.migrator.deploy();
		refused((migrator) -> migrator.resolveApplied("1_a"), ResolveRefusedException.Reason.ALREADY_APPLIED, "1_a",
				"Migration 1_a is applied already.", "Nothing needs to be resolved.");
	}

	@Test
	void onlyAMigrationOnDiskCanBeResolvedAsApplied() {
		refused((migrator) -> migrator.resolveApplied("9"), ResolveRefusedException.Reason.NOT_ON_DISK, "9",
				"There is no migration 9 on disk.", "Check the name and ofauto.migrations.locations.");
	}

	@Test
	void everyUnfinishedAttemptIsResolvedAsRolledBack(TestDatabase database) {
		fail(database, "1_a");
		fail(database, "1_a");
		fail(database, "2_b");
		this.migrator.resolveRolledBack("1_a");
		assertThat(database.queryForStrings(HISTORY)).containsExactlyInAnyOrder("1_a|unfinished|rolled back|0|null",
				"1_a|unfinished|rolled back|0|null", "2_b|unfinished||0|null");
		assertThat(this.migrator.plan().migrations().get(0))
			.satisfies((planned) -> assertThat(planned.status().word()).isEqualTo("pending"))
			.satisfies((planned) -> assertThat(planned.rolledBackAttempts()).isEqualTo(2));
	}

	@Test
	void aFailedMigrationThatIsNotOnDiskIsResolvedAsRolledBack(TestDatabase database) {
		fail(database, "0_gone");
		this.migrator.resolveRolledBack("0_gone");
		assertThat(this.migrator.deploy().applied()).hasSize(3);
	}

	@Test
	void anAppliedMigrationCannotBeResolvedAsRolledBack() {
		this.migrator.deploy();
		refused((migrator) -> migrator.resolveRolledBack("1_a"), ResolveRefusedException.Reason.ALREADY_APPLIED, "1_a",
				"Migration 1_a is applied already.", "Nothing needs to be resolved.");
	}

	@Test
	void onlyAFailedMigrationCanBeResolvedAsRolledBack(TestDatabase database) {
		refused((migrator) -> migrator.resolveRolledBack("1_a"), ResolveRefusedException.Reason.NOT_FAILED, "1_a",
				"Migration 1_a has not failed in this database.",
				"Check the name; only a failed migration can be resolved as rolled back.");
		fail(database, "1_a");
		this.migrator.resolveRolledBack("1_a");
		refused((migrator) -> migrator.resolveRolledBack("1_a"), ResolveRefusedException.Reason.NOT_FAILED, "1_a",
				"Migration 1_a has not failed in this database.",
				"Check the name; only a failed migration can be resolved as rolled back.");
	}

	@Test
	void anEditThatIsAcceptedIsNoneAnyMore(TestDatabase database) {
		this.migrator.deploy();
		this.migrations.with("1_a", "-- the first table\nCREATE TABLE a (id int)");
		List<String> before = database.queryForStrings(HISTORY);
		this.migrator.acceptEdit("1_a");
		assertThat(this.migrator.plan().findings()).isEmpty();
		assertThat(database.queryForStrings(HISTORY)).isEqualTo(before);
	}

	@Test
	void anEditIsAcceptedInTheAttemptThatCounts(TestDatabase database) {
		fail(database, "1_a");
		this.migrator.resolveRolledBack("1_a");
		this.migrator.deploy();
		String first = this.migrations.read().get(0).checksum();
		this.migrations.with("1_a", "-- edited");
		this.migrator.acceptEdit("1_a");
		assertThat(database.queryForStrings(
				"SELECT checksum FROM _prisma_migrations WHERE migration_name = '1_a'" + " ORDER BY started_at"))
			.containsExactly(first, Checksum.of("-- edited"));
	}

	@Test
	void onlyTheEditOfAnAppliedMigrationCanBeAccepted(TestDatabase database) {
		refused((migrator) -> migrator.acceptEdit("1_a"), ResolveRefusedException.Reason.NOT_APPLIED, "1_a",
				"Migration 1_a is not applied to this database.",
				"Check the name; only an applied migration can have its edit accepted.");
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relname = '_prisma_migrations'"))
			.as("a refusal creates nothing")
			.isZero();
	}

	@Test
	void onlyTheEditOfAMigrationOnDiskCanBeAccepted() {
		refused((migrator) -> migrator.acceptEdit("0"), ResolveRefusedException.Reason.NOT_ON_DISK, "0",
				"There is no migration 0 on disk.", "Check the name and ofauto.migrations.locations.");
	}

	@Test
	void namesAreQuoted(TestDatabase database) {
		String name = "4_it's \"so\" \\ odd";
		this.migrations.with(name, "SELECT 1");
		this.migrator.baseline(name);
		assertThat(this.migrator.plan().toApply()).isEmpty();
		fail(database, name.replace("'", "''"));
		this.migrator.resolveRolledBack(name);
		assertThat(this.migrator.plan().findings()).isEmpty();
	}

	@Test
	void aDecisionLeavesNoLockAndNoTransactionInThePool(TestDatabase database) throws Exception {
		HikariDataSource pool = database.pool(1);
		Migrator pooled = this.migrations.migrator(pool);
		pooled.baseline("1_a");
		assertThatExceptionOfType(ResolveRefusedException.class).isThrownBy(() -> pooled.baseline("1_a"));
		try (var connection = pool.getConnection()) {
			assertThat(connection.getAutoCommit()).isTrue();
		}
		assertThat(database.remainingLocks()).isEmpty();
		assertThat(pooled.deploy().applied()).hasSize(2);
	}

	@Test
	void aDecisionThatTheDatabaseRefusesLeavesNothing(TestDatabase database) {
		database.execute(new HistoryTable("public").create(false));
		database.execute("ALTER TABLE _prisma_migrations ADD CHECK (migration_name <> '2_b')");
		assertThatExceptionOfType(DatabaseAccessException.class).isThrownBy(() -> this.migrator.baseline("3_c"))
			.withMessageStartingWith("Could not write the history of migrations: ERROR: new row for relation"
					+ " \"_prisma_migrations\" violates check constraint");
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isZero();
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
		database.execute(new HistoryTable("public").create(false));
		database.execute(FAILED_ROW.formatted(RunContext.newId(), this.migrations.read().get(0).checksum(), name));
	}

}
