package com.ofauto.migrations.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.ShellWord;

/**
 * Arguments that are a command without its first word. As arguments of the application
 * they would start it, and the start would deploy.
 *
 * @param said the arguments that are no properties
 * @param meant the command that they are, with its first word
 * @since 0.1.0
 */
@Internal
public record BareCommand(String said, String meant) {

	/**
	 * Checks whether the whole list of arguments is a command without its first word.
	 * @param arguments all arguments of the application
	 * @param usages how commands are called
	 * @return the command that was meant, or empty if the arguments are the application's
	 */
	public static Optional<BareCommand> find(List<String> arguments, List<CommandUsage> usages) {
		List<String> said = arguments.stream().filter((argument) -> !Arguments.isProperty(argument)).toList();
		List<String> rest = Database.without(said);
		Optional<String> verb = rest.stream().filter((argument) -> !Arguments.isOption(argument)).findFirst();
		if (verb.isEmpty()) {
			return Optional.empty();
		}
		rest.remove(verb.get());
		List<String> database = Database.words(said);
		return usages(usages).filter((usage) -> usage.words().get(1).equals(verb.get()) && parses(usage, rest))
			.findFirst()
			.map((usage) -> new BareCommand(String.join(" ", said),
					String.join(" ",
							Stream
								.concat(Stream.of(usage.name()),
										Stream.concat(rest.stream(), database.stream()).map(ShellWord::of))
								.toList())));
	}

	private static Stream<CommandUsage> usages(List<CommandUsage> usages) {
		return Stream.concat(usages.stream(), Stream.of(CommandUsage.of("migrate help", "", "").withParameter()));
	}

	private static boolean parses(CommandUsage usage, List<String> said) {
		try {
			Arguments.parse(usage, said);
			return true;
		}
		catch (UsageException ex) {
			return false;
		}
	}

	/**
	 * What is wrong.
	 * @return whole sentences
	 */
	public String problem() {
		return "The arguments \"" + this.said + "\" are a command of OFAuto Migrations that lacks its first word.";
	}

	/**
	 * The command to run instead.
	 * @return whole sentences
	 */
	public String remedy() {
		return "Run " + Invocation.usage(this.meant)
				+ " with the same properties; nothing has been done. If the arguments"
				+ " are the application's own, set ofauto.migrations.command-line.refuse-bare-commands=false.";
	}

}
