package com.ofauto.migrations.faults;

import java.nio.file.Path;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a fault suite that finds nothing is worth: each kind of harm is seen.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class CheckerTests {

	private TestDatabase database;

	private Checker checker;

	private Migrator migrator;

	@BeforeAll
	void deploy(@TempDir Path directory) {
		this.database = PostgresServer.shared().createDatabase();
		Workload workload = Workload.write(directory);
		this.migrator = new ScriptDirectory(directory).migrator(this.database.dataSource());
		this.migrator.deploy();
		this.checker = new Checker(workload, this.database);
	}

	@AfterAll
	void drop() {
		this.database.close();
	}

	@Test
	void nothingIsWrongAfterAnUndisturbedDeploy() {
		assertThat(this.checker.atTheEnd(this.database, this.migrator)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					UPDATE trace SET step = 1 WHERE step = 2;                              The trace has
					DELETE FROM trace WHERE migration ~ 'last';                            The trace has
					DELETE FROM _prisma_migrations WHERE migration_name ~ 'mixed';         Recorded as applied
					UPDATE _prisma_migrations SET finished_at = NULL;                      unfinished are
					UPDATE _prisma_migrations SET started_at = now() WHERE migration_name ~ 'index'; Recorded as applied
					DELETE FROM _prisma_migrations WHERE migration_name ~ '_fill$';        not applied, and its effect is there
					DROP INDEX accounts_name;                                              its effect is not there
					UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'accounts_amount'::regclass; accounts_amount is invalid
					CREATE INDEX accounts_done_idx1 ON accounts (done);                    This should not be there: index
					UPDATE accounts SET amount = 0 WHERE id = 1;                           This is missing: rows|accounts
					UPDATE pg_inherits SET inhdetachpending = true WHERE inhrelid = 'runs_3'::regclass; runs_3 is being detached
					UPDATE fills SET times = 2 WHERE id = 7;                               This is missing: rows|fills
					DELETE FROM orders WHERE id = 0;                                       This is missing: rows|orders
					""")
	void harmIsSeen(String harm, String sentence) {
		try (TestDatabase harmed = copy()) {
			harmed.execute(harm);
			Migrator itsMigrator = new ScriptDirectory(Path.of(this.migrator.locations().get(0).substring(5)))
				.migrator(harmed.dataSource());
			assertThat(this.checker.atTheEnd(harmed, itsMigrator))
				.anySatisfy((wrong) -> assertThat(wrong).contains(sentence));
		}
	}

	@Test
	void aLockThatIsLeftIsSeen() throws Exception {
		try (var connection = this.database.dataSource().getConnection();
				var statement = connection.createStatement()) {
			statement.execute("SELECT pg_advisory_lock(72707369)");
			assertThat(this.checker.atTheEnd(this.database, this.migrator))
				.anySatisfy((wrong) -> assertThat(wrong).startsWith("The migration lock is held by process"));
		}
	}

	private TestDatabase copy() {
		return PostgresServer.shared().copyOf(this.database);
	}

}
