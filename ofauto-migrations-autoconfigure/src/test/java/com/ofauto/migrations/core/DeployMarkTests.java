package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.impact.RollbackLosses;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where a deploy began is in each of its records, and stays there.
 */
@ExtendWith(PostgresExtension.class)
class DeployMarkTests {

	private static final String A = "20260101000000_a";

	private static final String B = "20260102000000_b";

	private static final String C = "20260103000000_c";

	private static final Release RELEASE = new Release("1.4.2", "8f3c2d1", "pod-1");

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void theFirstIsApplied(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with(A, "CREATE TABLE a (id int);");
		migrator(database).deploy();
	}

	private Migrator migrator(TestDatabase database) {
		return this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings().withRelease(RELEASE));
	}

	private List<Attempt> attempts(TestDatabase database) {
		return migrator(database).tools().attempts();
	}

	private DeployMark mark(TestDatabase database, String name) {
		return Objects.requireNonNull(attempts(database).stream()
			.filter((attempt) -> attempt.name().equals(name))
			.reduce((first, second) -> second)
			.orElseThrow()
			.mark());
	}

	@Test
	void saysWhereTheServerWasAndWhoRanIt(TestDatabase database) {
		this.migrations.with(B, "CREATE TABLE b (id int);");
		String before = database.queryForString("SELECT pg_current_wal_insert_lsn()");
		DeployReport report = migrator(database).deploy();
		DeployMark mark = Objects.requireNonNull(report.mark());
		assertThat(mark).isEqualTo(mark(database, B));
		assertThat(database.queryForString("SELECT '" + mark.position() + "'::pg_lsn >= '" + before + "' AND '"
				+ mark.position() + "'::pg_lsn < pg_current_wal_insert_lsn()"))
			.isEqualTo("t");
		assertThat(mark.timeline()).isEqualTo(1);
		assertThat(mark.at()).isBetween(report.startedAt().minusSeconds(60), report.startedAt().plusSeconds(60));
		assertThat(mark.who()).isEqualTo(database.user() + " on pod-1, release 1.4.2 (8f3c2d1)");
		assertThat(mark.describe()).isEqualTo("WAL position " + mark.position() + " on timeline 1, archiver off");
		assertThat(mark.recovery()).containsExactly("recovery_target_lsn = '" + mark.position() + "'",
				"recovery_target_inclusive = off", "recovery_target_timeline = '1'");
	}

	@Test
	void allRecordsOfADeployHaveTheSame(TestDatabase database) {
		this.migrations.with(B, "CREATE TABLE b (id int);").with(C, "CREATE INDEX CONCURRENTLY c ON a (id);");
		migrator(database).deploy();
		assertThat(mark(database, B)).isEqualTo(mark(database, C)).isNotEqualTo(mark(database, A));
	}

	@Test
	void costsNoRoundTripAndIsNotReadByALook(TestDatabase database) {
		this.migrations.with(B, "CREATE TABLE b (id int);");
		try (CountingProxy proxy = CountingProxy.before(database)) {
			this.migrations.migrator(proxy.dataSource()).deploy();
			assertThat(proxy.roundTrips()).isEqualTo(4);
			long marked = bytesOfALook(proxy);
			database.execute("UPDATE _prisma_migrations SET logs = NULL");
			assertThat(marked).isLessThan(bytesOfALook(proxy) + 2 * 30);
		}
	}

	private long bytesOfALook(CountingProxy proxy) {
		proxy.reset();
		MigrationPlan plan = this.migrations.migrator(proxy.dataSource()).plan();
		assertThat(proxy.roundTrips()).isEqualTo(1);
		assertThat(plan.only(MigrationStatus.Applied.class)).extracting((applied) -> applied.record().logs())
			.containsOnlyNulls();
		return proxy.serverBytes();
	}

	@Test
	void aFailedAttemptHasTheOneOfTheDeployThatFailedLast(TestDatabase database) {
		this.migrations.with(B, "CREATE TABLE a (id int);");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> migrator(database).deploy());
		DeployMark first = mark(database, B);
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> migrator(database).deploy());
		assertThat(attempts(database)).extracting(Attempt::name).containsExactly(A, B);
		assertThat(mark(database, B)).isNotEqualTo(first).isNotEqualTo(mark(database, A));
		assertThat(attempts(database).get(1).detail()).endsWith("relation \"a\" already exists (SQLSTATE 42P07)");
	}

	@Test
	void aRunInSegmentsKeepsTheOneWithWhichItBegan(TestDatabase database) {
		this.migrations.with(B, "CREATE INDEX CONCURRENTLY b ON a (id);\nCREATE INDEX CONCURRENTLY c ON a (missing);");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> migrator(database).deploy());
		DeployMark begun = mark(database, B);
		assertThat(begun).isNotEqualTo(mark(database, A));
		assertThat(attempts(database).get(1).detail()).endsWith("column \"missing\" does not exist (SQLSTATE 42703)");
		database.execute("ALTER TABLE a ADD COLUMN missing int");
		DeployReport report = migrator(database).deploy();
		assertThat(report.applied()).hasSize(1);
		assertThat(report.mark()).isNotEqualTo(begun);
		assertThat(mark(database, B)).isEqualTo(begun);
	}

	@Test
	void aBackfillKeepsTheOneWithWhichItBegan(TestDatabase database) {
		database.execute("INSERT INTO a SELECT generate_series(1, 100)");
		database.execute("ALTER TABLE a ADD COLUMN x int, ADD PRIMARY KEY (id)");
		this.migrations.with(B,
				"-- ofauto: backfill id batch=30 pause=0ms\n" + "UPDATE a SET x = 100 / (id - 75) WHERE x IS NULL;");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> migrator(database).deploy());
		DeployMark begun = mark(database, B);
		assertThat(begun).isNotEqualTo(mark(database, A));
		database.execute("DELETE FROM a WHERE id = 75");
		assertThat(migrator(database).deploy().applied()).extracting(AppliedMigration::resumed).containsExactly(true);
		assertThat(mark(database, B)).isEqualTo(begun);
	}

	@Test
	void staysWhateverAPersonDecides(TestDatabase database) {
		this.migrations.with(B, "CREATE TABLE b (id int);").with(C, "CREATE TABLE c (id int);");
		migrator(database).deploy();
		DeployMark mark = mark(database, B);
		this.migrations.without(B);
		migrator(database).resolve(List.of(new Decision.Removed(B)));
		assertThat(mark(database, B)).isEqualTo(mark);
		assertThat(attempts(database).get(1).outcome()).isEqualTo(Attempt.Outcome.REMOVED);
		this.migrations.with(B, "CREATE TABLE b (id int);");
		migrator(database).deploy();
		assertThat(mark(database, B)).isEqualTo(mark);
	}

	@Test
	void isThereBesideTheWayBackAndBehindARollback(TestDatabase database) {
		this.migrations.with(B, "CREATE TABLE b (id int);");
		new ImpactFiles(this.migrations).withRollback(B, "DROP TABLE b;\n", RollbackLosses.NONE);
		migrator(database).deploy();
		DeployMark mark = mark(database, B);
		migrator(database).tools().rollback(new RollbackTarget.Last(), List.of(B), Set.of());
		assertThat(mark(database, B)).isEqualTo(mark);
		assertThat(attempts(database).get(1).outcome()).isEqualTo(Attempt.Outcome.UNDONE);
		assertThat(migrator(database).plan().of(B)).isInstanceOf(MigrationStatus.Undone.class);
	}

	@Test
	void aRoleWithoutRightsDeploysAllTheSame(TestDatabase database) {
		String role = "mark_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'x'; ALTER SCHEMA public OWNER TO " + role
				+ "; ALTER TABLE _prisma_migrations OWNER TO " + role
				+ "; REVOKE EXECUTE ON FUNCTION pg_current_wal_insert_lsn(), pg_stat_get_archiver() FROM public");
		try {
			PGSimpleDataSource poor = database.dataSource();
			poor.setUser(role);
			poor.setPassword("x");
			this.migrations.with(B, "CREATE TABLE b (id int);");
			DeployMark mark = Objects.requireNonNull(this.migrations.migrator(poor).deploy().mark());
			assertThat(mark.describe()).isEqualTo("WAL position not visible, archiver not visible");
			assertThat(mark.recovery()).isEmpty();
			assertThat(mark(database, B)).isEqualTo(mark);
			assertThat(mark.user()).isEqualTo(role);
		}
		finally {
			database.execute("REASSIGN OWNED BY " + role + " TO " + database.user() + "; DROP OWNED BY " + role
					+ "; DROP ROLE " + role);
		}
	}

	@Test
	void whatSomebodyCallsTheConnectionIsNoOtherLineOfOurs(TestDatabase database) {
		String name = "x\"\\, session same" + "0".repeat(32);
		PGSimpleDataSource named = database.dataSource();
		named.setApplicationName(name);
		this.migrations.with(B, "CREATE INDEX CONCURRENTLY b ON a (id);\nCREATE INDEX CONCURRENTLY c ON a (missing);");
		assertThatExceptionOfType(StatementFailedException.class)
			.isThrownBy(() -> this.migrations.migrator(named).deploy());
		assertThat(mark(database, B).application()).isEqualTo(name);
		assertThat(database
			.queryForString("SELECT " + TestDatabase.LOGS + " FROM _prisma_migrations WHERE finished_at IS NULL"))
			.doesNotContain("session same0000");
	}

}
