package com.ofauto.migrations.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedCapture;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.core.PutOff;
import com.ofauto.migrations.safety.SafetyReview;
import com.ofauto.migrations.verdict.PlanVerdicts;
import com.ofauto.migrations.verdict.RowAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A migration that the next deploy applies or resumes.
 *
 * @param name its name
 * @param order its place in the deploy, from 1
 * @param transactional {@code yes}, {@code no}, {@code server-decides} or
 * {@code unreadable}
 * @param late whether it is older than the newest applied one
 * @param rolledBackAttempts how many earlier attempts were rolled back
 * @param recorded {@code true} if it is not run but recorded as applied, since the
 * database has all that it replaces; absent otherwise
 * @param refused whether a deploy would stop since nobody has accepted what it does;
 * absent where it may do all of it by itself
 * @param onlyInWindow {@code true} if a deploy applies it only in its window, whether or
 * not that is open; absent otherwise
 * @param backfill the backfill for which a start leaves it, its own name if it is one;
 * absent if a start applies it
 * @param verdict what it does to those who use the database, absent if it was not judged
 * @param captures what a dry run would capture before it is removed, absent otherwise
 * @since 0.1.0
 */
public record PendingView(String name, int order, String transactional, boolean late, int rolledBackAttempts,
		@Nullable Boolean recorded, @Nullable Boolean refused, @Nullable Boolean onlyInWindow,
		@Nullable String backfill, @Nullable VerdictView verdict, @Nullable List<PlannedCaptureView> captures) {

	static List<PendingView> of(Migrator migrator, MigrationPlan plan, PlanVerdicts verdicts, Set<String> accepted) {
		SafetyReview review = SafetyReview.of(migrator, plan, verdicts, accepted);
		List<PendingView> pending = new ArrayList<>();
		for (PlannedMigration planned : plan.migrations()) {
			Migration migration = toApply(planned.status());
			if (migration != null) {
				pending.add(new PendingView(planned.name(), pending.size() + 1, transactional(migrator, migration),
						late(planned.status()), planned.rolledBackAttempts(), recorded(planned.status()),
						refused(planned.name(), review), onlyInWindow(planned.name(), review),
						backfill(plan, planned.name()), verdict(planned.name(), verdicts), null));
			}
		}
		return pending;
	}

	/**
	 * Whether a deploy would stop at a migration.
	 * @param name its name
	 * @param migrator the migrator that would apply it
	 * @param plan its plan
	 * @param verdicts those of the plan
	 * @return {@code null} if a deploy may do all of it by itself
	 */
	public static @Nullable Boolean refused(String name, Migrator migrator, MigrationPlan plan, PlanVerdicts verdicts) {
		return refused(name, SafetyReview.of(migrator, plan, verdicts, Set.of()));
	}

	private static @Nullable Boolean refused(String name, SafetyReview review) {
		return review.of(name).map((migration) -> !migration.refused().isEmpty()).orElse(null);
	}

	/**
	 * Whether a deploy applies a migration only in its window.
	 * @param name its name
	 * @param migrator the migrator that would apply it
	 * @param plan its plan
	 * @param verdicts those of the plan
	 * @return {@code true}, or {@code null}
	 */
	public static @Nullable Boolean onlyInWindow(String name, Migrator migrator, MigrationPlan plan,
			PlanVerdicts verdicts) {
		return onlyInWindow(name, SafetyReview.of(migrator, plan, verdicts, Set.of()));
	}

	private static @Nullable Boolean onlyInWindow(String name, SafetyReview review) {
		return review.waiting().contains(name) ? true : null;
	}

	/**
	 * The verdict on a migration.
	 * @param name its name
	 * @param verdicts those of the plan
	 * @return the verdict, or {@code null} if it was not judged
	 */
	public static @Nullable VerdictView verdict(String name, PlanVerdicts verdicts) {
		return verdicts.of(name).map(VerdictView::of).orElse(null);
	}

	PendingView with(List<RowAnswer> answers) {
		List<RowAnswer> own = answers.stream().filter((answer) -> answer.migration().equals(this.name)).toList();
		return (this.verdict == null || own.isEmpty()) ? this
				: new PendingView(this.name, this.order, this.transactional, this.late, this.rolledBackAttempts,
						this.recorded, this.refused, this.onlyInWindow, this.backfill, this.verdict.with(own),
						this.captures);
	}

	PendingView withCaptures(List<PlannedCapture> all) {
		List<PlannedCaptureView> own = all.stream()
			.filter((planned) -> planned.migration().equals(this.name))
			.map(PlannedCaptureView::of)
			.toList();
		return own.isEmpty() ? this
				: new PendingView(this.name, this.order, this.transactional, this.late, this.rolledBackAttempts,
						this.recorded, this.refused, this.onlyInWindow, this.backfill, this.verdict, own);
	}

	/**
	 * The backfill for which a start leaves a migration.
	 * @param plan the plan
	 * @param name the migration's name
	 * @return the name of the backfill, or {@code null} if a start applies the migration
	 */
	public static @Nullable String backfill(MigrationPlan plan, String name) {
		return plan.putOff()
			.stream()
			.filter((one) -> one.migration().equals(name))
			.map(PutOff::backfill)
			.findFirst()
			.orElse(null);
	}

	private static @Nullable Migration toApply(MigrationStatus status) {
		if (status instanceof MigrationStatus.Pending pending) {
			return pending.migration();
		}
		return (status instanceof MigrationStatus.Interrupted interrupted) ? interrupted.migration() : null;
	}

	/**
	 * Whether a migration is older than the newest applied one.
	 * @param status what disk and history say of it
	 * @return {@code true} if it is pending and late
	 */
	public static boolean late(MigrationStatus status) {
		return status instanceof MigrationStatus.Pending pending && pending.late();
	}

	/**
	 * Whether the next deploy records a migration and does not run it.
	 * @param status what disk and history say of it
	 * @return {@code true}, or {@code null}
	 */
	public static @Nullable Boolean recorded(MigrationStatus status) {
		return (status instanceof MigrationStatus.Pending pending && pending.recorded()) ? true : null;
	}

	/**
	 * Whether a migration on disk runs in one transaction.
	 * @param migrator the migrator that would run it
	 * @param migration the migration
	 * @return {@code yes}, {@code no}, {@code server-decides} or {@code unreadable}
	 */
	public static String transactional(Migrator migrator, Migration migration) {
		try {
			return switch (migrator.tools().transactionality(migration)) {
				case TRANSACTIONAL -> "yes";
				case SEGMENTED -> "no";
				case SERVER_DECIDES -> "server-decides";
			};
		}
		catch (MigrationException ex) {
			return "unreadable";
		}
	}

}
