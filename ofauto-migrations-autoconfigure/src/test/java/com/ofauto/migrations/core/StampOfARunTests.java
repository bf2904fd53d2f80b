package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.GateRefusedException.Reason;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static com.ofauto.migrations.core.MigrationEnvironment.DEVELOPMENT;
import static com.ofauto.migrations.core.MigrationEnvironment.PRODUCTION;
import static com.ofauto.migrations.core.MigrationEnvironment.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Stamps that a run writes by itself: where it does, and whom they stop.
 */
@ExtendWith(PostgresExtension.class)
class StampOfARunTests {

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void writeAMigration() {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int PRIMARY KEY);");
	}

	private void deploy(TestDatabase database, MigrationEnvironment environment) {
		migrator(database, new Gate(environment, true, Set.of())).deploy();
	}

	private Migrator migrator(TestDatabase database, Gate gate) {
		return this.migrations.migrator(database.dataSource(), gate);
	}

	@ParameterizedTest
	@CsvSource({ "DEVELOPMENT, STAGING", "DEVELOPMENT, PRODUCTION", "STAGING, PRODUCTION", "STAGING, DEVELOPMENT" })
	void whatAPersonHasStampedRefusesEveryOther(MigrationEnvironment stamped, MigrationEnvironment caller,
			TestDatabase database) {
		migrator(database, Gate.ofProduction()).deploy();
		migrator(database, Gate.ofProduction()).stamp(stamped, database.name());
		refusesTheDeploy(database, stamped, caller);
		assertThat(StampLines.comment(database)).isEqualTo(StampLines.byAPerson(database, stamped.word()));
	}

	@ParameterizedTest
	@CsvSource({ "DEVELOPMENT, STAGING", "DEVELOPMENT, PRODUCTION", "STAGING, PRODUCTION" })
	void whatARunHasStampedIsMadeStricterByTheNextWithAWarning(MigrationEnvironment stamped,
			MigrationEnvironment caller, TestDatabase database) {
		deploy(database, stamped);
		database.execute("INSERT INTO clients VALUES (1)");
		this.migrations.with("20260102000000_more", "CREATE TABLE more ()");
		deploy(database, caller);
		assertThat(StampLines.comment(database)).isEqualTo(StampLines.byARun(database, caller.word()));
		assertThat(this.migrations.log().lines()).contains("stamp " + stamped.word() + " replaced by " + caller.word());
		assertThat(database.queryForLong("SELECT count(*) FROM more")).isZero();
	}

	@ParameterizedTest
	@EnumSource(value = MigrationEnvironment.class, names = { "DEVELOPMENT", "STAGING", "PRODUCTION" })
	void aDatabaseWithRowsIsNotStampedByARun(MigrationEnvironment environment, TestDatabase database) {
		migrator(database, Gate.ofProduction()).deploy();
		database.execute("INSERT INTO clients VALUES (1)");
		deploy(database, environment);
		assertThat(StampLines.comment(database)).isNull();
		assertThat(this.migrations.log().lines())
			.contains("not stamped " + environment.word() + ": table public.clients has rows")
			.doesNotContain("stamped " + environment.word());
		migrator(database, Gate.ofProduction()).stamp(environment, database.name());
		assertThatNoException().isThrownBy(() -> deploy(database, environment));
		assertThat(StampLines.comment(database)).isEqualTo(StampLines.byAPerson(database, environment.word()));
	}

	@Test
	void rowsInAnotherSchemaAreRowsToo(TestDatabase database) {
		database.execute("CREATE SCHEMA other; CREATE TABLE other.\"Kept\" AS SELECT 1 AS one");
		deploy(database, DEVELOPMENT);
		assertThat(StampLines.comment(database)).isNull();
		assertThat(this.migrations.log().lines()).contains("not stamped development: table other.\"Kept\" has rows");
	}

	@Test
	void temporaryTablesAreNobodysData(TestDatabase database) throws Exception {
		try (var other = database.dataSource().getConnection(); var statement = other.createStatement()) {
			statement.execute("CREATE TEMPORARY TABLE mine AS SELECT 1 AS one");
			deploy(database, DEVELOPMENT);
		}
		assertThat(StampLines.comment(database)).isEqualTo(StampLines.byARun(database, "development"));
	}

	@Test
	void whatBelongsToAnExtensionIsNobodysData(TestDatabase database) {
		database.execute("CREATE EXTENSION citext; CREATE TABLE units AS SELECT 1 AS one;"
				+ " ALTER EXTENSION citext ADD TABLE units");
		deploy(database, DEVELOPMENT);
		assertThat(StampLines.comment(database)).isEqualTo(StampLines.byARun(database, "development"));
	}

	@Test
	void aTableThatSomebodyHoldsMayHaveRows(TestDatabase database) throws Exception {
		database.execute("CREATE SCHEMA other; CREATE TABLE other.kept ()");
		try (var other = database.dataSource().getConnection(); var statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("LOCK TABLE other.kept IN ACCESS EXCLUSIVE MODE");
			deploy(database, DEVELOPMENT);
		}
		assertThat(StampLines.comment(database)).isNull();
		assertThat(this.migrations.log().lines())
			.contains("not stamped development: another session has locked table other.kept");
	}

	@Test
	void theStampSaysWhetherARunWroteIt() {
		assertThat(Stamp.in("ofauto-migrations: stamped staging on server 1 database 2 by a run"))
			.isEqualTo(new Stamp(STAGING, new DatabaseIdentity(1, 2), true));
		assertThat(Stamp.in("ofauto-migrations: stamped staging on server 1 database 2"))
			.isEqualTo(new Stamp(STAGING, new DatabaseIdentity(1, 2), false));
	}

	@Test
	void whatHappensBetweenLookAndLockCounts(TestDatabase database) {
		this.migrations.with("20260102000000_more", "CREATE TABLE more ()");
		MigrationListener another = new MigrationListener() {

			@Override
			public void planned(MigrationPlan plan) {
				if (plan.database().stamp() == null) {
					database.execute("CREATE TABLE IF NOT EXISTS _prisma_migrations (id varchar(36) PRIMARY KEY,"
							+ " checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255)"
							+ " NOT NULL, logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL"
							+ " DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0); COMMENT ON TABLE"
							+ " _prisma_migrations IS 'ofauto-migrations: stamped production'");
				}
			}

		};
		Migrator migrator = new Migrator(database.dataSource(), this.migrations.directory(),
				MigrationsOnDisk.settings(), new Gate(DEVELOPMENT, true, Set.of()), List.of(another));
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(migrator::deploy)
			.withMessageStartingWith("Database " + database.name() + " is stamped production (for another server or"
					+ " database: this is a copy of it), and the environment of this deploy is development.");
		assertThat(database.queryForLong("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isEqualTo(1);
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isZero();
	}

	private void refusesTheDeploy(TestDatabase database, MigrationEnvironment stamped, MigrationEnvironment caller) {
		this.migrations.with("20260102000000_more", "CREATE TABLE more ()");
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> deploy(database, caller))
			.withMessageStartingWith("Database " + database.name() + " is stamped " + stamped.word()
					+ ", and the environment of this deploy is " + caller.word() + ".")
			.extracting(GateRefusedException::reason)
			.isEqualTo(Reason.OTHER_STAMP);
		assertThat(database.queryForLong("SELECT count(*) FROM pg_tables WHERE tablename = 'more'")).isZero();
	}

}
