package com.ofauto.migrations.core;

import java.util.HashSet;
import java.util.Set;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.impact.CreatedRelation;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.RelationName;

/**
 * Tells whether somebody may use what a plan touches. Nobody uses a schema that holds
 * nothing, but migrations can reach into another one, which their impact says.
 *
 * @since 0.1.0
 */
@Internal
public final class UsedDatabase {

	private UsedDatabase() {
	}

	/**
	 * Whether the plan touches what was there before.
	 * @param plan the plan
	 * @return {@code false} for the first deploy of a schema that holds nothing, unless
	 * the impact of a migration names a relation of another schema that no migration
	 * before it creates
	 */
	public static boolean isTouchedBy(MigrationPlan plan) {
		return plan.database().history() != null || plan.database().totalObjects() > 0 || reachesOut(plan);
	}

	private static boolean reachesOut(MigrationPlan plan) {
		Set<String> created = new HashSet<>();
		for (Migration migration : plan.toApply()) {
			if (migration.impact() instanceof KnownImpact.Known known) {
				if (reachesOut(known.impact(), created, plan.database())) {
					return true;
				}
				known.impact().creates().stream().map(CreatedRelation::relation).forEach(created::add);
				known.impact().renames().forEach((rename) -> created.add(rename.to()));
			}
		}
		return false;
	}

	private static boolean reachesOut(MigrationImpact impact, Set<String> created, DatabaseInfo database) {
		return impact.statements()
			.stream()
			.flatMap((statement) -> statement.locks().stream())
			.map((lock) -> lock.relation())
			.anyMatch((name) -> !created.contains(name) && RelationName.of(name)
				.map(RelationName::schema)
				.filter((schema) -> !schema.equals(database.schema()))
				.isPresent());
	}

}
