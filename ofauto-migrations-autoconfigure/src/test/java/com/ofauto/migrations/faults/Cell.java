package com.ofauto.migrations.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.ScriptDirectory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fault at a point.
 */
record Cell(FaultPoint point, Fault fault) {

	static Stream<Cell> all() {
		return Arrays.stream(FaultPoint.values())
			.flatMap((point) -> Arrays.stream(Fault.values()).map((fault) -> new Cell(point, fault)));
	}

	/**
	 * Lets it happen, checks what is left, deploys to the end and checks again.
	 * @throws AssertionError if anything is wrong
	 */
	Outcome run(FaultStage stage, Duration pause) {
		Path migrations = stage.migrations();
		Checker checker = stage.checker();
		try (Scene scene = new Scene(stage.server(), migrations, pause, this.point.first() ? null : stage.first())) {
			this.point.reach(scene.arrival());
			this.fault.strike(scene);
			awaitNobody(scene);
			Migrator migrator = new ScriptDirectory(migrations).migrator(scene.database().dataSource());
			List<String> wrong = new ArrayList<>(messages(scene.runner()));
			wrong.addAll(checker.atAnyTime(scene.database(), migrator));
			String left = Outcome.left(scene.database(), this.point.migration());
			assertThat(wrong).as(() -> describe(scene)).isEmpty();
			if (scene.second() == null) {
				scene.deployAgain();
			}
			Runner next = Objects.requireNonNull(scene.second());
			Outcome outcome = new Outcome(Outcome.deploy(scene.runner(), this.fault == Fault.KILL_RUNNER), left,
					Outcome.next(next, this.point.migration()));
			assertThat(next.lines()).as(() -> describe(scene)).endsWith("finished");
			assertThat(migrator.deploy().applied()).as(() -> describe(scene)).isEmpty();
			awaitNobody(scene);
			assertThat(checker.atTheEnd(scene.database(), migrator)).as(() -> describe(scene)).isEmpty();
			return outcome;
		}
	}

	/**
	 * A deploy that stopped has said what happened and what to do.
	 */
	private List<String> messages(Runner runner) {
		String last = runner.lines().isEmpty() ? "" : runner.lines().get(runner.lines().size() - 1);
		if (this.fault == Fault.KILL_RUNNER || last.equals("finished")
				|| last.matches("failed \\w+Exception: .+ \\| .+\\.")) {
			return List.of();
		}
		return List.of("The deploy ended without saying why: " + runner.lines());
	}

	private static void awaitNobody(Scene scene) {
		try (Bystander watcher = Bystander.on(scene.database())) {
			watcher.await("SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
					+ " AND application_name IN ('first', 'second'))");
		}
	}

	private String describe(Scene scene) {
		Runner second = scene.second();
		return this + "\nfirst: " + scene.runner().lines() + "\nsecond: " + ((second != null) ? second.lines() : "");
	}

	@Override
	public String toString() {
		return this.point.words() + ": " + this.fault.words();
	}

}
