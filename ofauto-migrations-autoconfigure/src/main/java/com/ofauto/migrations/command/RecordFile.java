package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.rehearsal.Rehearsal;
import com.ofauto.migrations.rehearsal.RehearsalFormatException;
import com.ofauto.migrations.rehearsal.RehearsalText;

/**
 * The file that gets the record of a rehearsal.
 *
 * @param path where it is
 * @param name what it is called
 */
record RecordFile(Path path, String name) {

	/**
	 * Makes sure, before anything is rehearsed, that the file can be written and that
	 * nothing else is lost by that.
	 */
	void require() {
		try {
			if (Files.exists(this.path)) {
				RehearsalText.read(Files.readString(this.path));
			}
			Path directory = this.path.toAbsolutePath().getParent();
			Files.delete(Files.createTempFile(directory, ".rehearsal-", ".json"));
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

	void write(Rehearsal rehearsal) {
		try {
			Files.writeString(this.path, RehearsalText.write(rehearsal));
		}
		catch (IOException ex) {
			throw new CommandRefusedException(
					"The record could not be written to " + this.name + ": " + FileProblem.reason(ex) + ".",
					"The rehearsal is done, and its record is lost. Rehearse again on a new copy.");
		}
	}

	private CommandRefusedException refused(String reason) {
		return new CommandRefusedException(
				"The record cannot be written to " + this.name + ": " + reason + ". Nothing was done.",
				"Name another file: " + Invocation.of("migrate rehearse --on") + " URL --record FILE");
	}

	@Override
	public String toString() {
		return this.name;
	}

}
