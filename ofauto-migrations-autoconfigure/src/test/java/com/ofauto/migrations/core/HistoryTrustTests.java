package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whose history is read, and whose is not.
 */
@ExtendWith(PostgresExtension.class)
class HistoryTrustTests {

	private static final String STRANGER = ", who is neither the role that migrates nor a role of which it is a"
			+ " member, is not a superuser, and owns neither the schema nor the database.\n";

	@TempDir
	Path directory;

	/**
	 * What a client without the lock does meanwhile, in a way that the file does not
	 * show.
	 */
	private static final String ANOTHER_CLIENT = "DO $$BEGIN EXECUTE 'INSERT INTO _prisma' || '_migrations (id, checksum,"
			+ " migration_name, finished_at) VALUES (''pr'', ''x'', ''2_b'', now())'; END$$";

	private MigrationsOnDisk migrations;

	private String evil;

	private String reader;

	@BeforeEach
	void makeRoles(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_a", "CREATE TABLE a (id int)");
		this.evil = "evil_" + database.name();
		this.reader = "reader_" + database.name();
		database.execute("CREATE ROLE " + this.evil + " LOGIN PASSWORD 'x'; CREATE ROLE " + this.reader
				+ " LOGIN PASSWORD 'x'; GRANT CREATE ON SCHEMA public TO " + this.evil + ";"
				+ " CREATE SCHEMA log; CREATE TABLE log.calls (by text);"
				+ " GRANT ALL ON SCHEMA log TO PUBLIC; GRANT ALL ON log.calls TO PUBLIC;"
				+ " CREATE FUNCTION log.note() RETURNS trigger LANGUAGE plpgsql AS"
				+ " 'BEGIN INSERT INTO log.calls VALUES (current_user); RETURN NEW; END';"
				+ " ALTER FUNCTION log.note() OWNER TO " + this.evil);
	}

	@AfterEach
	void dropRoles(TestDatabase database) {
		for (String role : new String[] { this.evil, this.reader }) {
			database.execute("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
		}
	}

	private void refused(TestDatabase database, PGSimpleDataSource as, String why, String remedy) {
		Migrator migrator = this.migrations.migrator(as);
		String expected = "The history of migrations public._prisma_migrations is neither read nor written: " + why
				+ remedy;
		for (Runnable work : new Runnable[] { migrator::plan, migrator::deploy, () -> migrator.baseline("1_a") }) {
			assertThatExceptionOfType(UnsupportedDatabaseException.class).isThrownBy(work::run).withMessage(expected);
		}
		assertThat(database.queryForStrings("SELECT * FROM log.calls")).isEmpty();
		assertThat(database.queryForStrings("SELECT 1 FROM pg_class WHERE relname = 'a'")).isEmpty();
	}

	private PGSimpleDataSource as(TestDatabase database, String role) {
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setUser(role);
		dataSource.setPassword("x");
		return dataSource;
	}

	private void history(TestDatabase database) {
		database.execute(new HistoryTable("public", false).create(false));
	}

	@Test
	void aTableThatSomebodyElseMadeFirst(TestDatabase database) {
		history(database);
		database
			.execute("CREATE TRIGGER t BEFORE INSERT ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION log.note();"
					+ " ALTER TABLE _prisma_migrations OWNER TO " + this.evil);
		refused(database, database.dataSource(), "it belongs to " + this.evil + STRANGER,
				"Find out who created it. If it is the real history, let its owner own the schema too: ALTER"
						+ " SCHEMA public OWNER TO " + this.evil
						+ ". If not, give it another name: ALTER TABLE public._prisma_migrations RENAME TO other.");
	}

	@Test
	void aTriggerOfSomebodyElse(TestDatabase database) {
		history(database);
		database.execute(
				"CREATE TRIGGER \"T\" BEFORE INSERT ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION log.note()");
		refused(database, database.dataSource(), "its trigger \"T\" runs a function of " + this.evil + STRANGER,
				"Find out who created the trigger, and drop it: DROP TRIGGER \"T\" ON public._prisma_migrations."
						+ " Or give its function to the owner of the table.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CREATE VIEW _prisma_migrations AS SELECT 1                                    | a view
			CREATE MATERIALIZED VIEW _prisma_migrations AS SELECT 1                       | a materialized view
			CREATE TABLE _prisma_migrations (id int) PARTITION BY LIST (id)               | a partitioned table
			CREATE SEQUENCE _prisma_migrations                                            | a sequence
			""")
	void whatIsNoTable(String sql, String kind, TestDatabase database) {
		database.execute(sql);
		refused(database, database.dataSource(), "it is " + kind + ", not a table.\n",
				"Find out who created it and why, and drop or rename it; if the history is in another schema, set"
						+ " ofauto.migrations.default-schema to that schema.");
	}

	@Test
	void aRule(TestDatabase database) {
		history(database);
		database.execute("CREATE RULE r AS ON INSERT TO _prisma_migrations DO ALSO SELECT 1");
		refused(database, database.dataSource(), "its rule r changes what is read from or written to it.\n",
				"Find out who created the rule, and drop it: DROP RULE r ON public._prisma_migrations.");
	}

	@Test
	void rowsThatAreHiddenAreNotTakenForNoRows(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute("DROP TABLE a; ALTER TABLE _prisma_migrations ENABLE ROW LEVEL SECURITY;"
				+ " GRANT ALL ON SCHEMA public TO " + this.reader + "; GRANT ALL ON _prisma_migrations TO "
				+ this.reader + "; CREATE POLICY p ON _prisma_migrations FOR INSERT TO " + this.reader
				+ " WITH CHECK (true)");
		refused(database, as(database, this.reader), "row-level security may hide rows from the role that migrates.\n",
				"Turn it off: ALTER TABLE public._prisma_migrations DISABLE ROW LEVEL SECURITY. Or let the owner of the"
						+ " table migrate, without FORCE ROW LEVEL SECURITY.");
	}

	@Test
	void grantsWithoutOwnershipAreEnough(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute("GRANT SELECT ON _prisma_migrations TO " + this.reader);
		assertThat(this.migrations.migrator(as(database, this.reader)).plan().state())
			.isEqualTo(MigrationState.UP_TO_DATE);
	}

	@Test
	void theOwnerOfTheSchemaIsTrusted(TestDatabase database) {
		database.execute("CREATE SCHEMA app AUTHORIZATION " + this.evil);
		this.migrations.migrator(as(database, this.evil), MigrationsOnDisk.settings("app")).deploy();
		assertThat(this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app")).plan().state())
			.isEqualTo(MigrationState.UP_TO_DATE);
	}

	@Test
	void aRoleThatOneIsAMemberOfIsTrusted(TestDatabase database) {
		history(database);
		database.execute(
				"ALTER TABLE _prisma_migrations OWNER TO " + this.evil + "; GRANT " + this.evil + " TO " + this.reader);
		assertThat(this.migrations.migrator(as(database, this.reader)).plan().toApply()).hasSize(1);
	}

	@Test
	void aTriggerOfTheOwnersIsTrusted(TestDatabase database) {
		database.execute("ALTER FUNCTION log.note() OWNER TO " + database.user());
		history(database);
		database
			.execute("CREATE TRIGGER t BEFORE INSERT ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION log.note()");
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(database.queryForLong("SELECT count(*) FROM log.calls")).isOne();
	}

	/**
	 * A grant of ALL on the tables of a schema, as applications have it, lets a role make
	 * triggers. It has made one since the history was looked at.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE a (id int)", "", "VACUUM", "BEGIN; CREATE TABLE a (id int); COMMIT",
			"SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; CREATE TABLE a (id int)",
			"SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "BEGIN; CREATE TABLE a (id int); ROLLBACK" })
	void aTriggerThatSomebodyElseAddsAfterTheLook(String script, TestDatabase database) {
		historyThatOthersMayUse(database);
		this.migrations.with("1_a", script);
		refusedLate(database, new LateTrigger(database), Migrator::deploy);
	}

	@Test
	void oneThatIsAddedBesideATrustedOne(TestDatabase database) {
		historyThatOthersMayUse(database);
		database.execute("CREATE FUNCTION own() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
				+ " CREATE TRIGGER own BEFORE INSERT ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION own()");
		refusedLate(database, new LateTrigger(database), Migrator::deploy);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aDecisionIsNotWrittenPastATriggerThatSomebodyElseAdds(boolean baseline, TestDatabase database) {
		historyThatOthersMayUse(database);
		MigrationListener listener = new MigrationListener() {

			@Override
			public void lockAcquired(Duration waited) {
				addTrigger(database);
			}

		};
		refusedLate(database, listener, (migrator) -> {
			if (baseline) {
				migrator.baseline("1_a", true);
			}
			else {
				migrator.resolve(List.of(new Decision.Applied("1_a")));
			}
		});
	}

	@Test
	void nobodyAddsATriggerWhileAMigrationRuns(TestDatabase database) {
		historyThatOthersMayUse(database);
		this.migrations.with("1_a", "SET LOCAL lock_timeout = 0;\nCREATE TABLE a (id int);\n" + Bystander.GATE);
		try (Bystander other = Bystander.on(database).begin(Bystander.HOLD_GATE)) {
			CompletableFuture<DeployReport> deploy = Aside.supply(new Migrator(database.dataSource(),
					this.migrations.directory(), MigrationsOnDisk.settings(), List.of())::deploy);
			other.await(Bystander.AT_GATE);
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> addTrigger(database))
				.havingRootCause()
				.isInstanceOfSatisfying(SQLException.class, (ex) -> assertThat(ex.getSQLState()).isEqualTo("55P03"));
			other.commit();
			assertThat(deploy.join().applied()).hasSize(1);
		}
		assertThat(database.queryForStrings("SELECT * FROM log.calls")).isEmpty();
	}

	private void historyThatOthersMayUse(TestDatabase database) {
		history(database);
		database.execute("GRANT USAGE ON SCHEMA public TO " + this.evil
				+ "; GRANT ALL ON ALL TABLES IN SCHEMA public TO " + this.evil);
	}

	private void addTrigger(TestDatabase database) {
		new JdbcTemplate(as(database, this.evil)).execute("SET lock_timeout = 100; CREATE TRIGGER late BEFORE INSERT OR"
				+ " UPDATE ON public._prisma_migrations FOR EACH ROW EXECUTE FUNCTION log.note()");
	}

	private void refusedLate(TestDatabase database, MigrationListener listener, Consumer<Migrator> work) {
		Migrator migrator = new Migrator(database.dataSource(), this.migrations.directory(),
				MigrationsOnDisk.settings(), List.of(listener));
		assertThatExceptionOfType(UnsupportedDatabaseException.class).isThrownBy(() -> work.accept(migrator))
			.withMessage("The history of migrations public._prisma_migrations is neither read nor written: its trigger"
					+ " late runs a function of " + this.evil + STRANGER + "Find out who created the trigger, and"
					+ " drop it:"
					+ " DROP TRIGGER late ON public._prisma_migrations. Or give its function to the owner of the"
					+ " table.");
		assertThat(database.queryForStrings("SELECT * FROM log.calls")).isEmpty();
		assertThat(database.queryForStrings("SELECT migration_name FROM _prisma_migrations")).isEmpty();
		assertThat(database.queryForStrings("SELECT 1 FROM pg_class WHERE relname = 'a'")).isEmpty();
	}

	private final class LateTrigger implements MigrationListener {

		private final TestDatabase database;

		LateTrigger(TestDatabase database) {
			this.database = database;
		}

		@Override
		public void migrationStarted(String name) {
			addTrigger(this.database);
		}

	}

	@Test
	void somebodyElsesClientThatTakesNoLockIsNoticedBeforeTheScript(TestDatabase database) {
		this.migrations.with("2_b", "CREATE TABLE counter (id int)")
			.with("1_a", "INSERT INTO _prisma_migrations (id, checksum, migration_name)"
					+ " VALUES ('pr', 'x', '2_b'); CREATE TABLE a (id int)");
		passedBy(database, "This run's part of it was rolled back.\n"
				+ "Let the other client finish, make it take the lock, and start again.");
		assertThat(database.queryForStrings("SELECT 1 FROM pg_class WHERE relname = 'counter'")).isEmpty();
	}

	@Test
	void whatSomebodyElseFinishesMeanwhileIsNotDoneTwice(TestDatabase database) {
		this.migrations.with("2_b", "CREATE TABLE counter (id int); " + ANOTHER_CLIENT);
		passedBy(database, "This run's part of it was rolled back.\n"
				+ "Let the other client finish, make it take the lock, and start again.");
		assertThat(database.queryForStrings("SELECT 1 FROM pg_class WHERE relname = 'counter'")).isEmpty();
	}

	@Test
	void segmentsLookEachTime(TestDatabase database) {
		this.migrations.with("2_b", "CREATE INDEX CONCURRENTLY ON a (id); " + ANOTHER_CLIENT
				+ "; CREATE INDEX CONCURRENTLY again ON a (id)");
		passedBy(database,
				"1 of its 3 segments has finished here and stays applied.\n"
						+ "Make the other client take the lock. Check what the database has of the migration, and"
						+ " then " + NextStep.resolve(new Decision.Applied("2_b")) + ", or "
						+ NextStep.resolve(new Decision.RolledBack("2_b")) + " to have it applied again.");
		assertThat(database.queryForStrings("SELECT 1 FROM pg_class WHERE relname = 'again'")).isEmpty();
	}

	@Test
	void aHistoryInAnotherSchemaStopsADeployThatNamesNone(TestDatabase database) {
		this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app")).deploy();
		this.migrations.with("2_b", "CREATE TABLE b (id int)");
		Migrator migrator = this.migrations.migrator(database.dataSource());
		assertThat(migrator.plan().findings()).extracting(Finding::kind).containsExactly(Finding.Kind.ELSEWHERE);
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(migrator::deploy)
			.withMessage("Migration 1_a is applied to schema app of this database, which has its own history; the"
					+ " history of the schema used here is empty or missing.\nIf app is the right schema, name"
					+ " it: ofauto.migrations.default-schema=app, or ?schema=app in a Prisma URL, or ?currentSchema=app"
					+ " in a JDBC URL. If you want a second copy, name its schema in"
					+ " ofauto.migrations.default-schema.");
		assertThat(database.queryForStrings("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).isEmpty();
	}

	@Test
	void whoNamesASchemaGetsASecondCopyAndIsToldOfTheFirst(TestDatabase database) {
		this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app")).deploy();
		Migrator other = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("other"));
		assertThat(other.deploy().findings()).extracting(Finding::kind).containsExactly(Finding.Kind.ELSEWHERE);
		assertThat(other.plan().findings()).isEmpty();
	}

	@Test
	void aHistoryOfAnotherApplicationIsNoFinding(TestDatabase database) {
		this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app")).deploy();
		this.migrations.without("1_a").with("1_b", "CREATE TABLE b (id int)");
		assertThat(this.migrations.migrator(database.dataSource()).deploy().findings()).isEmpty();
	}

	private void passedBy(TestDatabase database, String rest) {
		Migrator migrator = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app"));
		assertThatExceptionOfType(LockUnavailableException.class).isThrownBy(migrator::deploy)
			.withMessage("Another client began or finished migration 2_b while this run did, or removed its record,"
					+ " without holding the migration lock (Prisma does that with"
					+ " PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK=1). " + rest);
	}

}
