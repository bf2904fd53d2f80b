package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@ExtendWith(PostgresExtension.class)
class FailureTests {

	private static final String NAME = "20260102000000_broken";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void writeAMigrationThatWorks() {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int PRIMARY KEY, name text);");
	}

	private StatementFailedException fail(TestDatabase database, String script) {
		this.migrations.with(NAME, script);
		StatementFailedException failure = catchThrowableOfType(StatementFailedException.class,
				() -> this.migrations.migrator(database.dataSource()).deploy());
		assertThat(failure).isNotNull();
		return failure;
	}

	@Test
	void aSyntaxErrorIsReportedAtItsLineAndColumn(TestDatabase database) {
		StatementFailedException failure = fail(database, """
				-- Platforms of a client
				CREATE TABLE platforms (
					id int PRIMARY KEY
				);

				CREATE TABLE accounts (
					id int PRIMARI KEY
				);
				""");
		assertThat(failure.getMessage()).isEqualTo(
				"""
						Migration %s failed.
						%s:7:9: syntax error at or near "PRIMARI" (SQLSTATE 42601)
						    CREATE TABLE accounts (
						    	id int PRIMARI KEY
						    );
						Nothing of this migration remains: it was rolled back.
						Applied before it in this run: 20260101000000_clients.
						If this migration is applied nowhere yet, correct the file and start again. If it is applied in another \
						environment, do not touch it: repair the data, or run \
						the application with the arguments migrate resolve --applied %s, and write a new migration."""
					.formatted(NAME, this.migrations.location(NAME), NAME));
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relname = 'platforms'")).isZero();
	}

	@Test
	void aViolatedConstraintIsReportedAtTheStatementThoughPostgresGivesNoPosition(TestDatabase database) {
		String script = IntStream.rangeClosed(1, 40)
			.mapToObj(
					(i) -> "INSERT INTO clients (id, name)\nVALUES (%d, 'client %d');".formatted((i == 23) ? 5 : i, i))
			.collect(Collectors.joining("\n\n"));
		StatementFailedException failure = fail(database, script);
		assertThat(failure.problem()).isEqualTo("""
				Migration %s failed.
				%s:67:1: duplicate key value violates unique constraint "clients_pkey" (SQLSTATE 23505)
				  Detail: Key (id)=(5) already exists.
				    INSERT INTO clients (id, name)
				    VALUES (5, 'client 23');
				Nothing of this migration remains: it was rolled back.
				Applied before it in this run: 20260101000000_clients.""".formatted(NAME,
				this.migrations.location(NAME)));
		assertThat(failure.failure().location().line()).isEqualTo(22 * 3 + 1);
	}

	@Test
	void aDeferredConstraintFailsInTheMigrationThatViolatedIt(TestDatabase database) {
		StatementFailedException failure = fail(database, """
				CREATE TABLE notes (client int REFERENCES clients DEFERRABLE INITIALLY DEFERRED);
				INSERT INTO notes VALUES (99);
				""");
		assertThat(failure.failure().sqlState()).isEqualTo("23503");
		assertThat(failure.failure().location().line()).isEqualTo(2);
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relname = 'notes'")).isZero();
	}

	@Test
	void aNameErrorBehindCharactersBeyondTheBasicPlaneKeepsItsColumn(TestDatabase database) {
		StatementFailedException failure = fail(database, "SELECT 1;\nSELECT '🎬🎬', nobody FROM clients;");
		assertThat(failure.failure().location()).hasToString(this.migrations.location(NAME) + ":2:14");
	}

	@Test
	void anErrorInsideABlockNamesItsContext(TestDatabase database) {
		StatementFailedException failure = fail(database, """
				DO $$
				BEGIN
					RAISE EXCEPTION 'no clients' USING HINT = 'add one', ERRCODE = 'P0007';
				END $$;
				""");
		assertThat(failure.failure().context()).isEqualTo("PL/pgSQL function inline_code_block line 3 at RAISE");
		assertThat(failure.failure().hint()).isEqualTo("add one");
		assertThat(failure.failure().sqlState()).isEqualTo("P0007");
	}

	@Test
	void anErrorInCopyDataIsReportedAtTheDataLine(TestDatabase database) {
		StatementFailedException failure = fail(database,
				"\nCOPY clients (id,\n  name) FROM stdin;\n1\tone\nx\ttwo\n\\.\n");
		assertThat(failure.failure().location().line()).isEqualTo(5);
		assertThat(failure.failure().sqlState()).isEqualTo("22P02");
		assertThat(database.queryForLong("SELECT count(*) FROM clients")).isZero();
	}

	@Test
	void anAttemptThatLeftNothingIsRecordedOnceHoweverOftenItIsRepeated(TestDatabase database) {
		for (int start = 0; start < 3; start++) {
			fail(database, "INSERT INTO clients VALUES (1, 'a'), (1, 'b');");
		}
		assertThat(database.queryForStrings("SELECT migration_name, finished_at IS NULL, rolled_back_at IS NOT NULL,"
				+ " split_part(" + TestDatabase.LOGS + ", E'\\n', 1) FROM _prisma_migrations ORDER BY started_at"))
			.containsExactly("20260101000000_clients|f|f|", NAME + "|t|t|ofauto-migrations: rolled back");
	}

	@Test
	void attemptsOfDifferentFilesAreRecordedEach(TestDatabase database) {
		fail(database, "CREATE TABLE a;");
		fail(database, "CREATE TABLE b;");
		assertThat(database
			.queryForStrings("SELECT rolled_back_at IS NOT NULL, split_part(" + TestDatabase.LOGS + ", E'\\n', 3)"
					+ " FROM _prisma_migrations WHERE migration_name = '" + NAME + "' ORDER BY started_at"))
			.containsExactly("t|    CREATE TABLE a;", "t|    CREATE TABLE b;");
	}

	@ParameterizedTest
	@CsvSource({
			"'', Nothing of this migration remains: it was rolled back., Start again when nothing writes to the"
					+ " file any more.",
			"-- ofauto: transaction=off, 2 of its 2 segments have finished and stay applied.,"
					+ " 'Restore the file as it was, and start again: the deploy continues after them.'" })
	void aFileThatIsWrittenWhileItIsAppliedIsNotRecordedAsItWas(String head, String left, String remedy,
			TestDatabase database) {
		String script = head + "\nCREATE TABLE x ();\nCREATE TABLE y ();\n-- " + "x".repeat(70 * 1024) + "\n-- ";
		this.migrations.with(NAME, script + "planned");
		MigrationListener writer = new MigrationListener() {

			@Override
			public void migrationStarted(String name) {
				FailureTests.this.migrations.with(NAME, script + "another");
			}

		};
		Migrator migrator = new Migrator(database.dataSource(), this.migrations.directory(),
				MigrationsOnDisk.settings(), List.of(writer));
		assertThatExceptionOfType(MigrationFilesException.class).isThrownBy(migrator::deploy)
			.withMessage(
					this.migrations.location(NAME) + " changed while it was being applied. " + left + "\n" + remedy);
		assertThat(database.queryForStrings("SELECT finished_at FROM _prisma_migrations WHERE migration_name = '" + NAME
				+ "' AND finished_at IS NOT NULL"))
			.isEmpty();
		assertThat(database.queryForLong("SELECT count(*) FROM pg_tables WHERE tablename IN ('x', 'y')"))
			.isEqualTo(head.isEmpty() ? 0 : 2);
		this.migrations.with(NAME, script + "planned");
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).hasSize(1);
	}

	@Test
	void aCorrectedFileIsAppliedAndTheAttemptRemembered(TestDatabase database) {
		fail(database, "CREATE TABLE x;");
		this.migrations.with(NAME, "CREATE TABLE x ();");
		Migrator migrator = this.migrations.migrator(database.dataSource());
		assertThat(migrator.deploy().applied()).extracting(AppliedMigration::name).containsExactly(NAME);
		assertThat(migrator.plan().migrations().get(1).rolledBackAttempts()).isEqualTo(1);
	}

	@Test
	void aFileThatOnlyTheServerCanJudgeFailsWithTheRemedy(TestDatabase database) {
		StatementFailedException failure = fail(database, "DO $$ BEGIN COMMIT; END $$;");
		assertThat(failure.failure().sqlState()).isEqualTo("2D000");
		assertThat(failure.remedy())
			.startsWith("The block commits by itself, which it can do only outside a transaction: put it into a"
					+ " migration of its own whose first line is \"-- ofauto: transaction=off\".\nIf this migration");
	}

	@Test
	void aScriptThatCannotBeReadStopsTheDeployBeforeAnythingIsTouched(TestDatabase database) {
		this.migrations.with(NAME, "SELECT 1;\n\n  \\i other.sql\n");
		MigrationScriptException failure = catchThrowableOfType(MigrationScriptException.class,
				() -> this.migrations.migrator(database.dataSource()).deploy());
		assertThat(failure).hasMessage("Migration " + NAME + " cannot be applied.\n" + this.migrations.location(NAME)
				+ ":3:3: \\i is a psql command; a migration is plain SQL.\n"
				+ "Correct the file, and start again; nothing has been applied.");
		assertThat(database
			.queryForLong("SELECT count(*) FROM pg_class WHERE relname IN ('clients', '_prisma_migrations')")).isZero();
	}

	@Test
	void anOpenTransactionIsAnError(TestDatabase database) {
		this.migrations.with(NAME, "CREATE TABLE x ();\nBEGIN;\nCREATE TABLE y ();\n");
		MigrationScriptException failure = catchThrowableOfType(MigrationScriptException.class,
				() -> this.migrations.migrator(database.dataSource()).deploy());
		assertThat(failure.location().line()).isEqualTo(2);
		assertThat(failure.problem())
			.endsWith("BEGIN without COMMIT: the transaction would be left open, and nothing applied.");
	}

	@Test
	void aLongStatementIsShortened(TestDatabase database) {
		String rows = IntStream.rangeClosed(1, 5000)
			.mapToObj((i) -> "(" + i + ", 'client')")
			.collect(Collectors.joining(",\n"));
		StatementFailedException failure = fail(database,
				"INSERT INTO clients (id, name) VALUES\n" + rows + ", (1, 'again');");
		assertThat(failure.failure().statement()).hasLineCount(9).startsWith("INSERT INTO").endsWith("…");
	}

	@Test
	void aFileThatReleasesTheLockIsRolledBack(TestDatabase database) {
		this.migrations.with(NAME, "CREATE TABLE x ();\nSELECT pg_advisory_unlock_all();");
		LockUnavailableException failure = catchThrowableOfType(LockUnavailableException.class,
				() -> this.migrations.migrator(database.dataSource()).deploy());
		assertThat(failure).isNotNull();
		assertThat(failure.problem()).startsWith("The migration lock was lost while migration " + NAME + " ran");
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relname = 'x'")).isZero();
	}

	@Test
	void anEditedMigrationStopsADeployThatHasSomethingToApply(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		this.migrations.with("20260101000000_clients", "CREATE TABLE clients (id bigint);").with(NAME, "SELECT 1;");
		DeployRejectedException failure = catchThrowableOfType(DeployRejectedException.class,
				() -> this.migrations.migrator(database.dataSource()).deploy());
		assertThat(failure.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.EDITED);
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(1);
	}

	@Test
	void anEditedMigrationIsReportedWhenThereIsNothingToApply(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		this.migrations.with("20260101000000_clients", "CREATE TABLE clients (id bigint);");
		assertThat(this.migrations.migrator(database.dataSource()).deploy().findings()).extracting(Finding::kind)
			.containsExactly(Finding.Kind.EDITED);
	}

}
