package com.ofauto.migrations.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a run did.
 *
 * @param startedAt when the run began
 * @param took how long it took
 * @param lockWait how long it waited for the lock; zero if there was nothing to do
 * @param applied what it has applied, in order
 * @param findings what it found and reported
 * @param putOff what a start has left for {@code migrate deploy}
 * @param mark where it began, or {@code null} if there was nothing to apply
 * @since 0.1.0
 */
public record DeployReport(Instant startedAt, Duration took, Duration lockWait, List<AppliedMigration> applied,
		List<Finding> findings, List<PutOff> putOff, @Nullable DeployMark mark) {

	public DeployReport {
		applied = List.copyOf(applied);
		findings = List.copyOf(findings);
		putOff = List.copyOf(putOff);
	}

}
