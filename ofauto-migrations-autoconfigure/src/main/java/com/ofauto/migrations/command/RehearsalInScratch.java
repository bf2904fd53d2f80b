package com.ofauto.migrations.command;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.MigrationCancelledException;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.rehearsal.FactsRehearsal;
import com.ofauto.migrations.rehearsal.Rehearsal;
import com.ofauto.migrations.rehearsal.RehearsalRun;
import com.ofauto.migrations.rehearsal.ScratchRehearsal;
import com.ofauto.migrations.report.RehearsalView;
import com.ofauto.migrations.safety.SafetyReview;

/**
 * Applies what is pending to a scratch database, and shows it with what another database
 * says of sizes, activity and rows.
 *
 * @param scratch makes the scratch database
 * @param record the file that gets the record
 * @param arguments of the command
 * @param output where to print
 */
record RehearsalInScratch(ScratchRehearsals scratch, Consumer<Migrator> begun, RecordFile record, Arguments arguments,
		Output output) {

	/**
	 * Rehearses what is pending in a database.
	 * @param look asks that database, and says in a note which one it is
	 * @param form with whose facts it is
	 * @return how the command ends
	 */
	ExitCode run(Supplier<FactsRehearsal> look, Rehearsal.Form form) {
		this.record.require(form);
		FactsRehearsal facts = look.get();
		MigrationPlan plan = facts.plan();
		if (plan.toApply().isEmpty()) {
			RehearseCommand.nothing(facts.rehearsal(),
					"Nothing is pending in database " + plan.database().name() + ", so there is nothing to rehearse.",
					this.arguments, this.output);
			return ExitCode.FINE;
		}
		ScratchRehearsal rehearsal = new ScratchRehearsal(facts, form);
		RehearsalRun run = this.scratch.run(rehearsal, this.begun, this.output);
		show(rehearsal, run, this.record.replace(run));
		return (run.failure() != null) ? ExitCode.of(run.failure())
				: run.rehearsal().failed() ? ExitCode.FAILED : ExitCode.FINE;
	}

	private void show(ScratchRehearsal rehearsal, RehearsalRun run, boolean written) {
		FactsRehearsal facts = rehearsal.facts();
		MigrationException failure = run.failure();
		if (this.arguments.has(RehearseCommand.JSON)) {
			this.output.json(RehearsalView.of(run.rehearsal(), written ? this.record.toString() : null, failure));
		}
		else {
			new RehearsalScreen(facts.plan(), facts.judgement(), run.rehearsal(), this.output.style()).lines()
				.forEach(this.output::data);
		}
		VerdictScreen verdicts = new VerdictScreen(facts.judgement().verdicts(), SafetyReview.NONE, List.of(),
				this.output.style(), false, List.of());
		verdicts.warnings(false).forEach(this.output::note);
		verdicts.end().forEach(this.output::note);
		if (failure != null) {
			this.output.note("");
			this.output.note(failure.problem());
		}
		this.output.note("");
		where(rehearsal, run.rehearsal());
		this.output.note(this.record.note(written));
		this.output.note(next(run));
	}

	/**
	 * A scratch database has the schema of the other one, and nothing else of it.
	 */
	private void where(ScratchRehearsal rehearsal, Rehearsal record) {
		String other = "database " + rehearsal.facts().plan().database().name();
		int history = rehearsal.history().size();
		this.output.note("Rehearsed in a scratch database (PostgreSQL " + record.server() + ") with "
				+ ((history == 1) ? "the 1 migration that is" : "the " + history + " migrations that are")
				+ " applied in " + other + ", and without rows: the times are those of empty tables, the verdicts those"
				+ " of " + other + ".");
		if (!rehearsal.missing().isEmpty()) {
			this.output.note("It lacks what was applied in " + other + " and is not on disk: "
					+ String.join(", ", rehearsal.missing()) + ".");
		}
		if (!rehearsal.ranOnItsVersion(record)) {
			this.output.note("PostgreSQL " + rehearsal.facts().plan().database().serverVersion() + " of " + other
					+ " may do something else.");
		}
	}

	private String next(RehearsalRun run) {
		if (run.failure() != null) {
			return ((run.failure() instanceof MigrationCancelledException) ? "Rehearse again: "
					: "Correct the migration, and rehearse again: ") + this.record.command();
		}
		return (run.rehearsal().failed()
				? "It fails on rows that are there. Correct the migration, or these rows with a migration before it."
						+ " Then rehearse on a copy of the data: "
				: "How long it takes with the rows, a rehearsal on a copy of the data shows: ")
				+ Invocation.of("migrate rehearse " + RehearseCommand.ON) + " URL";
	}

}
