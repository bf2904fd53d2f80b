package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import com.ofauto.migrations.core.FileProblem;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.MigrationCancelledException;
import com.ofauto.migrations.core.ShellWord;
import com.ofauto.migrations.rehearsal.Rehearsal;
import com.ofauto.migrations.rehearsal.RehearsalFormatException;
import com.ofauto.migrations.rehearsal.RehearsalRun;
import com.ofauto.migrations.rehearsal.RehearsalText;

/**
 * The file that gets the record of a rehearsal.
 *
 * @param path where it is
 * @param name what it is called
 * @param given whether the command named it
 * @param option the option that says where the rehearsal is, or nothing
 */
record RecordFile(Path path, String name, boolean given, String option) {

	private static final String COMMAND = "migrate rehearse";

	/**
	 * The file of a command.
	 * @param directory where a relative name begins
	 * @param name the name that the command was given
	 * @param option the option that says where the rehearsal is, or nothing
	 */
	static RecordFile of(Path directory, Optional<String> name, String option) {
		String file = name.orElse("rehearsal.json");
		return new RecordFile(directory.resolve(file), file, name.isPresent(), option);
	}

	/**
	 * Makes sure, before anything is rehearsed, that the file can be written and that
	 * nothing else is lost by that. A record of what ran on a copy is worth more than
	 * another one, and may be the one that a deploy requires.
	 * @param form what the rehearsal is done with
	 */
	void require(Rehearsal.Form form) {
		try {
			if (Files.exists(this.path)) {
				Rehearsal there = RehearsalText.read(Files.readString(this.path));
				if (there.form() == Rehearsal.Form.COPY && form != Rehearsal.Form.COPY) {
					throw refused("it has the record of a rehearsal on a copy, and this is none");
				}
			}
			requireDirectory(Objects.requireNonNull(this.path.toAbsolutePath().getParent()));
			if (Files.exists(this.path) && !Files.isWritable(this.path)) {
				throw refused("it may not be written");
			}
		}
		catch (RehearsalFormatException | MalformedInputException ex) {
			throw refused("it is there, and is no record of a rehearsal");
		}
		catch (IOException ex) {
			throw refused(FileProblem.reason(ex));
		}
	}

	private void requireDirectory(Path directory) {
		try {
			Files.delete(Files.createTempFile(directory, ".rehearsal-", ".json"));
		}
		catch (IOException ex) {
			throw refused(FileProblem.reason(ex, directory));
		}
	}

	/**
	 * Writes what was rehearsed, unless that was cancelled and a rehearsal that was not
	 * would be lost.
	 * @return whether it was written
	 */
	boolean replace(RehearsalRun run) {
		if (run.failure() instanceof MigrationCancelledException && hasWhole()) {
			return false;
		}
		write(run.rehearsal());
		return true;
	}

	/**
	 * What became of the file.
	 */
	String note(boolean written) {
		return written ? "Wrote " + this.name + "."
				: this.name + " stays as it was: it has a rehearsal that was not cancelled.";
	}

	private boolean hasWhole() {
		try {
			return Files.exists(this.path) && !RehearsalText.read(Files.readString(this.path)).failed();
		}
		catch (RehearsalFormatException | IOException ex) {
			return false;
		}
	}

	void write(Rehearsal rehearsal) {
		try {
			Files.writeString(this.path, RehearsalText.write(rehearsal));
		}
		catch (IOException ex) {
			throw new CommandRefusedException(
					"The record could not be written to " + this.name + ": " + FileProblem.reason(ex) + ".",
					(rehearsal.form() == Rehearsal.Form.COPY)
							? "The rehearsal is done, and its record is lost. Rehearse again on a new copy."
							: "The rehearsal is done, and its record is lost. Rehearse again.");
		}
	}

	/**
	 * The command again, with the file that it was given.
	 */
	String command() {
		return command(this.given ? " " + ShellWord.option("--record", this.name) : "");
	}

	private String command(String behind) {
		return (this.option.isEmpty() ? Invocation.of(COMMAND) : Invocation.of(COMMAND + " " + this.option) + " URL")
				+ behind;
	}

	private CommandRefusedException refused(String reason) {
		return new CommandRefusedException(
				"The record cannot be written to " + this.name + ": " + reason + ". Nothing was done.",
				"Name another file: " + command(" --record FILE"));
	}

	@Override
	public String toString() {
		return this.name;
	}

}
