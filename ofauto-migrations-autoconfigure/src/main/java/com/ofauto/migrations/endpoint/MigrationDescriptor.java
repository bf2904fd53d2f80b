package com.ofauto.migrations.endpoint;

import java.time.Instant;
import java.util.List;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationRecord;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.report.AppliedView;
import com.ofauto.migrations.report.FailureView;
import com.ofauto.migrations.report.FindingView;
import com.ofauto.migrations.report.MarkView;
import com.ofauto.migrations.report.PendingView;
import com.ofauto.migrations.report.VerdictView;
import com.ofauto.migrations.verdict.Judge;
import com.ofauto.migrations.verdict.PlanVerdicts;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * One migration. Without a database only name, status and failure are there.
 *
 * @param name its name
 * @param status what disk and history say of it, as one word
 * @param location the file, if it is on disk
 * @param transactional {@code yes}, {@code no}, {@code server-decides} or
 * {@code unreadable}, if it is on disk
 * @param late whether it is pending and older than the newest applied one
 * @param rolledBackAttempts how many attempts were rolled back
 * @param recorded {@code true} if the next deploy does not run it but records it, since
 * the database has all that it replaces
 * @param refused whether a deploy would stop since nobody has accepted what it does
 * @param onlyInWindow {@code true} if a deploy applies it only in its window
 * @param verdict what it does to those who use the database, if it is pending
 * @param startedAt when the attempt that counts began
 * @param appliedAt when it had been applied
 * @param durationMs how long it took
 * @param checksum the checksum of the file that ran
 * @param checksumOnDisk the checksum of the file on disk, where values are shown
 * @param logs what the history holds of an unfinished attempt, or says of a replaced or
 * removed one, where values are shown
 * @param mark where the deploy began that made the attempt, if its record says so
 * @param findings what is worth a look
 * @param failure why nothing can be said
 * @since 0.1.0
 */
public record MigrationDescriptor(String name, String status, @Nullable String location, @Nullable String transactional,
		@Nullable Boolean late, @Nullable Integer rolledBackAttempts, @Nullable Boolean recorded,
		@Nullable Boolean refused, @Nullable Boolean onlyInWindow, @Nullable VerdictView verdict,
		@Nullable Instant startedAt, @Nullable Instant appliedAt, @Nullable Long durationMs, @Nullable String checksum,
		@Nullable String checksumOnDisk, @Nullable String logs, @Nullable MarkView mark,
		@Nullable List<FindingView> findings, @Nullable FailureView failure) implements OperationResponseBody {

	static MigrationDescriptor of(Migrator migrator, PlannedMigration planned, MigrationPlan plan, boolean showValues) {
		MigrationStatus status = planned.status();
		Migration migration = migrator.migration(planned.name()).orElse(null);
		MigrationRecord record = status.record();
		AppliedView applied = (record != null && record.applied()) ? AppliedView.of(record) : null;
		PlanVerdicts verdicts = verdicts(migrator, planned, plan);
		return new MigrationDescriptor(planned.name(), status.word(), (migration != null) ? migration.location() : null,
				(migration != null) ? PendingView.transactional(migrator, migration) : null, PendingView.late(status),
				planned.rolledBackAttempts(), PendingView.recorded(status),
				PendingView.refused(planned.name(), migrator, plan, verdicts),
				PendingView.onlyInWindow(planned.name(), migrator, plan, verdicts),
				PendingView.verdict(planned.name(), verdicts), (record != null) ? record.startedAt() : null,
				(applied != null) ? applied.appliedAt() : null, (applied != null) ? applied.durationMs() : null,
				(record != null) ? record.checksum() : null,
				(showValues && migration != null) ? migration.checksum() : null,
				(showValues && record != null) ? record.logs() : null,
				(record != null) ? MarkView.of(migrator.tools().mark(plan, record).orElse(null), showValues) : null,
				FindingView.of(plan.findings()
					.stream()
					.filter((finding) -> finding.migration().equals(planned.name()))
					.toList(), showValues),
				null);
	}

	private static PlanVerdicts verdicts(Migrator migrator, PlannedMigration planned, MigrationPlan plan) {
		boolean pending = planned.status() instanceof MigrationStatus.Pending
				|| planned.status() instanceof MigrationStatus.Interrupted;
		return pending ? Judge.judge(migrator, plan) : PlanVerdicts.NONE;
	}

	static MigrationDescriptor unknown(String name, MigrationException failure, boolean showValues) {
		return new MigrationDescriptor(name, FailureView.state(failure), null, null, null, null, null, null, null, null,
				null, null, null, null, null, null, null, null, FailureView.of(failure, showValues));
	}

}
