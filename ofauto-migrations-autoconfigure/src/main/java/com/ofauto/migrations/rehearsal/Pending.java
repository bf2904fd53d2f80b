package com.ofauto.migrations.rehearsal;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.PlannedMigration;

/**
 * What of a plan has to be rehearsed.
 */
final class Pending {

	private Pending() {
	}

	/**
	 * What runs. A migration that is only recorded does nothing.
	 * @return the migrations, in order
	 */
	static List<Migration> run(MigrationPlan plan) {
		List<Migration> pending = new ArrayList<>();
		for (PlannedMigration planned : plan.migrations()) {
			if (planned.status() instanceof MigrationStatus.Pending status && !status.recorded()) {
				pending.add(status.migration());
			}
			else if (planned.status() instanceof MigrationStatus.Interrupted status) {
				pending.add(status.migration());
			}
		}
		return pending;
	}

}
