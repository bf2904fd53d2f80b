package com.ofauto.migrations.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.DatabaseAccessException;
import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.MigrationCancelledException;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.rehearsal.FactsRehearsal;
import com.ofauto.migrations.rehearsal.Rehearsal;
import com.ofauto.migrations.report.RehearsalView;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses the pending migrations: on a copy of the data, which they change, in a
 * scratch database, or with the facts of another database, which is only read.
 *
 * @since 0.1.0
 */
@Internal
public final class RehearseCommand implements Command {

	static final String ON = "--on";

	static final String FACTS = "--facts-from";

	static final String JSON = "--json";

	private static final String RECORD = "--record";

	private final Target target;

	private final OtherDatabases others;

	private final Path directory;

	private final @Nullable ScratchRehearsals scratch;

	/**
	 * Creates a command.
	 * @param target the configured database
	 * @param others finds the one that is rehearsed on
	 * @param directory where the record is written
	 * @param scratch what the development tools add, or {@code null} without them
	 */
	public RehearseCommand(Target target, OtherDatabases others, Path directory, @Nullable ScratchRehearsals scratch) {
		this.target = target;
		this.others = others;
		this.directory = directory;
		this.scratch = scratch;
	}

	@Override
	public CommandUsage usage() {
		boolean tools = this.scratch != null;
		CommandUsage usage = CommandUsage.of("migrate rehearse",
				(tools ? "[--on URL | --facts-from URL]" : "--on URL | --facts-from URL")
						+ " [--record FILE] [--json | --verbose]",
				tools ? "Apply the pending migrations to a copy of the data or to a scratch database, and take the times"
						: "Apply the pending migrations to a copy of the data, or judge them by another database")
			.withOption(ON, "URL", "a copy of the configured database, which is used up by it")
			.withOption(FACTS, "URL", "a database of which sizes, activity and rows are read; nothing is applied there")
			.withOption(RECORD, "FILE", "where the record is written, rehearsal.json by default")
			.withFlag(JSON, "print JSON")
			.withFlag(Summary.VERBOSE, "print each statement and each finding");
		return (this.scratch != null) ? this.scratch.usage(usage) : usage;
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Optional<String> on = arguments.value(ON);
		Optional<String> facts = arguments.value(FACTS);
		if (on.isPresent() && facts.isPresent()) {
			throw new UsageException("Give either " + ON + " URL or " + FACTS + " URL.");
		}
		RecordFile record = RecordFile.of(this.directory, arguments.value(RECORD),
				on.isPresent() ? ON : facts.isPresent() ? FACTS : "");
		try {
			return rehearse(on, facts, record, arguments, output);
		}
		catch (MigrationCancelledException ex) {
			throw new CommandRefusedException(
					"The rehearsal was cancelled before anything was applied. No record was written.",
					"Rehearse again: " + record.command());
		}
	}

	private ExitCode rehearse(Optional<String> on, Optional<String> facts, RecordFile record, Arguments arguments,
			Output output) {
		if (on.isPresent()) {
			return new RehearsalOnCopy(this.target.migrator(), record, arguments, output)
				.run(this.others.at(ON, on.get()));
		}
		if (facts.isPresent()) {
			return withFacts(this.others.at(FACTS, facts.get()), record, arguments, output);
		}
		if (this.scratch == null) {
			throw new UsageException(DevelopmentCommands.withoutScratch());
		}
		this.scratch.require();
		Migrator migrator = this.scratch.migrator(arguments);
		return new RehearsalInScratch(this.scratch, this::join, record, arguments, output).run(() -> {
			FactsRehearsal own = FactsRehearsal.of(migrator);
			output.note(Target.describe(own.plan(), migrator.gate()));
			return own;
		}, Rehearsal.Form.SCRATCH);
	}

	private ExitCode withFacts(DataSource there, RecordFile record, Arguments arguments, Output output) {
		if (this.scratch != null && isAllowed(this.scratch, output)) {
			Migrator migrator = this.scratch.migrator(arguments);
			return new RehearsalInScratch(this.scratch, this::join, record, arguments, output)
				.run(() -> facts(migrator, there, output), Rehearsal.Form.SCRATCH_WITH_FACTS);
		}
		record.require(Rehearsal.Form.FACTS);
		Migrator migrator = this.target.migrator();
		return new RehearsalByFacts(migrator, record, arguments, output).show(facts(migrator, there, output));
	}

	/**
	 * Whoever ends the command ends the work of the scratch database too.
	 */
	private void join(Migrator scratch) {
		this.target.migrator().work().add(scratch.work());
	}

	/**
	 * Who has the tools gets the more of it that they can do.
	 */
	private static boolean isAllowed(ScratchRehearsals scratch, Output output) {
		try {
			scratch.require();
			return true;
		}
		catch (GateRefusedException ex) {
			output.note("Nothing is applied to a scratch database. " + ex.problem());
			return false;
		}
	}

	private static FactsRehearsal facts(Migrator migrator, DataSource there, Output output) {
		FactsRehearsal facts = given(FACTS, output, () -> FactsRehearsal.of(migrator, there));
		output.note("Database " + facts.plan().database().name() + " on " + facts.server() + " ("
				+ facts.plan().database().describe() + "), which was only read");
		return facts;
	}

	static void nothing(Rehearsal rehearsal, String sentence, Arguments arguments, Output output) {
		if (arguments.has(JSON)) {
			output.json(RehearsalView.of(rehearsal, null, null));
		}
		else {
			output.data(sentence);
		}
	}

	/**
	 * Looks at the database that an option gives, and says that it is this one of the two
	 * that cannot be asked.
	 */
	static <T> T given(String option, Output output, Supplier<T> look) {
		try {
			return look.get();
		}
		catch (DatabaseAccessException ex) {
			output.note("The database of " + option + " cannot be asked. Its user and password are in its URL, or in"
					+ " ofauto.migrations.rehearsal-user and ofauto.migrations.rehearsal-password.");
			throw ex;
		}
	}

}
