package com.ofauto.migrations.devtools.command;

import java.io.UncheckedIOException;
import java.util.Objects;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.FileProblem;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.scratch.ReplayFailedException;
import com.ofauto.migrations.devtools.scratch.ScratchException;
import com.ofauto.migrations.devtools.source.SchemaSourceException;
import com.ofauto.migrations.devtools.workbench.DraftException;
import com.ofauto.migrations.devtools.workbench.NewerServerException;
import com.ofauto.migrations.devtools.workbench.RenameText;
import com.ofauto.migrations.devtools.workbench.RenameUndecidedException;

import org.springframework.dao.DataAccessException;

/**
 * A command that reports failures to a person, each with the next step.
 *
 * @param command the command
 */
record ReportingCommand(Command command) implements Command {

	@Override
	public CommandUsage usage() {
		return this.command.usage();
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		try {
			return this.command.run(arguments, output);
		}
		catch (UnsupportedChangeException ex) {
			return say(output, ex.problem(), ex.remedy(), ExitCode.REFUSED);
		}
		catch (UncheckedIOException ex) {
			return say(output, ex.getMessage() + ": " + FileProblem.reason(Objects.requireNonNull(ex.getCause())) + ".",
					"Look at that file or directory and at who may read and write it, and call the command again.",
					ExitCode.FAILED);
		}
		catch (DataAccessException ex) {
			return say(output, "The database does not answer: " + ex.getMostSpecificCause().getMessage(),
					"Check that the server is running, and read its log.", ExitCode.UNREACHABLE);
		}
	}

	private static ExitCode say(Output output, String problem, String remedy, ExitCode exitCode) {
		output.note(problem);
		if (!remedy.isEmpty()) {
			output.note("");
			output.note(remedy);
		}
		return exitCode;
	}

}
