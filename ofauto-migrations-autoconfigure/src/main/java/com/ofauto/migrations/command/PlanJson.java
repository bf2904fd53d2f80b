package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.Finding;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationCounts;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationScriptException;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.core.StampedEnvironment;
import com.ofauto.migrations.core.StampedSchema;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a program reads it, with the names that the endpoint uses.
 */
final class PlanJson {

	private PlanJson() {
	}

	static Map<String, @Nullable Object> of(Migrator migrator, MigrationPlan plan, Gate gate) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("state", plan.state().word());
		json.put("environment", gate.environment().word());
		json.put("environmentNamed", gate.named());
		Map<String, @Nullable Object> database = new LinkedHashMap<>();
		database.put("name", plan.database().name());
		database.put("serverVersion", plan.database().serverVersion());
		database.put("history", plan.database().history());
		database.put("stamp", stamp(plan.database().stamp()));
		StampedSchema elsewhere = plan.database().elsewhere();
		if (elsewhere != null) {
			database.put("stampElsewhere", stamp(elsewhere));
		}
		json.put("database", database);
		json.put("locations", migrator.locations());
		json.put("counts", counts(plan.counts()));
		json.put("pending", pending(migrator, plan));
		json.put("retired", retired(plan));
		json.put("findings", findings(plan.findings()));
		plan.baselineRequired().ifPresent((failure) -> json.put("failure", failure(failure)));
		return json;
	}

	static Map<String, @Nullable Object> failure(MigrationException failure) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("problem", failure.problem());
		json.put("remedy", failure.remedy());
		return json;
	}

	private static @Nullable Map<String, Object> stamp(@Nullable StampedEnvironment stamp) {
		if (stamp == null) {
			return null;
		}
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("environment", stamp.environment().word());
		json.put("copy", stamp.copy());
		return json;
	}

	private static Map<String, @Nullable Object> stamp(StampedSchema elsewhere) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("schema", elsewhere.schema());
		json.put("environment", elsewhere.stamp().environment().word());
		json.put("copy", elsewhere.stamp().copy());
		return json;
	}

	private static Map<String, @Nullable Object> counts(MigrationCounts counts) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("applied", counts.applied());
		json.put("pending", counts.pending());
		json.put("failed", counts.failed());
		json.put("edited", counts.edited());
		json.put("missing", counts.missing());
		json.put("late", counts.late());
		json.put("ahead", counts.ahead());
		json.put("running", counts.running());
		json.put("interrupted", counts.interrupted());
		json.put("replaced", counts.replaced());
		json.put("removed", counts.removed());
		return json;
	}

	static List<Map<String, @Nullable Object>> pending(Migrator migrator, MigrationPlan plan) {
		List<Map<String, @Nullable Object>> pending = new ArrayList<>();
		Set<String> recorded = plan.only(MigrationStatus.Pending.class)
			.stream()
			.filter(MigrationStatus.Pending::recorded)
			.map((squash) -> squash.migration().name())
			.collect(Collectors.toSet());
		for (Migration migration : plan.toApply()) {
			Map<String, @Nullable Object> json = new LinkedHashMap<>();
			json.put("name", migration.name());
			json.put("order", pending.size() + 1);
			json.put("transactional", transactional(migrator, migration));
			if (recorded.contains(migration.name())) {
				json.put("recorded", true);
			}
			pending.add(json);
		}
		return pending;
	}

	private static String transactional(Migrator migrator, Migration migration) {
		try {
			return switch (migrator.transactionality(migration)) {
				case TRANSACTIONAL -> "yes";
				case SEGMENTED -> "no";
				case SERVER_DECIDES -> "server-decides";
			};
		}
		catch (MigrationScriptException ex) {
			return "unreadable";
		}
	}

	private static List<Map<String, @Nullable Object>> retired(MigrationPlan plan) {
		List<Map<String, @Nullable Object>> retired = new ArrayList<>();
		for (PlannedMigration planned : plan.migrations()) {
			MigrationStatus status = planned.status();
			if (status instanceof MigrationStatus.Replaced || status instanceof MigrationStatus.Removed) {
				Map<String, @Nullable Object> json = new LinkedHashMap<>();
				json.put("name", planned.name());
				json.put("status", status.word());
				json.put("replacedBy", (status instanceof MigrationStatus.Replaced replaced) ? replaced.by() : null);
				retired.add(json);
			}
		}
		return retired;
	}

	static List<Map<String, @Nullable Object>> findings(List<Finding> findings) {
		return findings.stream().map((finding) -> {
			Map<String, @Nullable Object> json = new LinkedHashMap<>();
			json.put("kind", finding.kind().word());
			json.put("migration", finding.migration());
			json.put("message", finding.message());
			json.put("remedy", finding.remedy());
			return json;
		}).toList();
	}

}
