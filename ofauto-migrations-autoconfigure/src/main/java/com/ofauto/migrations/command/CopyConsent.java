package com.ofauto.migrations.command;

import com.ofauto.migrations.rehearsal.CopyLook;
import com.ofauto.migrations.rehearsal.CopyProof;

/**
 * Asks a person whether a database may be changed of which it is not proven that it is a
 * copy. The name has to be typed on a terminal, since no option of a pipeline knows more
 * than the pipeline.
 *
 * @param output where to ask
 * @param record the file that the command was given
 */
record CopyConsent(Output output, RecordFile record) {

	/**
	 * Asks, if it is not proven.
	 * @param copy the database with its server
	 * @throws CommandRefusedException if the person does not say so
	 */
	void require(CopyLook look, String copy) {
		if (!(look.proof() instanceof CopyProof.Unproven unproven)) {
			this.output.note("It is a copy of the configured database, on another server.");
			return;
		}
		this.output.note(unproven.reason());
		String name = look.plan().database().name();
		int pending = look.plan().toApply().size();
		String typed = this.output
			.ask(((pending == 1) ? "The pending migration" : "The " + pending + " pending migrations")
					+ " will be applied to it. If that may be changed, type the database's name: ")
			.orElseThrow(() -> new CommandRefusedException(
					"It is not proven that " + decapitalized(copy) + " is a copy that may be changed, and there is no"
							+ " terminal to type its name on. Nothing was applied.",
					"Rehearse on a new copy, where the configured database can be reached and with its own"
							+ " configuration, or run the command on a terminal: " + this.record.command()));
		if (!typed.equals(name)) {
			throw new CommandRefusedException("The connection leads to database " + name + ", and \"" + typed
					+ "\" was typed. Nothing was" + " applied.",
					"Check that this is the database you mean, and type its name.");
		}
	}

	private static String decapitalized(String text) {
		return Character.toLowerCase(text.charAt(0)) + text.substring(1);
	}

}
