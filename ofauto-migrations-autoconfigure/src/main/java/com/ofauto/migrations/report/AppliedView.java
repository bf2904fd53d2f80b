package com.ofauto.migrations.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationRecord;
import com.ofauto.migrations.core.PlannedMigration;

/**
 * A migration that is applied.
 *
 * @param name its name
 * @param appliedAt when it had been applied
 * @param durationMs how long it took
 * @param checksum the checksum of the file that ran
 * @since 0.1.0
 */
public record AppliedView(String name, Instant appliedAt, long durationMs, String checksum) {

	static List<AppliedView> of(MigrationPlan plan) {
		List<AppliedView> applied = new ArrayList<>();
		for (PlannedMigration planned : plan.migrations()) {
			MigrationRecord record = planned.status().record();
			if (record != null && record.applied() && !RetiredView.isRetired(planned.status())) {
				applied.add(of(record));
			}
		}
		return applied;
	}

	/**
	 * An attempt that was applied.
	 * @param record its record
	 * @return its values
	 */
	public static AppliedView of(MigrationRecord record) {
		Duration took = (record.took() != null) ? record.took() : Duration.ZERO;
		return new AppliedView(record.name(), record.startedAt().plus(took), took.toMillis(), record.checksum());
	}

}
