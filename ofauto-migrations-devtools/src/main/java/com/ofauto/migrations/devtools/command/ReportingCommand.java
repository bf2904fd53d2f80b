package com.ofauto.migrations.devtools.command;

import java.io.UncheckedIOException;
import java.util.Objects;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.core.Failure.Kind;
import com.ofauto.migrations.core.FileProblem;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;

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
			throw new ReportedException(ex.problem(), ex.remedy(), Kind.REFUSED, ex);
		}
		catch (UncheckedIOException ex) {
			throw new ReportedException(
					ex.getMessage() + ": " + FileProblem.reason(Objects.requireNonNull(ex.getCause())) + ".",
					"Look at that file or directory and at who may read and write it, and call the command again.",
					Kind.FAILED, ex);
		}
		catch (DataAccessException ex) {
			throw new ReportedException("The database does not answer: " + ex.getMostSpecificCause().getMessage(),
					"Check that the server is running, and read its log.", Kind.UNREACHABLE, ex);
		}
	}

}
