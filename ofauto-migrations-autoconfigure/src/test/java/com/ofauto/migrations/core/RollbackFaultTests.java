package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import com.ofauto.migrations.faults.FaultPage;
import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.RollbackLosses;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A rollback in a JVM of its own with a fault at each of its messages. What is left is
 * true, the next rollback goes on, and a part of the page of faults says how often what
 * was left.
 */
@Tag("faults")
@ExtendWith(PostgresExtension.class)
class RollbackFaultTests {

	private static final String CLIENTS = "20260101000000_clients";

	private static final String CITIES = "20260102000000_cities";

	private static final RollbackTarget LAST = new RollbackTarget.Last();

	private static final String HEAD = """
			## A rollback

			A rollback of one migration in three segments, whose table has no rows, meets the fault at each of the messages that it
			sends. The next rollback goes on, and a deploy with `--again` applies the migration. No row of other tables is lost,
			and no lock or session remains.

			| Fault | Messages | What is left: the migration is applied | half undone | undone |
			|---|---|---|---|---|
			""";

	@TempDir
	Path directory;

	private final Map<String, Integer> left = new TreeMap<>();

	private MigrationsOnDisk migrations;

	private TestDatabase database;

	@BeforeEach
	void deploy(TestDatabase database) {
		this.database = database;
		this.migrations = new MigrationsOnDisk(this.directory).with(CLIENTS, "CREATE TABLE clients (id int);")
			.with(CITIES, "CREATE TABLE cities (id int); CREATE INDEX cities_id ON cities (id);"
					+ " CREATE INDEX clients_id ON clients (id);");
		new ImpactFiles(this.migrations).withRollback(CITIES,
				"DROP INDEX CONCURRENTLY cities_id;\nDROP TABLE cities;\nDROP INDEX CONCURRENTLY clients_id;\n",
				new RollbackLosses(List.of(new DroppedObject("table", "cities")), List.of(), List.of()));
		migrator().deploy();
		database.execute("INSERT INTO clients SELECT generate_series(1, 100)");
	}

	private Migrator migrator() {
		return this.migrations.migrator(this.database.dataSource());
	}

	@Test
	void eachFaultAtEachMessage() {
		StringBuilder page = new StringBuilder(HEAD);
		for (Fault fault : Fault.values()) {
			this.left.clear();
			int messages = 0;
			while (isMet(fault, messages + 1)) {
				messages++;
			}
			assertThat(messages).as(fault.words).isGreaterThan(8);
			page.append("| %s | %d | %d | %d | %d |\n".formatted(fault.words, messages, times("applied"),
					times("half undone"), times("undone")));
		}
		FaultPage.ROLLBACK.write(page.toString());
	}

	private int times(String state) {
		return this.left.getOrDefault(state, 0);
	}

	/**
	 * Rolls back with a fault, then without, and deploys again.
	 * @return whether there was such a message
	 */
	private boolean isMet(Fault fault, int message) {
		AtomicInteger seen = new AtomicInteger();
		AtomicReference<RunnerProcess> runner = new AtomicReference<>();
		try (CountingProxy proxy = CountingProxy.before(this.database)) {
			proxy.cutBeforeReplyTo(new At(message, seen, fault, () -> strike(fault, runner.get())));
			runner.set(RunnerProcess.startBehind(proxy, RollbackProcess.class, this.database, this.directory, "fault"));
			runner.get().awaitExit();
			runner.get().close();
		}
		this.database.execute("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
				+ " WHERE application_name = 'fault' AND datname = current_database()");
		assertThat(this.database.remainingMigrationLocks()).isEmpty();
		boolean met = seen.get() >= message;
		String state = state();
		if (met) {
			this.left.merge(state, 1, Integer::sum);
		}
		if (!state.equals("undone")) {
			MigratorTools tools = migrator().tools();
			tools.rollback(LAST, tools.preview(LAST).names(), Set.of());
		}
		assertThat(state()).isEqualTo("undone");
		assertThat(this.database.queryForLong("SELECT count(*) FROM clients")).isEqualTo(100);
		assertThat(migrator().tools().deploy(Set.of(), Set.of(CITIES), List.of()).applied()).hasSize(1);
		return met;
	}

	private void strike(Fault fault, RunnerProcess runner) {
		if (fault == Fault.APPLICATION) {
			runner.kill();
		}
		else if (fault == Fault.SERVER) {
			this.database.execute("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
					+ " WHERE application_name = 'fault' AND datname = current_database()");
		}
	}

	/**
	 * What the history says, which has to be true.
	 */
	private String state() {
		MigrationStatus status = migrator().plan().of(CITIES);
		boolean index = exists("cities_id");
		boolean table = exists("cities");
		boolean other = exists("clients_id");
		if (status instanceof MigrationStatus.HalfUndone half) {
			// A segment by itself may have been done, and not been counted.
			assertThat(half.finishedSegments()).isLessThanOrEqualTo(table ? 1 : other ? 2 : 3)
				.isGreaterThanOrEqualTo(table ? 0 : 2);
			return "half undone";
		}
		boolean undone = status instanceof MigrationStatus.Undone;
		assertThat(List.of(index, table, other)).containsOnly(!undone);
		return undone ? "undone" : "applied";
	}

	private boolean exists(String name) {
		return this.database.queryForString("SELECT to_regclass('" + name + "')") != null;
	}

	/**
	 * What happens.
	 */
	private enum Fault {

		APPLICATION("kill -9 of the application"), SERVER("pg_terminate_backend"), REPLY("the reply is cut off");

		private final String words;

		Fault(String words) {
			this.words = words;
		}

	}

	/**
	 * Strikes at a message, and cuts its reply off if that is the fault.
	 */
	private record At(int message, AtomicInteger seen, Fault fault, Runnable strike) implements Predicate<String> {

		@Override
		public boolean test(String text) {
			if (this.seen.incrementAndGet() != this.message) {
				return false;
			}
			this.strike.run();
			return this.fault == Fault.REPLY;
		}

	}

}
