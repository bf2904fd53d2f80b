package com.ofauto.migrations.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationRecord;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedMigration;
import org.jspecify.annotations.Nullable;

/**
 * Asks a migrator once and puts what it says into words.
 */
final class MigratorReader {

	private final Migrator migrator;

	private final boolean showValues;

	MigratorReader(Migrator migrator, boolean showValues) {
		this.migrator = migrator;
		this.showValues = showValues;
	}

	MigratorDescriptor all(Gate gate) {
		String environment = gate.environment().word();
		try {
			MigrationPlan plan = this.migrator.plan();
			return new MigratorDescriptor(plan.state().word(), environment, gate.named(),
					MigratorDescriptor.Database.of(plan.database()), this.migrator.locations(), plan.counts(),
					pending(plan), applied(plan), retired(plan), FindingDescriptor.of(plan.findings(), this.showValues),
					plan.baselineRequired().map(this::failure).orElse(null), lastRun());
		}
		catch (MigrationException ex) {
			return new MigratorDescriptor(FailureDescriptor.state(ex), environment, gate.named(), null,
					this.migrator.locations(), null, null, null, null, null, failure(ex), lastRun());
		}
	}

	@Nullable MigrationDescriptor one(String name) {
		try {
			MigrationPlan plan = this.migrator.plan();
			for (PlannedMigration planned : plan.migrations()) {
				if (planned.name().equals(name)) {
					return one(planned, plan);
				}
			}
			return null;
		}
		catch (MigrationException ex) {
			return MigrationDescriptor.unknown(name, FailureDescriptor.state(ex), failure(ex));
		}
	}

	private MigrationDescriptor one(PlannedMigration planned, MigrationPlan plan) {
		MigrationStatus status = planned.status();
		Migration migration = this.migrator.migration(planned.name()).orElse(null);
		MigrationRecord record = status.record();
		MigrationRecord applied = (record != null && record.applied()) ? record : null;
		return new MigrationDescriptor(planned.name(), status.word(), (migration != null) ? migration.location() : null,
				(migration != null) ? Statuses.transactional(this.migrator, migration) : null,
				status instanceof MigrationStatus.Pending pending && pending.late(), planned.rolledBackAttempts(),
				Statuses.recorded(status), (record != null) ? record.startedAt() : null,
				(applied != null) ? appliedAt(applied) : null, (applied != null) ? took(applied).toMillis() : null,
				(record != null) ? record.checksum() : null,
				(this.showValues && migration != null) ? migration.checksum() : null,
				(this.showValues && record != null) ? record.logs() : null,
				FindingDescriptor.of(plan.findings()
					.stream()
					.filter((finding) -> finding.migration().equals(planned.name()))
					.toList(), this.showValues),
				null);
	}

	private FailureDescriptor failure(MigrationException ex) {
		return FailureDescriptor.of(ex, this.showValues);
	}

	private List<MigratorDescriptor.Pending> pending(MigrationPlan plan) {
		List<MigratorDescriptor.Pending> pending = new ArrayList<>();
		for (PlannedMigration planned : plan.migrations()) {
			Migration migration = Statuses.toApply(planned.status());
			if (migration != null) {
				boolean late = planned.status() instanceof MigrationStatus.Pending status && status.late();
				pending.add(new MigratorDescriptor.Pending(planned.name(), pending.size() + 1,
						Statuses.transactional(this.migrator, migration), late, planned.rolledBackAttempts(),
						Statuses.recorded(planned.status())));
			}
		}
		return pending;
	}

	private static List<MigratorDescriptor.Applied> applied(MigrationPlan plan) {
		List<MigratorDescriptor.Applied> applied = new ArrayList<>();
		for (PlannedMigration planned : plan.migrations()) {
			MigrationRecord record = planned.status().record();
			if (record != null && record.applied() && !Statuses.isRetired(planned.status())) {
				applied.add(new MigratorDescriptor.Applied(planned.name(), appliedAt(record), took(record).toMillis(),
						record.checksum()));
			}
		}
		return applied;
	}

	private static List<MigratorDescriptor.Retired> retired(MigrationPlan plan) {
		return plan.migrations()
			.stream()
			.filter((planned) -> Statuses.isRetired(planned.status()))
			.map((planned) -> new MigratorDescriptor.Retired(planned.name(), planned.status().word(),
					(planned.status() instanceof MigrationStatus.Replaced replaced) ? replaced.by() : null))
			.toList();
	}

	private MigratorDescriptor.@Nullable LastRun lastRun() {
		return this.migrator.lastReport().map(this::lastRun).orElse(null);
	}

	private MigratorDescriptor.LastRun lastRun(DeployReport report) {
		List<MigratorDescriptor.Step> applied = report.applied()
			.stream()
			.map((step) -> new MigratorDescriptor.Step(step.name(), step.took().toMillis()))
			.toList();
		return new MigratorDescriptor.LastRun(report.startedAt().truncatedTo(ChronoUnit.MILLIS),
				report.took().toMillis(), report.lockWait().toMillis(), applied,
				FindingDescriptor.of(report.findings(), this.showValues));
	}

	private static Instant appliedAt(MigrationRecord record) {
		return record.startedAt().plus(took(record));
	}

	private static Duration took(MigrationRecord record) {
		return (record.took() != null) ? record.took() : Duration.ZERO;
	}

}
