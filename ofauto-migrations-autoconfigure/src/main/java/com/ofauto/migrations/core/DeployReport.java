package com.ofauto.migrations.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a run did.
 *
 * @param startedAt when the run began
 * @param took how long it took
 * @param lockWait how long it waited for the lock; zero if there was nothing to do
 * @param applied what it has applied, in order
 * @param findings what it found and reported
 * @param putOff what a start has left for {@code migrate deploy}
 * @since 0.1.0
 */
public record DeployReport(Instant startedAt, Duration took, Duration lockWait, List<AppliedMigration> applied,
		List<Finding> findings, List<PutOff> putOff) {

	public DeployReport {
		applied = List.copyOf(applied);
		findings = List.copyOf(findings);
		putOff = List.copyOf(putOff);
	}

}
