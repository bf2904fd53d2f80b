package com.ofauto.migrations.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.DatabaseAccessException;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.StatementProgress;
import com.ofauto.migrations.rehearsal.CopyLook;
import com.ofauto.migrations.rehearsal.CopyProof;
import com.ofauto.migrations.rehearsal.CopyRehearsal;
import com.ofauto.migrations.rehearsal.CopyRun;
import com.ofauto.migrations.rehearsal.FactsRehearsal;
import com.ofauto.migrations.report.RehearsalView;
import com.ofauto.migrations.safety.SafetyReview;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses the pending migrations: on a copy of the data, which they change, or with the
 * facts of another database, which is only read.
 *
 * @since 0.1.0
 */
@Internal
public final class RehearseCommand implements Command {

	private static final String ON = "--on";

	private static final String FACTS = "--facts-from";

	private static final String RECORD = "--record";

	private static final String JSON = "--json";

	private final Target target;

	private final OtherDatabases others;

	private final Path directory;

	/**
	 * Creates a command.
	 * @param target the configured database
	 * @param others finds the one that is rehearsed on
	 * @param directory where the record is written
	 */
	public RehearseCommand(Target target, OtherDatabases others, Path directory) {
		this.target = target;
		this.others = others;
		this.directory = directory;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("migrate rehearse", "--on URL | --facts-from URL [--record FILE] [--json | --verbose]",
					"Apply the pending migrations to a copy of the data, or judge them by another database")
			.withOption(ON, "URL", "a copy of the configured database, which is used up by it")
			.withOption(FACTS, "URL", "a database of which sizes, activity and rows are read; nothing is applied")
			.withOption(RECORD, "FILE", "where the record is written, rehearsal.json by default")
			.withFlag(JSON, "print JSON")
			.withFlag(Summary.VERBOSE, "print each statement and each finding");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Optional<String> on = arguments.value(ON);
		Optional<String> facts = arguments.value(FACTS);
		if (on.isPresent() == facts.isPresent()) {
			throw new UsageException("Give either " + ON + " URL or " + FACTS + " URL.");
		}
		String name = arguments.value(RECORD).orElse("rehearsal.json");
		RecordFile record = new RecordFile(this.directory.resolve(name), name);
		record.require();
		return on.isPresent() ? onCopy(this.others.at(ON, on.get()), record, arguments, output)
				: withFacts(this.others.at(FACTS, facts.get()), record, arguments, output);
	}

	/**
	 * Looks at the database that an option gives, and says that it is this one of the two
	 * that cannot be asked.
	 */
	private static <T> T given(String option, Output output, Supplier<T> look) {
		try {
			return look.get();
		}
		catch (DatabaseAccessException ex) {
			output.note("The database of " + option + " cannot be asked. Its user and password are in its URL, or in"
					+ " ofauto.migrations.rehearsal-user and ofauto.migrations.rehearsal-password.");
			throw ex;
		}
	}

	private ExitCode onCopy(DataSource there, RecordFile record, Arguments arguments, Output output) {
		Progress progress = new Progress();
		CopyRehearsal rehearsal = new CopyRehearsal(this.target.migrator(), there,
				List.of(new ProgressListener(output, new MigrationWatch(output, progress::look))));
		progress.of = rehearsal;
		CopyLook look = given(ON, output, rehearsal::look);
		String copy = "Database " + look.plan().database().name() + " on " + look.server();
		output.note(copy + " (" + look.plan().database().describe() + ")");
		if (look.plan().toApply().isEmpty()) {
			return nothing(look, output);
		}
		new CopyConsent(output).require(look, copy);
		CopyRun run = rehearsal.run();
		record.write(run.rehearsal());
		MigrationException failure = run.failure();
		if (arguments.has(JSON)) {
			output.json(RehearsalView.of(run.rehearsal(), record.toString(), failure));
		}
		else {
			new RehearsalScreen(look, run.rehearsal(), output.style()).lines().forEach(output::data);
		}
		if (failure != null) {
			output.note("");
			output.note(failure.problem());
		}
		output.note("");
		output.note("Wrote " + record + ".");
		output.note(copy + " is used up: it has what was applied. Rehearse on a new copy next time.");
		output.note((failure != null)
				? "Correct the migration, or the rows that it fails on with a migration before it, and rehearse again: "
						+ Invocation.of("migrate rehearse --on") + " URL"
				: "Apply the migrations to the configured database with: " + Invocation.of("migrate deploy"));
		return (failure != null) ? ExitCode.of(failure) : ExitCode.FINE;
	}

	private static ExitCode nothing(CopyLook look, Output output) {
		String problem = "Nothing is pending on database " + look.plan().database().name()
				+ ", so there is nothing to rehearse.";
		if (look.proof() instanceof CopyProof.Unproven unproven) {
			throw new CommandRefusedException(problem + " " + unproven.reason(),
					"Rehearse on a new copy of the configured database: " + Invocation.of("migrate rehearse --on")
							+ " URL");
		}
		output.data(problem);
		return ExitCode.FINE;
	}

	private ExitCode withFacts(DataSource there, RecordFile record, Arguments arguments, Output output) {
		Migrator migrator = this.target.migrator();
		FactsRehearsal facts = given(FACTS, output, () -> FactsRehearsal.of(migrator, there));
		MigrationPlan plan = facts.plan();
		record.write(facts.rehearsal());
		output.note("Database " + plan.database().name() + " on " + facts.server() + " (" + plan.database().describe()
				+ "), which was only read");
		if (arguments.has(JSON)) {
			output.json(RehearsalView.of(facts.rehearsal(), record.toString(), null));
		}
		else if (plan.toApply().isEmpty()) {
			output.data("Nothing is pending there.");
		}
		else {
			Summary summary = Summary.of(arguments);
			VerdictScreen verdicts = new VerdictScreen(facts.judgement().verdicts(), SafetyReview.NONE,
					facts.judgement().answers(), output.style(), summary.whole());
			output.data("A deploy would apply there, in this order:");
			new PlanScreen(this.target.migrator(), output.style(), summary, verdicts).toApply(plan)
				.forEach(output::data);
			verdicts.end().forEach(output::note);
		}
		output.note("Wrote " + record + ".");
		return facts.rehearsal().failed() ? ExitCode.FAILED : ExitCode.FINE;
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
