package com.ofauto.migrations.command;

import java.util.Optional;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.Invocation;
import org.jspecify.annotations.Nullable;

/**
 * Confirms that a person means this database: its name is typed on a terminal, or given
 * as an option.
 *
 * @since 0.1.0
 */
@Internal
public final class Confirmation {

	static final String CONFIRM = "--confirm";

	private final String command;

	private final Arguments arguments;

	private final Output output;

	/** Whose rules say who may confirm, unless anyone may. */
	private final @Nullable Gate gate;

	private Confirmation(String command, Arguments arguments, Output output, @Nullable Gate gate) {
		this.command = command;
		this.arguments = arguments;
		this.output = output;
		this.gate = gate;
	}

	/**
	 * What a person has to confirm, since it destroys data or decides what may.
	 * @param command the words that were typed, for the message
	 * @param arguments what was said after the command's words
	 * @param output where to ask
	 * @param gate the environment of the database
	 * @return a confirmation that refuses a program which acts for a person
	 */
	public static Confirmation byPerson(String command, Arguments arguments, Output output, Gate gate) {
		return new Confirmation(command, arguments, output, gate);
	}

	/**
	 * What destroys nothing, so that a program may confirm it too.
	 * @param command the words that were typed, for the message
	 * @param arguments what was said after the command's words
	 * @param output where to ask
	 * @return a confirmation
	 */
	public static Confirmation byAnyone(String command, Arguments arguments, Output output) {
		return new Confirmation(command, arguments, output, null);
	}

	/**
	 * The same usage with the option that answers beforehand.
	 * @param usage the usage of a command that asks
	 * @return a new usage
	 */
	public static CommandUsage in(CommandUsage usage) {
		return usage.withOption(CONFIRM, "NAME", "the database's name, if there is no terminal to type it on");
	}

	/**
	 * The name that was typed or given, right or wrong.
	 * @param consequence what is about to happen, as a sentence
	 * @return the name
	 * @throws CommandRefusedException if there is no terminal, if nothing was typed, or
	 * if a program types for a person
	 */
	public String name(String consequence) {
		if (this.gate != null) {
			this.output.requirePerson(consequence, this.command, this.gate);
		}
		Optional<String> given = this.arguments.value(CONFIRM);
		if (given.isPresent()) {
			return given.get();
		}
		String typed = this.output.ask(consequence + " To continue, type the database's name: ")
			.orElseThrow(() -> new CommandRefusedException(
					consequence + " This must be confirmed with the database's name, and there is no terminal to"
							+ " type it on.",
					"Run " + Invocation.of(this.command + " " + CONFIRM)
							+ " NAME, where NAME is the database's name."));
		if (typed.isEmpty()) {
			throw new CommandRefusedException("Nothing was typed, and nothing was done.",
					"Run the command again when you are sure.");
		}
		return typed;
	}

	/**
	 * Asks for the name of the database that a command is about to change.
	 * @param database the database's name
	 * @param consequence what is about to happen, as a sentence
	 * @throws CommandRefusedException if it was not confirmed
	 */
	public void require(String database, String consequence) {
		String name = name(consequence);
		if (!name.equals(database)) {
			throw new CommandRefusedException(
					"The connection leads to database " + database + ", and \"" + name
							+ "\" was given. Nothing was done.",
					"Check that this is the database you mean, and give its name.");
		}
	}

}
