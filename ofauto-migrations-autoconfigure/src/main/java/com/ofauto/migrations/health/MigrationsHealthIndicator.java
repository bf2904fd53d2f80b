package com.ofauto.migrations.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.ofauto.migrations.core.FindingPolicy;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.PlannedMigration;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Up if the database has every migration of this release and none has failed. One round
 * trip; takes no lock and writes nothing. Edited, missing and ahead are told, and count
 * only where the settings reject them; ahead never does, or a release could not be rolled
 * back.
 *
 * @since 0.1.0
 */
public class MigrationsHealthIndicator implements HealthIndicator {

	private static final int MOST_NAMES = 10;

	private final Migrator migrator;

	private final Status notUpToDate;

	/**
	 * Creates an indicator.
	 * @param migrator whom to ask
	 * @param notUpToDate the status if migrations are outstanding or have failed
	 */
	public MigrationsHealthIndicator(Migrator migrator, Status notUpToDate) {
		this.migrator = migrator;
		this.notUpToDate = notUpToDate;
	}

	@Override
	public Health health() {
		try {
			MigrationPlan plan = this.migrator.plan();
			return Health.status(isUpToDate(plan) ? Status.UP : this.notUpToDate).withDetails(details(plan)).build();
		}
		catch (MigrationException ex) {
			return Health.down().withDetail("problem", ex.problem()).withDetail("remedy", ex.remedy()).build();
		}
	}

	private boolean isUpToDate(MigrationPlan plan) {
		MigratorSettings settings = this.migrator.settings();
		boolean rejected = settings.edited() == FindingPolicy.REJECT && plan.counts().edited() > 0
				|| settings.missing() == FindingPolicy.REJECT && plan.counts().missing() > 0;
		return !rejected && switch (plan.state()) {
			case UP_TO_DATE, EDITED, MISSING, AHEAD -> true;
			case RUNNING, INTERRUPTED, PENDING -> plan.isReadyToStart();
			case FAILED, HALF_UNDONE, UNDONE, BASELINE_REQUIRED -> false;
		};
	}

	private static Map<String, Object> details(MigrationPlan plan) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("state", plan.state().word());
		details.put("applied", plan.counts().applied());
		Map<String, List<String>> names = new TreeMap<>();
		for (PlannedMigration planned : plan.migrations()) {
			if (!(planned.status() instanceof MigrationStatus.Applied)) {
				names.computeIfAbsent(planned.status().word(), (word) -> new ArrayList<>()).add(planned.name());
			}
		}
		names.forEach((word, all) -> details.put(word,
				new Named(all.size(), all.subList(0, Math.min(MOST_NAMES, all.size())))));
		return details;
	}

	/**
	 * Some migrations.
	 *
	 * @param count how many there are
	 * @param names the names of the first few
	 */
	public record Named(int count, List<String> names) {

		public Named {
			names = List.copyOf(names);
		}

	}

}
