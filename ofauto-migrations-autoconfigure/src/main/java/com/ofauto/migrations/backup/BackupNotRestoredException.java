package com.ofauto.migrations.backup;

import java.sql.SQLException;
import java.util.List;

import com.ofauto.migrations.core.DatabaseInfo;
import com.ofauto.migrations.core.FailureException;
import com.ofauto.migrations.core.ReadableText;
import org.jspecify.annotations.Nullable;

/**
 * A restore was begun and is not complete. Its database is gone, and no other one was
 * touched.
 *
 * @since 0.1.0
 */
public final class BackupNotRestoredException extends FailureException {

	private static final String GONE = "The new database was dropped again, and no other one was touched.";

	private BackupNotRestoredException(String problem, String remedy, @Nullable Throwable cause) {
		super(problem, remedy, cause);
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

	static BackupNotRestoredException ended(int code, List<String> said) {
		return new BackupNotRestoredException(
				"pg_restore ended with exit code " + code
						+ (said.isEmpty() ? "." : ":\n" + BackupFailedException.indented(said)) + "\n" + GONE,
				"Remove the cause, such as a role or an extension that is not here, and run the command again.", null);
	}

	static BackupNotRestoredException noHistory(DatabaseInfo living) {
		return new BackupNotRestoredException(
				"The backup has a history of migrations, and none where database " + living.name() + " has its own"
						+ ((living.history() != null) ? ", " + living.history() : "")
						+ ": it is of another database or of another schema. " + GONE,
				"Look at it with pg_restore --list, and restore it with the application that it belongs to, or restore"
						+ " another one.",
				null);
	}

	static BackupNotRestoredException refused(String doing, SQLException failure) {
		return new BackupNotRestoredException(
				"The server refused to " + doing + ": " + ReadableText.quoted(String.valueOf(failure.getMessage()))
						+ "\n" + "No database was touched that was there before.",
				"A role that restores needs the attribute CREATEDB. Grant what is missing, and run the command again.",
				failure);
	}

}
