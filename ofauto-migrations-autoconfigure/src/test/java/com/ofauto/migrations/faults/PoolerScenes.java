package com.ofauto.migrations.faults;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.PgBouncer;
import com.ofauto.migrations.core.PoolerMode;
import com.ofauto.migrations.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A pooler is between the application and the server.
 */
final class PoolerScenes {

	private PoolerScenes() {
	}

	static Outcome transactionMode(Ground ground) throws IOException {
		try (TestDatabase database = ground.createDatabase();
				PgBouncer pooler = PgBouncer.before(database, "transaction", ground.directory());
				Runner runner = Runner.start(database, pooler.port(), ground.stage().migrations(), "first")) {
			assertThat(runner.awaitEnd()).isNotZero();
			assertThat(Ground.lastLine(runner))
				.startsWith("failed UnsupportedDatabaseException: The connection goes through a pooler");
			assertThat(database
				.queryForStrings("SELECT relname FROM pg_class" + " WHERE relnamespace = 'public'::regnamespace"))
				.isEmpty();
			String left = Outcome.left(database, null);
			try (Runner next = ground.start(database, "second")) {
				ground.requireComplete(database, next);
				return new Outcome(Outcome.deploy(runner, false), left, "past PgBouncer: " + Outcome.next(next, null));
			}
		}
	}

	static Outcome killedApplication(Ground ground) throws IOException {
		try (TestDatabase database = ground.createDatabase();
				PgBouncer pooler = PgBouncer.before(database, "session", ground.directory())) {
			return strike(ground, database, pooler, true, (runner, backend) -> {
				runner.kill();
				Ground.awaitEnd(database, backend);
			});
		}
	}

	static Outcome killedPooler(Ground ground) throws IOException {
		try (TestDatabase database = ground.createDatabase()) {
			PgBouncer first = PgBouncer.before(database, "session", ground.directory());
			try (PgBouncer next = PgBouncer.before(database, "session", ground.emptyDirectory("next"))) {
				return strike(ground, database, first, next, false, (runner, backend) -> {
					first.close();
					runner.awaitEnd();
					assertThat(Ground.lastLine(runner)).startsWith("failed ConnectionLostException: ")
						.contains("no new connection could show whether it was committed");
					Ground.awaitEnd(database, backend);
				});
			}
			finally {
				first.close();
			}
		}
	}

	private static Outcome strike(Ground ground, TestDatabase database, PgBouncer pooler, boolean killed, Blow blow) {
		return strike(ground, database, pooler, pooler, killed, blow);
	}

	private static Outcome strike(Ground ground, TestDatabase database, PgBouncer pooler, PgBouncer after,
			boolean killed, Blow blow) {
		Path migrations = ground.stage().migrations();
		try (Bystander gate = Ground.holdGate(database, Workload.GATE_IN_FUNCTIONS);
				Runner runner = Runner.start(database, pooler.port(), migrations, "first", PoolerMode.SESSION)) {
			blow.strike(runner, Ground.awaitWaiter(database, gate));
			ground.requireSound(database);
			String left = Outcome.left(database, Workload.FUNCTIONS);
			gate.commit();
			try (Runner next = Runner.start(database, after.port(), migrations, "second", PoolerMode.SESSION)) {
				ground.requireComplete(database, next);
				return new Outcome(Outcome.deploy(runner, killed), left, Outcome.next(next, Workload.FUNCTIONS));
			}
		}
	}

	/**
	 * What happens to a deploy that is in a transaction.
	 */
	@FunctionalInterface
	private interface Blow {

		void strike(Runner runner, String backend);

	}

}
