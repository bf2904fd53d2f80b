package com.ofauto.migrations.core;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The migrations on disk cannot be used. Nothing has been changed.
 *
 * @since 0.1.0
 */
public final class MigrationFilesException extends MigrationException {

	private final String location;

	private MigrationFilesException(String location, String problem, String remedy, @Nullable Throwable cause) {
		super(problem, remedy, cause);
		this.location = location;
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

	/**
	 * The directory or file in question.
	 * @return a path or a URL
	 */
	public String location() {
		return this.location;
	}

	static MigrationFilesException unreadable(String location, IOException cause) {
		return new MigrationFilesException(location, "Cannot read " + location + ": " + reason(cause) + ".",
				"Make the file readable for the user that runs the application, and start again.", cause);
	}

	static MigrationFilesException notUtf8(String location) {
		return new MigrationFilesException(location, location + " is not UTF-8.",
				"Save the file as UTF-8, and start again.", null);
	}

	static MigrationFilesException noSuchDirectory(String location) {
		return new MigrationFilesException(location, "The migrations directory " + location + " does not exist.",
				"Create it, or correct ofauto.migrations.locations.", null);
	}

	static MigrationFilesException unknownLocation(String location) {
		return new MigrationFilesException(location,
				"The location \"" + location + "\" begins with neither classpath: nor file:.",
				"Write classpath:db/migrations or file:/path/to/migrations in ofauto.migrations.locations.", null);
	}

	static MigrationFilesException noScript(String directory) {
		return new MigrationFilesException(directory, "The migration " + directory + " has no migration.sql.",
				"Add the file, or remove the directory, and start again.", null);
	}

	static MigrationFilesException nameTooLong(String directory, int length) {
		return new MigrationFilesException(directory,
				"The name of the migration " + directory + " has " + length
						+ " characters; the history holds names of at most 255.",
				"Shorten the directory's name, and start again.", null);
	}

	static MigrationFilesException unreadableName(String directory) {
		return new MigrationFilesException(directory,
				"The name of the migration " + directory + " has characters that this system cannot read, so the"
						+ " history would record another name.",
				"Set the environment variable LC_ALL to C.UTF-8, or give the directory a name of plain letters and digits"
						+ " if it is applied nowhere, and start again.",
				null);
	}

	static MigrationFilesException harmfulName(String directory) {
		return new MigrationFilesException(directory,
				"The name of the migration " + directory
						+ " has control characters or text direction marks, which can disguise it on a screen or"
						+ " in a log.",
				"Give the directory a name of plain letters and digits, and start again.", null);
	}

	static MigrationFilesException duplicateName(String name, String first, String second) {
		return new MigrationFilesException(second,
				"Two migrations have the name " + name + " but different content: " + first + " and " + second + ".",
				"Rename the one that is applied nowhere, or remove one if it is an old copy of the other. Then"
						+ " start again.",
				null);
	}

	static MigrationFilesException otherProvider(String lockFile, String provider) {
		return new MigrationFilesException(lockFile,
				lockFile + " says that these migrations are for " + provider + ", not for postgresql.",
				"Point ofauto.migrations.locations to the migrations of a PostgreSQL database; the line must read"
						+ " provider = \"postgresql\".",
				null);
	}

	static MigrationFilesException badSidecar(String sidecar, String line) {
		return new MigrationFilesException(sidecar,
				sidecar + " has the line \"" + line + "\", which is not a known setting.",
				"Write transaction=off or transaction=on, or accept= with a verdict, the word because and a reason, or"
						+ " replaces= with the checksum and the name of a migration, or"
						+ " earlier= with the checksum and the name of one and, behind a slash, of the one that replaced it;"
						+ " there are no other settings.",
				null);
	}

	static MigrationFilesException changedWhileRunning(String location, StatementFailedException.Left left) {
		return new MigrationFilesException(location,
				location + " changed while it was being applied. " + left.describe(List.of()),
				(left.segments() == 0) ? "Start again when nothing writes to the file any more."
						: "Restore the file as it was, and start again: the deploy continues after them.",
				null);
	}

	private static String reason(IOException cause) {
		String message = cause.getMessage();
		return cause.getClass().getSimpleName() + ((message != null) ? " (" + message + ")" : "");
	}

}
