package com.ofauto.migrations.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.verdict.PlanVerdicts;
import com.ofauto.migrations.verdict.Verdict;

/**
 * What of a plan a deploy does not do by itself.
 *
 * @param migrations the migrations that do more, in order
 * @param waiting the names of those that a deploy applies only in its window
 * @since 0.1.0
 */
@Internal
public record SafetyReview(List<ReviewedMigration> migrations, Set<String> waiting) {

	/** Of a plan that a deploy applies by itself. */
	public static final SafetyReview NONE = new SafetyReview(List.of(), Set.of());

	public SafetyReview {
		migrations = List.copyOf(migrations);
		waiting = Set.copyOf(waiting);
	}

	/**
	 * Reviews a plan by the policy of its migrator.
	 * @param migrator the migrator that has made the plan
	 * @param plan the plan
	 * @param verdicts what it does
	 * @param accepted the names of migrations that a person accepts for one run
	 * @return what the policy says of it
	 */
	public static SafetyReview of(Migrator migrator, MigrationPlan plan, PlanVerdicts verdicts, Set<String> accepted) {
		SafetyReview review = of(SafetyCheck.policy(migrator.settings()), plan, verdicts, accepted);
		return new SafetyReview(review.migrations, WindowCheck.waiting(migrator, plan, verdicts));
	}

	static SafetyReview of(SafetyPolicy policy, MigrationPlan plan, PlanVerdicts verdicts, Set<String> accepted) {
		List<ReviewedMigration> migrations = new ArrayList<>();
		for (Migration migration : plan.toApply()) {
			Optional<Verdict> verdict = verdicts.of(migration.name());
			verdict.flatMap((one) -> new MigrationReview(policy, migration, accepted).of(one))
				.ifPresent(migrations::add);
		}
		return new SafetyReview(migrations, Set.of());
	}

	/**
	 * What is said of a migration.
	 * @param name its name
	 * @return empty if a deploy applies it by itself
	 */
	public Optional<ReviewedMigration> of(String name) {
		return this.migrations.stream().filter((migration) -> migration.name().equals(name)).findFirst();
	}

	List<String> names() {
		return this.migrations.stream().map(ReviewedMigration::name).toList();
	}

	/**
	 * What a person has accepted.
	 * @return a sentence for each risk, for the log
	 */
	public List<String> accepted() {
		List<String> accepted = new ArrayList<>();
		for (ReviewedMigration migration : this.migrations) {
			for (Risk risk : migration.risks()) {
				if (risk.accepted() != null) {
					accepted
						.add("Migration " + migration.name() + ((risk.line() != null) ? ", line " + risk.line() : "")
								+ ": " + risk.kind().text() + ", accepted " + risk.accepted());
				}
			}
		}
		return accepted;
	}

	/**
	 * What stops a deploy.
	 * @return the migrations of which nobody has accepted all, may be empty
	 */
	public List<ReviewedMigration> refused() {
		return this.migrations.stream().filter((migration) -> !migration.refused().isEmpty()).toList();
	}

}
