package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.ofauto.migrations.core.GateRefusedException.Reason;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.ofauto.migrations.core.MigrationEnvironment.CI;
import static com.ofauto.migrations.core.MigrationEnvironment.DEVELOPMENT;
import static com.ofauto.migrations.core.MigrationEnvironment.PRODUCTION;
import static com.ofauto.migrations.core.MigrationEnvironment.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * The environment in the database: who writes it, whom it stops.
 */
@ExtendWith(PostgresExtension.class)
class StampTests {

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

	/**
	 * What a restored dump looks like: the comment came along, the database is another.
	 */
	private static void copied(TestDatabase database, String environment) {
		database.execute("COMMENT ON TABLE _prisma_migrations IS 'ofauto-migrations: stamped " + environment
				+ " on server 7000000000000000001 database 4711'");
	}

	@ParameterizedTest
	@EnumSource(value = MigrationEnvironment.class, names = { "DEVELOPMENT", "STAGING", "PRODUCTION" })
	void theFirstDeployStampsTheDatabase(MigrationEnvironment environment, TestDatabase database) {
		deploy(database, environment);
		assertThat(StampLines.comment(database)).isEqualTo(StampLines.byARun(database, environment.word()));
		assertThat(this.migrations.log().lines()).contains("stamped " + environment.word());
	}

	@ParameterizedTest
	@EnumSource(value = MigrationEnvironment.class, names = { "TEST", "CI" })
	void whoOnlySaysWhoCallsDoesNot(MigrationEnvironment environment, TestDatabase database) {
		deploy(database, environment);
		assertThat(StampLines.comment(database)).isNull();
	}

	@Test
	void theFallbackIsNeverStamped(TestDatabase database) {
		migrator(database, Gate.ofProduction()).deploy();
		assertThat(StampLines.comment(database)).isNull();
	}

	@Test
	void aHistoryFromBeforeIsStampedByADeployWithNothingToDo(TestDatabase database) {
		migrator(database, Gate.ofProduction()).deploy();
		database.execute("COMMENT ON TABLE _prisma_migrations IS 'Ask Anna before you touch this'");
		deploy(database, STAGING);
		assertThat(StampLines.comment(database))
			.isEqualTo("Ask Anna before you touch this\n" + StampLines.byARun(database, "staging"));
	}

	@Test
	void aFailingFirstMigrationLeavesTheStamp(TestDatabase database) {
		this.migrations.with("20260101000000_clients", "SELECT broken");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database, PRODUCTION));
		assertThat(StampLines.comment(database)).isEqualTo(StampLines.byARun(database, "production"));
	}

	@Test
	void theStampCostsTheDeployThatWritesItOneRoundTripAndTheOthersNone(TestDatabase database) {
		Gate gate = new Gate(PRODUCTION, true, Set.of());
		try (CountingProxy proxy = CountingProxy.before(database)) {
			Migrator migrator = new Migrator(proxy.dataSource(), this.migrations.directory(),
					MigrationsOnDisk.settings(), gate, List.of());
			migrator(database, Gate.ofProduction()).deploy();
			migrator.deploy();
			assertThat(proxy.roundTrips()).isEqualTo(2);
			proxy.reset();
			migrator.deploy();
			assertThat(proxy.roundTrips()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "STAGING, DEVELOPMENT", "STAGING, CI", "STAGING, TEST", "PRODUCTION, DEVELOPMENT",
			"PRODUCTION, STAGING", "PRODUCTION, CI", "PRODUCTION, TEST" })
	void aDeployOfALooserEnvironmentIsRefused(MigrationEnvironment stamped, MigrationEnvironment caller,
			TestDatabase database) {
		deploy(database, stamped);
		refusesTheDeploy(database, stamped, caller);
		assertThat(StampLines.comment(database)).isEqualTo(StampLines.byARun(database, stamped.word()));
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

	@ParameterizedTest
	@CsvSource({ "DEVELOPMENT, TEST", "DEVELOPMENT, CI" })
	void aDatabaseOfDevelopmentIsUsedByTestsToo(MigrationEnvironment stamped, MigrationEnvironment caller,
			TestDatabase database) {
		deploy(database, stamped);
		assertThatNoException().isThrownBy(() -> deploy(database, caller));
		assertThat(StampLines.comment(database)).isEqualTo(StampLines.byARun(database, stamped.word()));
	}

	@Test
	void whoNamesNothingContradictsNothing(TestDatabase database) {
		migrator(database, Gate.ofProduction()).deploy();
		migrator(database, Gate.ofProduction()).stamp(DEVELOPMENT, database.name());
		assertThatNoException().isThrownBy(() -> migrator(database, Gate.ofProduction()).deploy());
	}

	@Test
	void theRemedyNamesTheEnvironmentToSay(TestDatabase database) {
		deploy(database, PRODUCTION);
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> deploy(database, CI))
			.extracting(GateRefusedException::remedy)
			.isEqualTo("If this is the wrong database, correct the URL. If you mean to deploy to production, say so:"
					+ " --ofauto.migrations.environment=production. If the stamp is wrong, let the owner of the"
					+ " table remove it with COMMENT ON TABLE \"public\"._prisma_migrations IS NULL.");
	}

	@Test
	void theSameEnvironmentOnAnotherServerIsBoundAnewWithAWarning(TestDatabase database) {
		deploy(database, PRODUCTION);
		copied(database, "production");
		deploy(database, PRODUCTION);
		assertThat(this.migrations.log().lines()).contains("foreign stamp production");
		assertThat(StampLines.comment(database)).isEqualTo(StampLines.byAPerson(database, "production"));
	}

	@Test
	void aCopyOfProductionIsNoDatabaseOfDevelopment(TestDatabase database) {
		deploy(database, PRODUCTION);
		copied(database, "production");
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> deploy(database, DEVELOPMENT))
			.withMessageContaining("is stamped production (for another server or database: this is a copy of it)")
			.withMessageContaining("migrate stamp development, which asks for the database's name");
		migrator(database, Gate.ofProduction()).stamp(DEVELOPMENT, database.name());
		assertThatNoException().isThrownBy(() -> deploy(database, DEVELOPMENT));
	}

	@ParameterizedTest
	@EnumSource(value = Operation.class, names = { "SCHEMA_CHANGE", "DROP", "REPLAY" })
	void productionRefusesWhatIsForDevelopersAlone(Operation operation, TestDatabase database) {
		deploy(database, PRODUCTION);
		Migrator developers = migrator(database, new Gate(DEVELOPMENT, true, Set.of()));
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> developers.tools().require(operation))
			.extracting(GateRefusedException::reason)
			.isEqualTo(Reason.STAMPED);
	}

	@Test
	void aRoleThatDoesNotOwnTheHistoryDeploysWithoutAStampAndSaysSo(TestDatabase database) {
		migrator(database, Gate.ofProduction()).deploy();
		String role = "guest_of_" + database.name();
		database
			.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'guest'; GRANT SELECT ON _prisma_migrations TO " + role);
		try {
			var guest = database.dataSource();
			guest.setUser(role);
			guest.setPassword("guest");
			new Migrator(guest, this.migrations.directory(), MigrationsOnDisk.settings(),
					new Gate(PRODUCTION, true, Set.of()), List.of(this.migrations.log()))
				.deploy();
			assertThat(StampLines.comment(database)).isNull();
			assertThat(this.migrations.log().lines()).endsWith("not stamped production");
			assertThatExceptionOfType(StampRefusedException.class)
				.isThrownBy(
						() -> this.migrations.migrator(guest, Gate.ofProduction()).stamp(PRODUCTION, database.name()))
				.withMessage("The stamp could not be written into database " + database.name()
						+ ": this role does not own"
						+ " \"public\"._prisma_migrations, and the stamp is a comment on that table.\nUse a role"
						+ " that owns it.");
		}
		finally {
			database.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
		}
	}

	@RepeatedTest(10)
	void ofManyWhoDeployFirstOneStamps(TestDatabase database) {
		assertThat(startEight(database)).isEqualTo(1);
	}

	@Test
	void ofManyWhoFindAHistoryWithoutAStampOneStamps(TestDatabase database) {
		migrator(database, Gate.ofProduction()).deploy();
		assertThat(startEight(database)).isZero();
	}

	/**
	 * Starts at once and looks at the stamp.
	 * @return how many migrations they applied
	 */
	private int startEight(TestDatabase database) {
		Migrator migrator = migrator(database, new Gate(DEVELOPMENT, true, Set.of()));
		List<CompletableFuture<DeployReport>> starters = IntStream.range(0, 8)
			.mapToObj((i) -> Aside.supply(migrator::deploy))
			.toList();
		int applied = starters.stream().mapToInt((starter) -> starter.join().applied().size()).sum();
		assertThat(StampLines.comment(database)).isEqualTo(StampLines.byARun(database, "development"));
		assertThat(this.migrations.log().lines()).filteredOn((line) -> line.contains("stamp"))
			.containsExactly("stamped development");
		return applied;
	}

	@Test
	void aStampIsWrittenOnlyForTheTypedName(TestDatabase database) {
		migrator(database, Gate.ofProduction()).deploy();
		assertThatExceptionOfType(StampRefusedException.class)
			.isThrownBy(() -> migrator(database, Gate.ofProduction()).stamp(DEVELOPMENT, "another"))
			.extracting(StampRefusedException::reason)
			.isEqualTo(StampRefusedException.Reason.NOT_CONFIRMED);
		assertThat(StampLines.comment(database)).isNull();
	}

	@Test
	void aStampOfThisDatabaseIsMadeStricterOnly(TestDatabase database) {
		deploy(database, STAGING);
		Migrator migrator = migrator(database, Gate.ofProduction());
		migrator.stamp(PRODUCTION, database.name());
		assertThatExceptionOfType(StampRefusedException.class)
			.isThrownBy(() -> migrator.stamp(DEVELOPMENT, database.name()))
			.extracting(StampRefusedException::reason)
			.isEqualTo(StampRefusedException.Reason.STRICTER);
		assertThat(StampLines.comment(database)).isEqualTo(StampLines.byAPerson(database, "production"));
	}

	@Test
	void aDatabaseIsNotStampedTestOrCi(TestDatabase database) {
		assertThatExceptionOfType(StampRefusedException.class)
			.isThrownBy(() -> migrator(database, Gate.ofProduction()).stamp(CI, database.name()))
			.extracting(StampRefusedException::reason)
			.isEqualTo(StampRefusedException.Reason.NOT_A_DATABASES);
	}

	@Test
	void aLineThatCannotBeReadMeansProduction() {
		assertThat(Stamp.in("ofauto-migrations: stamped by hand")).isEqualTo(new Stamp(PRODUCTION, null, false));
		assertThat(Stamp.in("ofauto-migrations: stamped moon on server 1 database 2"))
			.isEqualTo(new Stamp(PRODUCTION, new DatabaseIdentity(1, 2), false));
	}

	@ParameterizedTest
	@ValueSource(strings = { " ofauto-migrations: stamped staging on server 1 database 2",
			"ofauto-migrations:  stamped  staging on server 1 database 2",
			"OFAuto-Migrations: Stamped STAGING on server 1 database 2" })
	void whatAPersonHasWrittenWithOtherSpacesOrLettersIsAStamp(String line) {
		assertThat(Stamp.in(line)).isEqualTo(new Stamp(STAGING, new DatabaseIdentity(1, 2), false));
		assertThat(Stamp.write(PRODUCTION, new DatabaseIdentity(1, 2), false, line))
			.isEqualTo("ofauto-migrations: stamped production on server 1 database 2");
	}

	@Test
	void ofSeveralLinesTheStrictestCounts() {
		assertThat(Stamp.in("ofauto-migrations: stamped production on server 1 database 2\n"
				+ "ofauto-migrations: stamped development on server 3 database 4"))
			.isEqualTo(new Stamp(PRODUCTION, new DatabaseIdentity(1, 2), false));
	}

}
