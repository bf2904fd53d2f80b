package com.ofauto.migrations.report;

import java.util.List;

import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationStatus;
import org.jspecify.annotations.Nullable;

/**
 * A migration that was applied and has left the disk on purpose.
 *
 * @param name its name
 * @param status {@code replaced} or {@code removed}
 * @param replacedBy the migration that stands for it, absent if none does
 * @since 0.1.0
 */
public record RetiredView(String name, String status, @Nullable String replacedBy) {

	static List<RetiredView> of(MigrationPlan plan) {
		return plan.migrations()
			.stream()
			.filter((planned) -> isRetired(planned.status()))
			.map((planned) -> new RetiredView(planned.name(), planned.status().word(),
					(planned.status() instanceof MigrationStatus.Replaced replaced) ? replaced.by() : null))
			.toList();
	}

	static boolean isRetired(MigrationStatus status) {
		return status instanceof MigrationStatus.Replaced || status instanceof MigrationStatus.Removed;
	}

}
