package com.ofauto.migrations.report;

import java.util.List;
import java.util.Set;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.MigrationCounts;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationScriptException;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedCapture;
import com.ofauto.migrations.verdict.Judge;
import com.ofauto.migrations.verdict.PlanVerdicts;
import com.ofauto.migrations.verdict.RowAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What a look says. Without a database only state, environment, locations, failure and
 * last run are there.
 *
 * @param state everything in one word
 * @param environment the environment whose rules apply to the application
 * @param environmentNamed whether property or profiles name it; if not, the rules of
 * production apply
 * @param database the database
 * @param locations where the migrations are
 * @param counts how many migrations are in which state
 * @param pending what the next deploy applies or resumes, in order
 * @param applied what is applied, ordered by name
 * @param retired what was applied and has left the disk on purpose, ordered by name
 * @param findings what is worth a look
 * @param broken of a validation, the files that cannot be applied
 * @param failure why nothing can be said, or nothing deployed
 * @param lastRun the last deploy of this application that ended well
 * @param activity what the verdicts rest on, absent if there are none
 * @since 0.1.0
 */
public record PlanView(String state, String environment, boolean environmentNamed, @Nullable DatabaseView database,
		List<String> locations, @Nullable MigrationCounts counts, @Nullable List<PendingView> pending,
		@Nullable List<AppliedView> applied, @Nullable List<RetiredView> retired, @Nullable List<FindingView> findings,
		@Nullable List<FailureView> broken, @Nullable FailureView failure, @Nullable RunView lastRun,
		@Nullable ActivityView activity) {

	/**
	 * Looks at a database, with verdicts, and says why if it cannot be looked at.
	 * @param migrator the migrator
	 * @param showValues whether what the history holds of failed attempts, and a driver's
	 * message, may be told
	 * @return what was seen
	 */
	@Internal
	public static PlanView look(Migrator migrator, boolean showValues) {
		try {
			MigrationPlan plan = migrator.plan();
			return of(migrator, plan, Judge.judge(migrator, plan), Set.of(), showValues);
		}
		catch (MigrationException ex) {
			return failed(migrator, ex, showValues);
		}
	}

	/**
	 * A look.
	 * @param migrator the migrator
	 * @param plan what it saw
	 * @param verdicts what the pending migrations do
	 * @param accepted the migrations that a person accepts for one run
	 * @param showValues whether what the history holds of failed attempts may be told
	 * @return its values
	 */
	public static PlanView of(Migrator migrator, MigrationPlan plan, PlanVerdicts verdicts, Set<String> accepted,
			boolean showValues) {
		return new PlanView(plan.state().word(), migrator.gate().environment().word(), migrator.gate().named(),
				DatabaseView.of(plan.database()), migrator.locations(), plan.counts(),
				PendingView.of(migrator, plan, verdicts, accepted), AppliedView.of(plan), RetiredView.of(plan),
				FindingView.of(plan.findings(), showValues), null,
				plan.baselineRequired().map((failure) -> FailureView.of(failure, showValues)).orElse(null),
				lastRun(migrator, showValues), ActivityView.of(verdicts));
	}

	/**
	 * A look that failed.
	 * @param migrator the migrator
	 * @param failure why nothing could be seen
	 * @param showValues whether a driver's message may be told
	 * @return the known values
	 */
	public static PlanView failed(Migrator migrator, MigrationException failure, boolean showValues) {
		return new PlanView(FailureView.state(failure), migrator.gate().environment().word(), migrator.gate().named(),
				null, migrator.locations(), null, null, null, null, null, null, FailureView.of(failure, showValues),
				lastRun(migrator, showValues), null);
	}

	private static @Nullable RunView lastRun(Migrator migrator, boolean showValues) {
		return migrator.lastReport().map((report) -> RunView.of(report, showValues)).orElse(null);
	}

	/**
	 * The same look, of whose pending files some were found broken.
	 * @param failures why migrations cannot be applied, may be empty
	 * @return a validation
	 */
	public PlanView withBroken(List<MigrationScriptException> failures) {
		return new PlanView(this.state, this.environment, this.environmentNamed, this.database, this.locations,
				this.counts, this.pending, this.applied, this.retired, this.findings,
				failures.stream().map((broken) -> FailureView.of(broken, true)).toList(), this.failure, this.lastRun,
				this.activity);
	}

	/**
	 * The same look, and what a deploy would stop with.
	 * @param stop why a deploy would not begin
	 * @return a dry run
	 */
	public PlanView withFailure(MigrationException stop) {
		return new PlanView(this.state, this.environment, this.environmentNamed, this.database, this.locations,
				this.counts, this.pending, this.applied, this.retired, this.findings, this.broken,
				FailureView.of(stop, true), this.lastRun, this.activity);
	}

	/**
	 * The same look, and what a deploy would capture.
	 * @param captures what it would capture
	 * @return a look at sizes too
	 */
	public PlanView withCaptures(List<PlannedCapture> captures) {
		return new PlanView(this.state, this.environment, this.environmentNamed, this.database, this.locations,
				this.counts,
				(this.pending != null) ? this.pending.stream().map((one) -> one.withCaptures(captures)).toList() : null,
				this.applied, this.retired, this.findings, this.broken, this.failure, this.lastRun, this.activity);
	}

	/**
	 * The same look, and what the rows say.
	 * @param answers without their examples
	 * @return a look at rows too
	 */
	public PlanView withRows(List<RowAnswer> answers) {
		return new PlanView(this.state, this.environment, this.environmentNamed, this.database, this.locations,
				this.counts,
				(this.pending != null) ? this.pending.stream().map((one) -> one.with(answers)).toList() : null,
				this.applied, this.retired, this.findings, this.broken, this.failure, this.lastRun, this.activity);
	}

}
