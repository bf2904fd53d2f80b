package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A trigger of the history keeps away what is written into it, and PostgreSQL says
 * nothing of it.
 */
@ExtendWith(PostgresExtension.class)
class SuppressedRecordTests {

	private static final String TRIGGER = "the row was not written to \"public\"._prisma_migrations. Its trigger"
			+ " can suppress rows: \"Keep out\", which runs public.keep_out(). ";

	private static final String REMEDY = "\nLet its function return NEW for the rows of OFAuto Migrations, or drop"
			+ " it (DROP TRIGGER … ON \"public\"._prisma_migrations), and try again.";

	private static final String HISTORY = "SELECT migration_name, finished_at IS NOT NULL, rolled_back_at IS NOT NULL,"
			+ " checksum, " + TestDatabase.LOGS + " FROM _prisma_migrations ORDER BY 1";

	private MigrationsOnDisk migrations;

	@BeforeEach
	void makeAHistory(TestDatabase database, @TempDir Path directory) {
		this.migrations = new MigrationsOnDisk(directory).with("1_a", "CREATE TABLE a (id int);");
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute("CREATE FUNCTION keep_out() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");
	}

	private static void keepOut(TestDatabase database, String event) {
		database.execute("CREATE TRIGGER \"Keep out\" BEFORE " + event
				+ " ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION keep_out()");
	}

	private static void letIn(TestDatabase database) {
		database.execute("DROP TRIGGER \"Keep out\" ON _prisma_migrations");
	}

	@Test
	void nothingRemainsOfAMigrationThatCannotBeRecorded(TestDatabase database) {
		keepOut(database, "INSERT");
		this.migrations.with("2_b", "CREATE TABLE b (id int);");
		Migrator migrator = this.migrations.migrator(database.dataSource());
		assertThatExceptionOfType(DatabaseAccessException.class).isThrownBy(migrator::deploy)
			.withMessage("Could not record migration 2_b: " + TRIGGER
					+ "Nothing of this migration remains: it was rolled back." + REMEDY);
		assertThat(database.queryForString("SELECT to_regclass('b')")).isNull();
		letIn(database);
		assertThat(migrator.deploy().applied()).hasSize(1);
	}

	@Test
	void noSegmentRunsWhoseBeginningCannotBeRecorded(TestDatabase database) {
		keepOut(database, "INSERT");
		this.migrations.with("2_b", "CREATE INDEX CONCURRENTLY b ON a (id); CREATE TABLE b_too (id int);");
		Migrator migrator = this.migrations.migrator(database.dataSource());
		assertThatExceptionOfType(DatabaseAccessException.class).isThrownBy(migrator::deploy)
			.withMessage(
					"Could not record migration 2_b: " + TRIGGER + "None of its segments (2) has finished." + REMEDY);
		assertThat(database.queryForString("SELECT to_regclass('b')")).isNull();
		letIn(database);
		assertThat(migrator.deploy().applied()).hasSize(1);
	}

	@Test
	void aSegmentThatCannotBeCountedIsRunAgain(TestDatabase database) {
		keepOut(database, "UPDATE");
		this.migrations.with("2_b", "CREATE TABLE b (id int); COMMIT; CREATE INDEX CONCURRENTLY c ON b (id);");
		Migrator migrator = this.migrations.migrator(database.dataSource());
		assertThatExceptionOfType(DatabaseAccessException.class).isThrownBy(migrator::deploy)
			.withMessage(
					"Could not record migration 2_b: " + TRIGGER + "None of its segments (2) has finished." + REMEDY);
		assertThat(database.queryForString("SELECT to_regclass('b')")).isNull();
		letIn(database);
		assertThat(migrator.deploy().applied()).hasSize(1);
	}

	@Test
	void aMigrationIsNotSaidToStandForOthers(TestDatabase database) {
		this.migrations.without("1_a")
			.with("2_b", "CREATE TABLE a (id int);")
			.file("2_b/migration.properties", "replaces=" + Checksum.of("CREATE TABLE a (id int);") + " 1_a\n");
		keepOut(database, "UPDATE");
		Migrator migrator = this.migrations.migrator(database.dataSource());
		assertThatExceptionOfType(DatabaseAccessException.class).isThrownBy(migrator::deploy)
			.withMessage("Could not record migration 2_b: " + TRIGGER
					+ "Nothing of this migration remains: it was rolled back." + REMEDY);
		assertThat(database.queryForStrings("SELECT migration_name FROM _prisma_migrations")).containsExactly("1_a");
	}

	@Test
	void anotherClientIsNotTakenForATrigger(TestDatabase database) {
		keepOut(database, "UPDATE");
		this.migrations.with("2_b", "CREATE TABLE b (id int); DO $$BEGIN EXECUTE 'INSERT INTO _prisma'"
				+ " || '_migrations (id, checksum, migration_name, finished_at) VALUES (''pr'', ''x'', ''2_b'', now())';"
				+ " END$$");
		assertThatExceptionOfType(LockUnavailableException.class)
			.isThrownBy(this.migrations.migrator(database.dataSource())::deploy)
			.withMessageStartingWith("Another client began or finished migration 2_b while this run did");
	}

	static List<Decision> noDecisionIsSaidToBeRecorded() {
		return List.of(new Decision.Applied("3_failed"), new Decision.RolledBack("3_failed"),
				new Decision.EditAccepted("1_a"), new Decision.Removed("2_gone"), new Decision.Forgotten("4_removed"),
				new Decision.Renamed("2_gone", "5_new"));
	}

	@ParameterizedTest
	@MethodSource
	void noDecisionIsSaidToBeRecorded(Decision decision, TestDatabase database) {
		Migrator migrator = this.migrations.migrator(database.dataSource());
		this.migrations.with("2_gone", "SELECT 2;").with("4_removed", "SELECT 4;");
		migrator.deploy();
		this.migrations.without("2_gone").without("4_removed");
		migrator.resolve(List.of(new Decision.Removed("4_removed")));
		this.migrations.with("1_a", "CREATE TABLE a (id int); -- edited")
			.with("3_failed", "SELECT 3;")
			.with("5_new", "SELECT 5;");
		database.execute("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('3', 'x', '3_failed')");
		List<String> before = database.queryForStrings(HISTORY);
		keepOut(database, "INSERT OR UPDATE");
		assertThatExceptionOfType(DatabaseAccessException.class).isThrownBy(() -> migrator.resolve(List.of(decision)))
			.withMessage("Could not write the history of migrations: " + TRIGGER + "Nothing was recorded." + REMEDY);
		assertThat(database.queryForStrings(HISTORY)).isEqualTo(before);
		letIn(database);
		migrator.resolve(List.of(decision));
		assertThat(database.queryForStrings(HISTORY)).isNotEqualTo(before);
	}

	@Test
	void aBaselineIsNotSaidToBeRecorded(TestDatabase database) {
		database.execute("DELETE FROM _prisma_migrations");
		keepOut(database, "INSERT");
		assertThatExceptionOfType(DatabaseAccessException.class)
			.isThrownBy(() -> this.migrations.migrator(database.dataSource()).baseline("1_a"))
			.withMessage("Could not write the history of migrations: " + TRIGGER + "Nothing was recorded." + REMEDY);
	}

}
