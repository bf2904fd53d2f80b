package com.ofauto.migrations.command;

import java.util.List;

import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.rehearsal.FactsRehearsal;
import com.ofauto.migrations.rehearsal.Rehearsal;
import com.ofauto.migrations.report.RehearsalView;
import com.ofauto.migrations.safety.SafetyReview;

/**
 * Shows what would be applied to another database, and what that says of it. Nothing runs
 * anywhere.
 *
 * @param migrator the configured database
 * @param record the file that gets the record
 * @param arguments of the command
 * @param output where to print
 */
record RehearsalByFacts(Migrator migrator, RecordFile record, Arguments arguments, Output output) {

	/**
	 * Shows it.
	 * @param facts what the other database says
	 * @return how the command ends
	 */
	ExitCode show(FactsRehearsal facts) {
		MigrationPlan plan = facts.plan();
		Rehearsal rehearsal = facts.rehearsal();
		this.record.write(rehearsal);
		if (this.arguments.has(RehearseCommand.JSON)) {
			this.output.json(RehearsalView.of(rehearsal, this.record.toString(), null));
		}
		else if (plan.toApply().isEmpty()) {
			this.output.data("Nothing is pending there.");
		}
		else {
			Summary summary = Summary.of(this.arguments);
			VerdictScreen verdicts = new VerdictScreen(facts.judgement().verdicts(), SafetyReview.NONE,
					facts.judgement().answers(), this.output.style(), summary.whole(), List.of());
			this.output.data("A deploy would apply there, in this order:");
			new PlanScreen(this.migrator, this.output.style(), summary, verdicts).toApply(plan)
				.forEach(this.output::data);
			verdicts.end().forEach(this.output::note);
		}
		this.output.note("Wrote " + this.record + ".");
		return rehearsal.failed() ? ExitCode.FAILED : ExitCode.FINE;
	}

}
