package com.ofauto.migrations.faults;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server has a standby, or is one.
 */
final class StandbyScenes {

	private StandbyScenes() {
	}

	static Outcome standbyAsTarget(Ground ground) {
		try (ServerPair servers = ServerPair.start(ground.directory())) {
			servers.awaitStandby();
			TestDatabase standby = servers.onStandby();
			try (Runner refused = ground.start(standby, "first")) {
				refused.awaitEnd();
				assertThat(Ground.lastLine(refused))
					.startsWith("failed UnsupportedDatabaseException: The server is a standby")
					.endsWith("Set ofauto.migrations.url to the primary.");
				String left = Outcome.left(standby, null);
				ground.migrator(servers.onPrimary()).deploy();
				servers.awaitStandby();
				try (Runner next = ground.start(standby, "second")) {
					ground.requireComplete(standby, next);
					return new Outcome(Outcome.deploy(refused, false), left,
							"on the primary: applied what was missing; then on the standby: "
									+ Outcome.next(next, null));
				}
			}
		}
	}

	/**
	 * The server that answers after the loss is the promoted one.
	 */
	static Outcome promotedAtOnce(Ground ground) {
		try (ServerPair servers = ServerPair.start(ground.directory())) {
			String url = servers.url("targetServerType=primary");
			try (Runner runner = startAndLag(ground, servers, url)) {
				servers.promoteStandby();
				servers.killPrimary();
				runner.awaitEnd();
				assertThat(Ground.lastLine(runner)).startsWith("failed ConnectionLostException: ")
					.contains(
							"it is not applied, and neither are " + Workload.FUNCTIONS + ", 20260101000011_enum_value,")
					.contains("a promoted standby");
				return goOn(ground, servers, url, runner);
			}
		}
	}

	/**
	 * At first only the standby answers, which does not know what the primary had
	 * committed.
	 */
	static Outcome promotedLater(Ground ground) {
		try (ServerPair servers = ServerPair.start(ground.directory())) {
			String url = servers.url("targetServerType=any");
			try (Runner runner = startAndLag(ground, servers, url)) {
				servers.killPrimary();
				runner.awaitEnd();
				assertThat(Ground.lastLine(runner)).startsWith("failed ConnectionLostException: ")
					.contains("only a standby answers now");
				servers.promoteStandby();
				return goOn(ground, servers, url, runner);
			}
		}
	}

	/**
	 * Starts a deploy to the primary, and leaves the standby behind when nine migrations
	 * are applied and the primary when twenty are.
	 */
	private static Runner startAndLag(Ground ground, ServerPair servers, String url) {
		TestDatabase primary = servers.onPrimary();
		try (Bystander first = Ground.holdGate(primary, Workload.GATE_IN_FUNCTIONS)) {
			// It ends with the primary.
			Bystander second = Ground.holdGate(primary, Workload.GATE_IN_BIG);
			Runner runner = Runner.start(primary, url, ground.stage().migrations(), "first");
			Ground.awaitWaiter(primary, first);
			servers.awaitStandby();
			servers.partStandby();
			first.commit();
			Ground.awaitWaiter(primary, second);
			return runner;
		}
	}

	private static Outcome goOn(Ground ground, ServerPair servers, String url, Runner runner) {
		TestDatabase promoted = servers.onStandby();
		ground.requireSound(promoted);
		int kept = PrismaReading.of(promoted).applied().size();
		long applied = runner.lines().stream().filter((line) -> line.startsWith("applied ")).count();
		assertThat(kept).isEqualTo(9);
		try (Runner next = Runner.start(promoted, url, ground.stage().migrations(), "second")) {
			ground.requireComplete(promoted, next);
			assertThat(next.lines()).contains("pending 19", "applied " + Workload.FUNCTIONS);
			return new Outcome(Outcome.deploy(runner, false),
					"what the standby had: %d of the %d that were applied".formatted(kept, applied),
					Outcome.next(next, null));
		}
	}

}
