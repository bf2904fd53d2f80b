package com.ofauto.migrations.devtools.workbench;

import java.util.List;
import java.util.Optional;

import com.ofauto.migrations.verdict.SaferForm;

/**
 * What a person should know of a step of an online migration.
 *
 * @param sentence why it keeps others waiting all the same, or what it leaves to do
 * @param inFile what of it stands in the head of the file
 * @param advice how the same is done without that, file by file; empty if no way is known
 */
public record OnlineNote(String sentence, InFile inFile, List<SaferForm.Step> advice) {

	public OnlineNote {
		advice = List.copyOf(advice);
	}

	/**
	 * Return the note for the head of the file.
	 * @return the sentence, and statements below it if something is left; empty if
	 * another warning says the same
	 */
	public Optional<String> warning() {
		if (this.inFile == InFile.NOTHING) {
			return Optional.empty();
		}
		StringBuilder text = new StringBuilder(this.sentence);
		if (this.inFile == InFile.STATEMENTS) {
			this.advice.forEach(
					(step) -> text.append("\nTo do ").append(step.what()).append(":\n").append(step.sql().indent(2)));
		}
		return Optional.of(text.toString());
	}

	/**
	 * What of a note stands in the head of the file.
	 */
	public enum InFile {

		/** A warning of the step says the same. */
		NOTHING,

		SENTENCE,

		/** The statements too, since the migration leaves them to do. */
		STATEMENTS

	}

}
