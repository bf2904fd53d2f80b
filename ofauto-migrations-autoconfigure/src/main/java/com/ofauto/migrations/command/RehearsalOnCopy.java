package com.ofauto.migrations.command;

import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.MigrationCancelledException;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.StatementProgress;
import com.ofauto.migrations.rehearsal.CopyLook;
import com.ofauto.migrations.rehearsal.CopyProof;
import com.ofauto.migrations.rehearsal.CopyRefusedException;
import com.ofauto.migrations.rehearsal.CopyRehearsal;
import com.ofauto.migrations.rehearsal.Rehearsal;
import com.ofauto.migrations.rehearsal.RehearsalRun;
import com.ofauto.migrations.report.RehearsalView;
import org.jspecify.annotations.Nullable;

/**
 * Applies what is pending to a copy of the data, which is used up by it.
 *
 * @param migrator the configured database
 * @param record the file that gets the record
 * @param arguments of the command
 * @param output where to print
 */
record RehearsalOnCopy(Migrator migrator, RecordFile record, Arguments arguments, Output output) {

	/**
	 * Rehearses on a database.
	 * @param there the copy
	 * @return how the command ends
	 */
	ExitCode run(DataSource there) {
		this.record.require(Rehearsal.Form.COPY);
		try {
			return rehearse(there);
		}
		catch (CopyRefusedException ex) {
			throw ex.with(this.record.command());
		}
	}

	private ExitCode rehearse(DataSource there) {
		Progress progress = new Progress();
		CopyRehearsal rehearsal = new CopyRehearsal(this.migrator, there,
				List.of(new ProgressListener(this.output, new MigrationWatch(this.output, progress::look))));
		progress.of = rehearsal;
		CopyLook look = RehearseCommand.given(RehearseCommand.ON, this.output, rehearsal::look);
		String copy = "Database " + look.plan().database().name() + " on " + look.server();
		this.output.note(copy + " (" + look.plan().database().describe() + ")");
		if (look.plan().toApply().isEmpty()) {
			return nothing(look);
		}
		new CopyConsent(this.output, this.record).require(look, copy);
		RehearsalRun run = rehearsal.run();
		boolean written = this.record.replace(run);
		show(look, run, written);
		this.output.note("");
		if (!run.waited().isEmpty()) {
			this.output.note("Others use the copy: " + String.join(", ", run.waited())
					+ " had to wait for locks there, which is in the times.");
		}
		this.output.note(this.record.note(written));
		this.output.note(copy + " is used up: it has what was applied. Rehearse on a new copy next time.");
		if (!run.missed().isEmpty()) {
			throw new CommandRefusedException(
					"Somebody else has applied " + String.join(", ", run.missed())
							+ " to it meanwhile, so that there are no times of that.",
					"Rehearse again on a new copy that nobody else uses: " + this.record.command());
		}
		this.output.note(next(run.failure()));
		return (run.failure() != null) ? ExitCode.of(run.failure()) : ExitCode.FINE;
	}

	private void show(CopyLook look, RehearsalRun run, boolean written) {
		MigrationException failure = run.failure();
		if (this.arguments.has(RehearseCommand.JSON)) {
			this.output.json(RehearsalView.of(run.rehearsal(), written ? this.record.toString() : null, failure));
		}
		else {
			new RehearsalScreen(look.plan(), look.judgement(), run.rehearsal(), this.output.style()).lines()
				.forEach(this.output::data);
		}
		if (failure != null) {
			this.output.note("");
			this.output.note(failure.problem());
		}
	}

	private String next(@Nullable MigrationException failure) {
		if (failure == null) {
			return "Apply the migrations to the configured database with: " + Invocation.of("migrate deploy");
		}
		String again = "ehearse again: " + this.record.command();
		return (failure instanceof MigrationCancelledException) ? "R" + again
				: "Correct the migration, or the rows that it fails on with a migration before it, and r" + again;
	}

	private ExitCode nothing(CopyLook look) {
		String problem = "Nothing is pending on database " + look.plan().database().name()
				+ ", so there is nothing to rehearse.";
		if (look.proof() instanceof CopyProof.Unproven unproven) {
			throw new CommandRefusedException(problem + " " + unproven.reason(),
					"Rehearse on a new copy of the configured database: " + this.record.command());
		}
		RehearseCommand.nothing(look.rehearsal(), problem, this.arguments, this.output);
		return ExitCode.FINE;
	}

	/**
	 * Looks at the copy once there is a rehearsal on it.
	 */
	private static final class Progress {

		private @Nullable CopyRehearsal of;

		Optional<StatementProgress> look() {
			return (this.of != null) ? this.of.progress() : Optional.empty();
		}

	}

}
