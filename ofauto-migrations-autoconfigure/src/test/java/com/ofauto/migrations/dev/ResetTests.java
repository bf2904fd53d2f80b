package com.ofauto.migrations.dev;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.GateRefusedException.Reason;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.core.OperationFailedException;
import com.ofauto.migrations.core.PoolerMode;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

@ExtendWith(PostgresExtension.class)
class ResetTests {

	private static final String COMMENT = "SELECT obj_description(to_regclass('_prisma_migrations'))";

	private static final String SCRIPT = """
			CREATE EXTENSION IF NOT EXISTS citext;
			CREATE TYPE plan AS ENUM ('GROWTH');
			CREATE DOMAIN email AS citext CHECK (VALUE LIKE '%@%');
			CREATE TYPE money_pair AS (a int, b int);
			CREATE TYPE span AS RANGE (subtype = int);
			CREATE TABLE agencies (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, plan plan, mail email, at span);
			CREATE TABLE clients (id serial PRIMARY KEY, agency int REFERENCES agencies);
			CREATE TABLE metrics (day date) PARTITION BY RANGE (day);
			CREATE TABLE metrics_2026 PARTITION OF metrics FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
			CREATE VIEW overview AS SELECT plan FROM agencies;
			CREATE MATERIALIZED VIEW totals AS SELECT count(*) FROM clients;
			CREATE SEQUENCE numbers;
			CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
			CREATE TRIGGER touched BEFORE UPDATE ON agencies FOR EACH ROW EXECUTE FUNCTION touch();
			CREATE PROCEDURE nothing() LANGUAGE sql AS 'SELECT 1';
			CREATE AGGREGATE product(int) (SFUNC = int4mul, STYPE = int);
			CREATE CAST (money_pair AS text) WITH INOUT;
			CREATE STATISTICS dependent ON id, plan FROM agencies;
			CREATE COLLATION german FROM "C";
			ALTER TABLE agencies ENABLE ROW LEVEL SECURITY;
			CREATE POLICY all_rows ON agencies USING (true);
			INSERT INTO agencies (plan) VALUES ('GROWTH');
			""";

	private Path directory;

	@BeforeEach
	void writeAMigration(@TempDir Path directory) throws Exception {
		this.directory = directory;
		Path file = Files.createDirectories(directory.resolve("20260101000000_everything")).resolve("migration.sql");
		Files.writeString(file, SCRIPT);
	}

	private Migrator migrator(TestDatabase database, MigrationEnvironment environment) {
		EnumSet<Operation> enabled = Operation.RESET.allowedIn(environment) ? EnumSet.of(Operation.RESET)
				: EnumSet.noneOf(Operation.class);
		MigratorSettings settings = MigratorSettings.defaults()
			.withMigrationLockWait(Duration.ofSeconds(30))
			.withTableLockTimeout(Duration.ofMillis(200))
			.withTableLockRetries(2);
		return new Migrator(database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.directory)), settings,
				new Gate(environment, true, enabled), List.of());
	}

	private Migrator developer(TestDatabase database) {
		return migrator(database, MigrationEnvironment.DEVELOPMENT);
	}

	private static Reset reset(Migrator migrator) {
		return new Reset(migrator, new Seed(migrator, new PathMatchingResourcePatternResolver(), "classpath:none",
				Stream::empty, TransactionOperations::withoutTransaction, () -> null));
	}

	@Test
	void everyKindOfObjectIsDroppedAndBuiltAnew(TestDatabase database) {
		Migrator migrator = developer(database);
		migrator.deploy();
		database.execute("INSERT INTO clients DEFAULT VALUES; CREATE TABLE by_hand ()");
		String stamp = database.queryForString(COMMENT);
		assertThat(reset(migrator).run().deployed().applied()).hasSize(1);
		assertThat(database.queryForLong("SELECT count(*) FROM clients")).isZero();
		assertThat(database.queryForString("SELECT to_regclass('by_hand')")).isNull();
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(1);
		assertThat(database.queryForString(COMMENT)).isEqualTo(stamp).contains("stamped development");
	}

	@Test
	void whatMigrationsOfThisHistoryRemovedGoesToo(TestDatabase database) {
		Migrator migrator = developer(database);
		migrator.deploy();
		String until = "ofauto-migrations: captured until 2999-01-01T00:00:00Z\n";
		database.execute(
				"CREATE SCHEMA _ofauto_undo; CREATE TABLE _ofauto_undo.ours (); CREATE TABLE _ofauto_undo.others ();"
						+ " COMMENT ON TABLE _ofauto_undo.ours IS '" + until + "{\"history\": \"public\"}';"
						+ " COMMENT ON TABLE _ofauto_undo.others IS '" + until + "{\"history\": \"other\"}'");
		reset(migrator).run();
		assertThat(database
			.queryForStrings("SELECT relname FROM pg_class WHERE relnamespace = '_ofauto_undo'::regnamespace"))
			.containsExactly("others");
		database.execute("COMMENT ON TABLE _ofauto_undo.others IS '" + until + "{\"history\": \"public\"}'");
		reset(migrator).run();
		assertThat(database.queryForString("SELECT to_regnamespace('_ofauto_undo')")).isNull();
	}

	@Test
	void otherSchemasAndExtensionsSurvive(TestDatabase database) {
		Migrator migrator = developer(database);
		migrator.deploy();
		database.execute("CREATE SCHEMA other; CREATE TABLE other.kept AS SELECT 1 AS one");
		String extension = "SELECT oid FROM pg_extension WHERE extname = 'citext'";
		String before = database.queryForString(extension);
		reset(migrator).run();
		assertThat(database.queryForLong("SELECT one FROM other.kept")).isEqualTo(1);
		assertThat(database.queryForString(extension)).isEqualTo(before);
	}

	@Test
	void whatAnotherSchemaNeedsStopsItBeforeAnythingIsDropped(TestDatabase database) {
		Migrator migrator = developer(database);
		migrator.deploy();
		database.execute("CREATE SCHEMA other; CREATE VIEW other.report AS SELECT * FROM agencies;"
				+ " CREATE TABLE other.orders (agency int REFERENCES agencies)");
		assertThatExceptionOfType(OperationFailedException.class).isThrownBy(() -> reset(migrator).run())
			.withMessageContaining("what a reset leaves alone depends on schema \"public\"")
			.withMessageContaining("view other.report")
			.withMessageContaining("on table other.orders")
			.withMessageContaining("Nothing was changed.");
		assertThat(database.queryForLong("SELECT count(*) FROM agencies")).isEqualTo(1);
	}

	@Test
	void aLockOfAnotherSessionStopsItAndNothingIsHalfDone(TestDatabase database) throws Exception {
		Migrator migrator = developer(database);
		migrator.deploy();
		try (Connection reader = database.dataSource().getConnection()) {
			reader.setAutoCommit(false);
			reader.createStatement().execute("SET application_name = 'console'; SELECT * FROM metrics");
			assertThatExceptionOfType(OperationFailedException.class).isThrownBy(() -> reset(migrator).run())
				.withMessageContaining("application \"console\"")
				.extracting(OperationFailedException::sqlState)
				.isEqualTo("55P03");
		}
		assertThat(database.queryForLong("SELECT count(*) FROM agencies")).isEqualTo(1);
		assertThatNoException().isThrownBy(() -> reset(migrator).run());
	}

	@Test
	void productionRefusesWhateverTheCallerSays(TestDatabase database) {
		migrator(database, MigrationEnvironment.PRODUCTION).deploy();
		assertThatExceptionOfType(GateRefusedException.class)
			.isThrownBy(() -> reset(migrator(database, MigrationEnvironment.PRODUCTION)).run())
			.extracting(GateRefusedException::reason)
			.isEqualTo(Reason.ENVIRONMENT);
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> reset(developer(database)).run())
			.withMessageContaining("is stamped production")
			.extracting(GateRefusedException::reason)
			.isEqualTo(Reason.STAMPED);
		assertThat(database.queryForLong("SELECT count(*) FROM agencies")).isEqualTo(1);
	}

	@Test
	void aCopyIsRefusedUntilItIsStamped(TestDatabase database) {
		developer(database).deploy();
		database.execute("COMMENT ON TABLE _prisma_migrations IS"
				+ " 'ofauto-migrations: stamped production on server 7000000000000000001 database 4711'");
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> reset(developer(database)).run())
			.withMessageContaining("this is a copy of production")
			.extracting(GateRefusedException::reason)
			.isEqualTo(Reason.COPY);
		developer(database).stamp(MigrationEnvironment.DEVELOPMENT, database.name());
		assertThatNoException().isThrownBy(() -> reset(developer(database)).run());
	}

	@Test
	void dataWithoutAStampIsRefused(TestDatabase database) {
		migrator(database, MigrationEnvironment.TEST).deploy();
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> reset(developer(database)).run())
			.withMessageContaining("table public.agencies has rows")
			.extracting(GateRefusedException::reason)
			.isEqualTo(Reason.NO_STAMP);
		database.execute("DELETE FROM agencies");
		assertThatNoException().isThrownBy(() -> reset(developer(database)).run());
	}

	@Test
	void dataInAnotherSchemaIsDataToo(TestDatabase database) {
		database.execute("CREATE SCHEMA other; CREATE TABLE other.kept AS SELECT 1 AS one");
		Migrator migrator = developer(database);
		migrator.deploy();
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> reset(migrator).run())
			.withMessageContaining("has no stamp and holds data (table other.kept has rows)")
			.extracting(GateRefusedException::reason)
			.isEqualTo(Reason.NO_STAMP);
		assertThat(database.queryForLong("SELECT count(*) FROM agencies")).isEqualTo(1);
	}

	@Test
	void aTableThatTheRoleCannotReadIsOneWithRows(TestDatabase database) {
		String role = "reader_of_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'; GRANT ALL ON SCHEMA public TO " + role
				+ "; CREATE SCHEMA other; CREATE TABLE other.empty ()");
		try {
			var dataSource = database.dataSource();
			dataSource.setUser(role);
			dataSource.setPassword("secret");
			Migrator migrator = new Migrator(dataSource, new MigrationDirectory(getClass().getClassLoader(), List.of()),
					MigratorSettings.defaults(),
					new Gate(MigrationEnvironment.DEVELOPMENT, true, EnumSet.of(Operation.RESET)), List.of());
			assertThatExceptionOfType(GateRefusedException.class).isThrownBy(() -> reset(migrator).run())
				.withMessageContaining("holds data (this role cannot read table other.empty)");
		}
		finally {
			database.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
		}
	}

	@Test
	void rowsThatAreCommittedWhileItWaitsForTheirTableAreNotDropped(TestDatabase database) throws Exception {
		database.execute("CREATE TABLE restored (id int)");
		MigratorSettings defaults = MigratorSettings.defaults();
		Migrator migrator = new Migrator(database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.directory)),
				defaults.withDefaultSchema(null)
					.withTableLockTimeout(Duration.ofMinutes(1))
					.withTableLockRetries(2)
					.withPooler(PoolerMode.NONE),
				new Gate(MigrationEnvironment.DEVELOPMENT, true, EnumSet.of(Operation.RESET)), List.of());
		try (Bystander restore = Bystander.on(database); Bystander watcher = Bystander.on(database)) {
			restore.begin("INSERT INTO restored SELECT generate_series(1, 1000)");
			CompletableFuture<ResetReport> reset = Aside.supply(() -> reset(migrator).run());
			watcher.await(Bystander.whoWaitsForAllOf("restored"));
			restore.commit();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(reset::get)
				.withCauseInstanceOf(GateRefusedException.class)
				.withMessageContaining("has no stamp and holds data (table public.restored has rows)");
		}
		assertThat(database.queryForLong("SELECT count(*) FROM restored")).isEqualTo(1000);
	}

	@Test
	void anEmptyDatabaseIsBuilt(TestDatabase database) {
		assertThat(reset(developer(database)).run().deployed().applied()).hasSize(1);
	}

}
