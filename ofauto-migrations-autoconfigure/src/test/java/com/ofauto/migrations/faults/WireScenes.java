package com.ofauto.migrations.faults;

import java.time.Duration;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The network is slow, or swallows everything.
 */
final class WireScenes {

	private static final Duration DELAY = Duration.ofMillis(200);

	private WireScenes() {
	}

	static Outcome slowReplies(Ground ground) {
		try (TestDatabase database = ground.createDatabase(); FaultProxy proxy = FaultProxy.before(database.port())) {
			proxy.delayReplies(DELAY);
			try (Runner runner = Runner.start(database, proxy.port(), ground.stage().migrations(), "first");
					Runner next = awaitThen(ground, database, runner)) {
				ground.requireComplete(database, next);
				return new Outcome(Outcome.deploy(runner, false), Outcome.left(database, null),
						Outcome.next(next, null));
			}
		}
	}

	private static Runner awaitThen(Ground ground, TestDatabase database, Runner runner) {
		runner.awaitEnd();
		assertThat(Ground.lastLine(runner)).isEqualTo("finished");
		return ground.start(database, "second");
	}

	/**
	 * Nobody tells the application, and the driver waits for the reply. The others are
	 * not in its hands: a person ends its session.
	 */
	static Outcome halfOpen(Ground ground) {
		try (TestDatabase database = ground.createDatabase();
				FaultProxy proxy = FaultProxy.before(database.port());
				Bystander gate = Ground.holdGate(database, Workload.GATE_IN_FUNCTIONS);
				Runner runner = Runner.start(database, proxy.port(), ground.stage().migrations(), "first")) {
			String backend = Ground.awaitWaiter(database, gate);
			proxy.halfOpen();
			gate.commit();
			try (Runner next = ground.start(database, "second")) {
				next.awaitLine((line) -> line.startsWith("waiting for pid " + backend + ", application \"first\""));
				String left = awaitCommit(database);
				terminate(database, backend);
				ground.requireComplete(database, next);
				assertThat(runner.lines()).last().isEqualTo("started " + Workload.FUNCTIONS);
				return new Outcome("waits for the reply until somebody ends the application", left,
						Outcome.next(next, Workload.FUNCTIONS));
			}
		}
	}

	/**
	 * The application gives the connection up, and asks on a new one.
	 */
	static Outcome halfOpenWithSocketTimeout(Ground ground) {
		try (TestDatabase database = ground.createDatabase();
				FaultProxy proxy = FaultProxy.before(database.port());
				Bystander gate = Ground.holdGate(database, Workload.GATE_IN_FUNCTIONS);
				Runner runner = Runner.start(database,
						"jdbc:postgresql://localhost:" + proxy.port() + "/" + database.name() + "?socketTimeout=20",
						ground.stage().migrations(), "first")) {
			String backend = Ground.awaitWaiter(database, gate);
			proxy.halfOpen();
			gate.commit();
			runner.awaitLine((line) -> line.startsWith("waiting for pid " + backend + ", application \"first\""));
			String left = awaitCommit(database);
			terminate(database, backend);
			ground.requireComplete(database, runner);
			try (Runner next = ground.start(database, "second")) {
				ground.requireComplete(database, next);
				return new Outcome(Outcome.deploy(runner, false), left, Outcome.next(next, Workload.FUNCTIONS));
			}
		}
	}

	/**
	 * The server works on, since nobody tells it either.
	 */
	private static String awaitCommit(TestDatabase database) {
		try (Bystander watcher = Bystander.on(database)) {
			watcher.await("SELECT 1 FROM _prisma_migrations WHERE migration_name = '" + Workload.FUNCTIONS + "'");
			return Outcome.left(database, Workload.FUNCTIONS);
		}
	}

	private static void terminate(TestDatabase database, String backend) {
		try (Bystander person = Bystander.on(database)) {
			person.execute("SELECT pg_terminate_backend(" + backend + ")");
			person.awaitEndOf(backend);
		}
	}

}
