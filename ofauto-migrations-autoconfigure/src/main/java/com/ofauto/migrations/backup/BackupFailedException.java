package com.ofauto.migrations.backup;

import java.io.IOException;
import java.util.List;

import com.ofauto.migrations.core.FailureException;
import com.ofauto.migrations.core.ReadableText;

/**
 * A backup was begun and is not usable. Nothing has been applied, and no file is left.
 *
 * @since 0.1.0
 */
public final class BackupFailedException extends FailureException {

	private static final String RIGHTS = "A backup needs a role that reads everything: a member of pg_read_all_data, with"
			+ " BYPASSRLS where tables have row-level security. Grant that, or name such a role in"
			+ " ofauto.migrations.backup.user and backup.password, and run the command again.";

	private BackupFailedException(String problem, String remedy) {
		super(problem, remedy, null);
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

	static BackupFailedException ended(String program, int code, List<String> said) {
		return new BackupFailedException(
				program + " ended with exit code " + code + (said.isEmpty() ? "." : ":\n" + indented(said))
						+ "\nNothing was applied, and its file was removed.",
				said.stream().anyMatch(BackupFailedException::isOfRights) ? RIGHTS
						: "Remove the cause, and run the command again.");
	}

	private static boolean isOfRights(String line) {
		return line.contains("permission denied for") || line.contains("row-level security");
	}

	static BackupFailedException notThere(String program, IOException failure) {
		return new BackupFailedException(program + " could not be run: " + reason(failure) + ". Nothing was applied.",
				"Look at the program, and run the command again.");
	}

	static BackupFailedException commandNotThere(String program, IOException failure) {
		return new BackupFailedException(
				"The command of ofauto.migrations.backup.command, " + program + ", could not be run: " + reason(failure)
						+ ". Nothing was applied.",
				"Check the path and who may execute it. The property is a list: first the program, then each of its"
						+ " arguments.");
	}

	private static String reason(IOException failure) {
		return String.valueOf(failure.getMessage()).replaceFirst("^Cannot run program .*: error=\\d+, ", "");
	}

	static BackupFailedException incomplete(List<String> missing) {
		return new BackupFailedException(
				"The backup does not have " + String.join(", ",
						missing.subList(0, Math.min(10, missing.size())).stream().map(ReadableText::name).toList())
						+ ((missing.size() > 10) ? " and " + (missing.size() - 10) + " more" : "")
						+ ", which the pending migrations may change. Nothing was applied, and its file was removed.",
				"If the tables were dropped meanwhile, run the command again.");
	}

	static BackupFailedException command(String program, int code) {
		return new BackupFailedException(
				"The command of ofauto.migrations.backup.command, " + program + ", ended with exit code " + code
						+ ". Nothing was applied.",
				"Its output is above. Remove the cause, and run the command again.");
	}

	static BackupFailedException file(String reason) {
		return new BackupFailedException(
				"The backup could not be put in its place: " + reason
						+ ". Nothing was applied, and its file was removed.",
				"Remove the cause, and run the command again.");
	}

	static String indented(List<String> lines) {
		return "    " + ReadableText.quoted(String.join("\n", lines));
	}

}
