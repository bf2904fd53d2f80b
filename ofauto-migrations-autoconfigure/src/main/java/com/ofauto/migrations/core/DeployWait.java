package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Waits until another process has deployed. Each query is one round trip, takes no lock
 * and writes nothing. It also waits for a database that cannot be reached yet.
 */
final class DeployWait {

	private static final Duration SHORTEST = Duration.ofMillis(500);

	private static final Duration LONGEST = Duration.ofSeconds(5);

	private static final Duration NEXT_NOTICE = Duration.ofSeconds(15);

	/** The server is starting, or another session is changing the history table. */
	private static final Set<String> PASSING = Set.of("57P03", "55P03");

	private final Supplier<MigrationPlan> look;

	private final DeployPolicy policy;

	private final MigrationListener listener;

	private final WaitClock clock;

	DeployWait(Supplier<MigrationPlan> look, DeployPolicy policy, MigrationListener listener, WaitClock clock) {
		this.look = look;
		this.policy = policy;
		this.listener = listener;
		this.clock = clock;
	}

	MigrationPlan await(Duration limit) {
		long start = this.clock.nanoTime();
		Duration nextNotice = Duration.ZERO;
		Duration pause = SHORTEST;
		while (true) {
			List<String> missing = List.of();
			MigrationException unreachable = null;
			try {
				MigrationPlan plan = this.look.get();
				missing = notApplied(plan);
				if (missing.isEmpty() || needsPerson(plan.counts())) {
					this.policy.requireUpToDate(plan);
					return plan;
				}
			}
			catch (DatabaseAccessException ex) {
				unreachable = requireNotYetReachable(ex);
			}
			Duration waited = this.clock.since(start);
			if (waited.compareTo(limit) >= 0 || Thread.currentThread().isInterrupted()) {
				throw (unreachable != null) ? unreachable : new DeployAwaitedException(waited, missing);
			}
			if (waited.compareTo(nextNotice) >= 0) {
				this.listener.deployAwaited(missing, waited);
				nextNotice = waited.plus(NEXT_NOTICE);
			}
			this.clock.pause(pause);
			pause = (pause.compareTo(LONGEST) < 0) ? pause.multipliedBy(2) : LONGEST;
		}
	}

	private static boolean needsPerson(MigrationCounts counts) {
		return counts.failed() + counts.undone() + counts.halfUndone() > 0;
	}

	private static List<String> notApplied(MigrationPlan plan) {
		return plan.migrations()
			.stream()
			.filter((planned) -> planned.status() instanceof MigrationStatus.Pending
					|| planned.status() instanceof MigrationStatus.Running
					|| planned.status() instanceof MigrationStatus.Interrupted)
			.filter((planned) -> !plan.isPutOff(planned.name()))
			.map(PlannedMigration::name)
			.toList();
	}

	private static @Nullable MigrationException requireNotYetReachable(DatabaseAccessException failure) {
		if (failure.sqlState().startsWith("08") || PASSING.contains(failure.sqlState())) {
			return failure;
		}
		throw failure;
	}

}
