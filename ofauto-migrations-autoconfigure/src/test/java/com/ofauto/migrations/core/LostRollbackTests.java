package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import com.ofauto.migrations.impact.DroppedObject;
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

/**
 * A rollback that loses its connection at each of its messages: what is recorded as
 * undone is undone, and the next one goes on.
 */
@ExtendWith(PostgresExtension.class)
class LostRollbackTests {

	private static final String CLIENTS = "20260101000000_clients";

	private static final String EMAIL = "20260102000000_email";

	private static final String CITIES = "20260103000000_cities";

	private static final RollbackTarget TARGET = new RollbackTarget.To(CLIENTS);

	private static final int FEWEST_MESSAGES = 10;

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private TestDatabase database;

	@BeforeEach
	void deploy(TestDatabase database) {
		this.database = database;
		this.migrations = new MigrationsOnDisk(this.directory).with(CLIENTS, "CREATE TABLE clients (id int);")
			.with(EMAIL, "ALTER TABLE clients ADD COLUMN email text;")
			.with(CITIES, "CREATE TABLE cities (id int); CREATE INDEX cities_id ON cities (id);");
		new ImpactFiles(this.migrations)
			.withRollback(EMAIL, "ALTER TABLE clients DROP COLUMN email;\n", drops("table column", "clients.email"))
			.withRollback(CITIES, "DROP INDEX CONCURRENTLY cities_id;\nDROP TABLE cities;\n", drops("table", "cities"));
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute("INSERT INTO clients VALUES (1)");
	}

	private static RollbackLosses drops(String type, String name) {
		return new RollbackLosses(List.of(new DroppedObject(type, name)), List.of(), List.of());
	}

	@Test
	void theReplyToEachMessageIsLost() {
		int message = 1;
		while (isStopped(cutReply(message))) {
			message++;
		}
		assertThat(message).isGreaterThan(FEWEST_MESSAGES);
	}

	@Test
	void theServerProcessEndsBeforeEachMessage() {
		int message = 1;
		while (isStopped(endSession(message))) {
			message++;
		}
		assertThat(message).isGreaterThan(FEWEST_MESSAGES);
	}

	private Predicate<String> cutReply(int message) {
		AtomicInteger seen = new AtomicInteger();
		return (text) -> seen.incrementAndGet() == message;
	}

	private Predicate<String> endSession(int message) {
		AtomicInteger seen = new AtomicInteger();
		return (text) -> {
			if (seen.incrementAndGet() == message) {
				this.database.execute("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
						+ " WHERE application_name = 'rollback' AND datname = current_database()");
			}
			return false;
		};
	}

	/**
	 * Rolls back with a fault, then without, and deploys again.
	 * @return whether the fault has stopped the rollback
	 */
	private boolean isStopped(Predicate<String> fault) {
		boolean stopped = false;
		Migrator undisturbed = this.migrations.migrator(this.database.dataSource());
		List<String> names = undisturbed.tools().preview(TARGET).names();
		try (CountingProxy proxy = CountingProxy.before(this.database)) {
			PGSimpleDataSource dataSource = proxy.dataSource();
			dataSource.setApplicationName("rollback");
			proxy.cutBeforeReplyTo(fault);
			this.migrations.migrator(dataSource).tools().rollback(TARGET, names, Set.of());
		}
		catch (MigrationException ex) {
			stopped = true;
		}
		assertThat(this.database.remainingMigrationLocks()).isEmpty();
		assertThatTheHistoryIsTrue(undisturbed.plan());
		if (undisturbed.plan().counts().undone() < 2) {
			undisturbed.tools().rollback(TARGET, undisturbed.tools().preview(TARGET).names(), Set.of());
		}
		assertThatTheHistoryIsTrue(undisturbed.plan());
		assertThat(undisturbed.plan().counts().undone()).isEqualTo(2);
		assertThat(this.database.queryForLong("SELECT count(*) FROM clients")).isEqualTo(1);
		assertThat(undisturbed.tools().deploy(Set.of(), Set.of(EMAIL, CITIES), List.of()).applied()).hasSize(2);
		return stopped;
	}

	private void assertThatTheHistoryIsTrue(MigrationPlan plan) {
		assertThat(plan.of(EMAIL) instanceof MigrationStatus.Undone)
			.isEqualTo(this.database.queryForLong("SELECT count(*) FROM information_schema.columns"
					+ " WHERE table_name = 'clients' AND column_name = 'email'") == 0);
		MigrationStatus cities = plan.of(CITIES);
		boolean index = this.database.queryForString("SELECT to_regclass('cities_id')") != null;
		boolean table = this.database.queryForString("SELECT to_regclass('cities')") != null;
		if (cities instanceof MigrationStatus.HalfUndone half) {
			assertThat(half.finishedSegments()).isEqualTo(table ? (index ? 0 : half.finishedSegments()) : 2);
		}
		else {
			assertThat(cities instanceof MigrationStatus.Undone).isEqualTo(!table);
			assertThat(index).isEqualTo(table);
		}
	}

}
