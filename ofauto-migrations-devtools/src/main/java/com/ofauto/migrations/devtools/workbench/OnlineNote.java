package com.ofauto.migrations.devtools.workbench;

import java.util.List;

import com.ofauto.migrations.verdict.SaferForm;

/**
 * What a person should know of a step of an online migration.
 *
 * @param sentence why it keeps others waiting all the same, or what it leaves to do
 * @param open whether the migration leaves something to do
 * @param advice how the same is done without that, file by file; empty if no way is known
 */
public record OnlineNote(String sentence, boolean open, List<SaferForm.Step> advice) {

	public OnlineNote {
		advice = List.copyOf(advice);
	}

	/**
	 * Return the note for the head of the file, with what is left to do.
	 * @return the sentence, and statements below it if something is left
	 */
	public String warning() {
		StringBuilder text = new StringBuilder(this.sentence);
		if (this.open) {
			this.advice.forEach(
					(step) -> text.append("\nTo do ").append(step.what()).append(":\n").append(step.sql().indent(2)));
		}
		return text.toString();
	}

}
