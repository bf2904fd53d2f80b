package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Finding;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationState;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.core.PutOff;
import com.ofauto.migrations.core.Transactionality;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a person reads it.
 *
 * @since 0.1.0
 */
@Internal
public final class PlanScreen {

	private final Migrator migrator;

	private final Style style;

	private final Summary summary;

	private final VerdictScreen verdicts;

	PlanScreen(Migrator migrator, Style style, Summary summary, VerdictScreen verdicts) {
		this.verdicts = verdicts;
		this.migrator = migrator;
		this.style = style;
		this.summary = summary;
	}

	/**
	 * Prints findings beside the result of another command.
	 * @param findings what was found
	 * @param output where to print
	 */
	public static void note(List<Finding> findings, Output output) {
		for (Finding finding : findings) {
			output.note(finding.message());
			output.note(finding.remedy());
			output.note("");
		}
	}

	String of(String where, MigrationPlan plan) {
		List<String> lines = new ArrayList<>();
		lines.add(where);
		lines.add("Migrations in " + String.join(", ", this.migrator.locations()) + ": " + counts(plan));
		lines.add("State: " + state(plan.state()));
		addFindings(plan, lines);
		addToApply(plan, lines);
		plan.baselineRequired().ifPresent((failure) -> {
			lines.add("");
			lines.add(failure.problem());
			lines.add(failure.remedy());
		});
		return String.join(System.lineSeparator(), lines);
	}

	private static String counts(MigrationPlan plan) {
		int outstanding = plan.counts().outstanding();
		return plan.counts().applied() + " applied"
				+ ((outstanding > 0) ? ", " + outstanding + " to apply" : ", none to apply")
				+ some(plan.counts().replaced(), "replaced") + some(plan.counts().removed(), "removed");
	}

	private static String some(int number, String what) {
		return (number > 0) ? ", " + number + " " + what : "";
	}

	private String state(MigrationState state) {
		return switch (state) {
			case UP_TO_DATE, AHEAD -> this.style.good(state.word());
			case FAILED, HALF_UNDONE, UNDONE, EDITED, MISSING -> this.style.bad(state.word());
			default -> this.style.open(state.word());
		};
	}

	private void addToApply(MigrationPlan plan, List<String> lines) {
		if (plan.toApply().isEmpty()) {
			return;
		}
		lines.add("");
		lines.add("To apply, in this order:");
		lines.addAll(toApply(plan));
		lines.addAll(this.verdicts.end());
		if ((plan.state() == MigrationState.PENDING || plan.state() == MigrationState.INTERRUPTED)
				&& DeployCommand.stop(this.migrator, plan).isEmpty()) {
			lines.add(DeployCommand.stop(this.migrator, plan, Set.of()).isEmpty()
					? "Apply them with: " + Invocation.of("migrate deploy")
					: "A deploy would stop before it applies anything. It says why: "
							+ Invocation.of("migrate deploy --dry-run"));
		}
	}

	List<String> toApply(MigrationPlan plan) {
		Map<String, Integer> attempts = plan.migrations()
			.stream()
			.collect(Collectors.toMap(PlannedMigration::name, PlannedMigration::rolledBackAttempts));
		Map<String, Integer> recorded = plan.only(MigrationStatus.Pending.class)
			.stream()
			.filter(MigrationStatus.Pending::recorded)
			.collect(Collectors.toMap((pending) -> pending.migration().name(), (pending) -> pending.replaced().size()));
		List<String> lines = new ArrayList<>();
		Map<String, PutOff> putOff = plan.putOff().stream().collect(Collectors.toMap(PutOff::migration, (one) -> one));
		for (Migration migration : this.summary.of(plan.toApply())) {
			lines.add("  " + migration.name() + this.verdicts.behind(migration.name())
					+ (recorded.containsKey(migration.name()) ? recorded(recorded.get(migration.name()))
							: remark(migration, putOff.get(migration.name())))
					+ attempts(attempts.getOrDefault(migration.name(), 0)));
			lines.addAll(this.verdicts.below(migration.name()));
		}
		this.summary.rest(plan.toApply().size(), "").forEach((line) -> lines.add("  " + line));
		return lines;
	}

	private static String recorded(int replaced) {
		return "  (will be recorded as applied, since the database has all " + replaced + " migrations that it"
				+ " replaces)";
	}

	private static String attempts(int number) {
		return (number == 0) ? "" : "  (rolled back " + ((number == 1) ? "once" : number + " times") + " so far)";
	}

	private String remark(Migration migration, @Nullable PutOff putOff) {
		if (putOff != null) {
			return putOff.isBackfill() ? "  (a backfill, which a start leaves)" : "  (" + putOff.reason() + ")";
		}
		try {
			Transactionality transactionality = this.migrator.tools().transactionality(migration);
			return switch (transactionality) {
				case TRANSACTIONAL -> "";
				case SEGMENTED -> "  (not in one transaction)";
				case SERVER_DECIDES -> "  (only the server can tell whether in one transaction)";
			};
		}
		catch (MigrationException ex) {
			return "  (cannot be applied: migrate validate says why)";
		}
	}

	private void addFindings(MigrationPlan plan, List<String> lines) {
		for (List<String> finding : this.summary.findings(plan)) {
			lines.add("");
			lines.addAll(finding);
		}
	}

}
