package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.core.FailureException;
import com.ofauto.migrations.core.FileProblem;
import com.ofauto.migrations.core.ReadableText;
import org.jspecify.annotations.Nullable;

/**
 * A backup or a restore cannot be made here. Nothing has been done.
 *
 * @since 0.1.0
 */
public final class BackupRefusedException extends FailureException {

	private static final String URL = "Set ofauto.migrations.backup.url to a JDBC URL of the same database, with"
			+ " backup.user and backup.password.";

	private static final String PG_DUMP = "Install the client programs of the server's version, and set"
			+ " ofauto.migrations.backup.pg-dump to the path of their pg_dump if it is not the first in the PATH.";

	private BackupRefusedException(String problem, String remedy) {
		super(problem + (problem.endsWith("\n") ? "" : " ") + "Nothing was done.", remedy, null);
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	/**
	 * The DataSource does not say how it connects.
	 * @param reason why not, as the end of a sentence
	 * @return the refusal
	 */
	public static BackupRefusedException noAddress(String reason) {
		return new BackupRefusedException("pg_dump cannot be told where the database is: " + reason + ".", URL);
	}

	static BackupRefusedException notCarried(String parameter) {
		return new BackupRefusedException(
				"The connection uses the parameter " + parameter
						+ ", which the programs of PostgreSQL do not have, so pg_dump would connect in another way.",
				URL);
	}

	static BackupRefusedException otherDatabase(String here, String there) {
		return new BackupRefusedException("ofauto.migrations.backup.url leads to database " + ReadableText.name(there)
				+ ", which is another database than " + ReadableText.name(here) + ", or the same on another server.",
				"Set it to the server of the database itself, which is no standby and no copy of it.");
	}

	static BackupRefusedException password() {
		return new BackupRefusedException(
				"The password has a line break or a null character, with which no file of"
						+ " passwords of PostgreSQL can have it.",
				"Set ofauto.migrations.backup.user to a role with another"
						+ " password, and backup.password and backup.url with it.");
	}

	static BackupRefusedException noPasswordFile(IOException failure) {
		return new BackupRefusedException(
				"The file with the password for pg_dump could not be written: " + FileProblem.reason(failure) + ".",
				"Make the directory of temporary files writable, or start with -Djava.io.tmpdir=DIRECTORY.");
	}

	static BackupRefusedException noProgram(@Nullable String named) {
		return new BackupRefusedException((named != null)
				? "ofauto.migrations.backup.pg-dump names \"" + named + "\", and there is no such program."
				: "There are no pg_dump and pg_restore in the PATH.", PG_DUMP);
	}

	static BackupRefusedException noRestore(Path dump) {
		return new BackupRefusedException(
				"Beside " + dump + " there is no pg_restore, which reads what it has written.", PG_DUMP);
	}

	static BackupRefusedException unusable(Path dump, List<String> said) {
		return new BackupRefusedException(dump + " does not say its version"
				+ (said.isEmpty() ? "." : ", but: " + ReadableText.quoted(String.join("\n", said))), PG_DUMP);
	}

	static BackupRefusedException tooOld(Path dump, String version, String server) {
		return new BackupRefusedException(dump + " is version " + version + ", and the server is PostgreSQL " + server
				+ ": a pg_dump cannot dump a newer server.", PG_DUMP);
	}

	static BackupRefusedException byCommand() {
		return new BackupRefusedException(
				"ofauto.migrations.backup.command makes the backups here, so no directory can be named.",
				"Leave the directory out, or remove the property to dump the database with pg_dump.");
	}

	static BackupRefusedException noDirectory(String command) {
		return new BackupRefusedException(
				"There is no directory for the backup: outside of development none is taken"
						+ " by default, since the disk of a container ends with it.",
				"Name one that outlives this machine: " + command + ", or ofauto.migrations.backup.directory.");
	}

	static BackupRefusedException noSuchDirectory(Path directory) {
		return new BackupRefusedException(
				Files.exists(directory) ? directory.toAbsolutePath() + " is no directory."
						: "There is no directory " + directory.toAbsolutePath() + ".",
				"Create it, or mount the volume that should be there, and run the command again.");
	}

	static BackupRefusedException notWritable(Path directory, String reason) {
		return new BackupRefusedException("No file can be written into " + directory + ": " + reason + ".",
				"Make it writable for the user of this process, or name another directory.");
	}

	static BackupRefusedException noFile(Path file) {
		return new BackupRefusedException(
				"There is no file " + ReadableText.name(file.toAbsolutePath().toString()) + " that can be read.",
				"Name the file of a backup, such as migrate backup has made it.");
	}

	static BackupRefusedException noDump(Path file, List<String> said) {
		return new BackupRefusedException(
				"pg_restore cannot read " + ReadableText.name(file.toString()) + ":\n"
						+ BackupFailedException.indented(said) + "\n",
				"Name a dump of pg_dump's custom format. A file of SQL is for psql.");
	}

	static BackupRefusedException badName(String name, int most) {
		return new BackupRefusedException("\"" + ReadableText.name(name) + "\" cannot be the name of a database here.",
				"Name it with 1 to " + most + " bytes.");
	}

	static BackupRefusedException isThere(String name, String asked) {
		return new BackupRefusedException(
				"There is a database " + ReadableText.name(name)
						+ (name.equals(asked) ? ". A backup is never restored into a database that is there."
								: ", of a restore that runs or was killed."),
				name.equals(asked) ? "Name another one, and switch to it when it is complete."
						: "If none runs, drop it. Then run the command again.");
	}

}
