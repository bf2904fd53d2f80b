package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.ofauto.migrations.Internal;

/**
 * The usage of a command, from which its help and its parser are made.
 *
 * @param name the words that call it, such as {@code migrate deploy}
 * @param synopsis what may follow the words, for the help
 * @param description what it does, in one sentence without a full stop
 * @param parameters how many words may follow that are no options
 * @param options its options
 * @since 0.1.0
 */
public record CommandUsage(String name, String synopsis, String description, int parameters,
		List<CommandOption> options) {

	public CommandUsage {
		options = List.copyOf(options);
	}

	/**
	 * A command without parameters and, so far, without options.
	 * @param name the words that call it
	 * @param synopsis what may follow them
	 * @param description what it does
	 * @return the usage
	 */
	public static CommandUsage of(String name, String synopsis, String description) {
		return new CommandUsage(name, synopsis, description, 0, List.of());
	}

	/**
	 * The same with one more parameter.
	 * @return a new usage
	 */
	public CommandUsage withParameter() {
		return new CommandUsage(this.name, this.synopsis, this.description, this.parameters + 1, this.options);
	}

	/**
	 * The same with one more option that has no value.
	 * @param option its name with both hyphens
	 * @param meaning what it does
	 * @return a new usage
	 */
	public CommandUsage withFlag(String option, String meaning) {
		return with(new CommandOption(option, null, meaning, false));
	}

	/**
	 * The same with one more option that has a value.
	 * @param option its name with both hyphens
	 * @param value what its value is called
	 * @param meaning what it does
	 * @return a new usage
	 */
	public CommandUsage withOption(String option, String value, String meaning) {
		return with(new CommandOption(option, value, meaning, false));
	}

	/**
	 * The same with one more option that has a value and may be given several times.
	 * @param option its name with both hyphens
	 * @param value what its value is called
	 * @param meaning what it does
	 * @return a new usage
	 */
	public CommandUsage withRepeatableOption(String option, String value, String meaning) {
		return with(new CommandOption(option, value, meaning, true));
	}

	/**
	 * The same with one more option that may have a value.
	 * @param option its name with both hyphens
	 * @param value what its value is called
	 * @param meaning what it does
	 * @return a new usage
	 */
	@Internal
	public CommandUsage withOptionalValue(String option, String value, String meaning) {
		return with(new CommandOption(option, "[" + value + "]", meaning, false));
	}

	private CommandUsage with(CommandOption option) {
		List<CommandOption> more = new ArrayList<>(this.options);
		more.add(option);
		return new CommandUsage(this.name, this.synopsis, this.description, this.parameters, more);
	}

	List<String> words() {
		return List.of(this.name.split(" "));
	}

	Optional<CommandOption> option(String option) {
		return this.options.stream().filter((candidate) -> candidate.name().equals(option)).findFirst();
	}

}
