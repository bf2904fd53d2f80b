package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The arguments with which this JVM was started. Linux and macOS know them each by
 * itself. Elsewhere, and where the line is a long one, the JVM knows them with blanks
 * between them, which may be blanks of a value too.
 */
final class TypedArguments {

	private static final Set<String> COMMANDS = Set.of("migrate", "db");

	private TypedArguments() {
	}

	/**
	 * The arguments of the application.
	 * @param javaCommand the main class or the jar and all arguments behind it
	 * @param process the arguments of the process, or nothing if they are not known
	 * @return the arguments; a value that is not certain is left out, and its name is
	 * kept
	 */
	static List<String> of(String javaCommand, String[] process) {
		List<String> all = Arrays.asList(process);
		for (int i = 0; i < all.size(); i++) {
			if (String.join(" ", all.subList(i, all.size())).equals(javaCommand)) {
				return all.subList(i + 1, all.size());
			}
		}
		return split(javaCommand);
	}

	private static List<String> split(String javaCommand) {
		List<String> words = List.of(javaCommand.split(" "));
		List<String> arguments = new ArrayList<>();
		for (int i = 1; i < words.size(); i++) {
			String word = words.get(i);
			boolean certain = i + 1 == words.size() || words.get(i + 1).startsWith("-")
					|| COMMANDS.contains(words.get(i + 1));
			arguments.add(certain ? word : word.replaceFirst("=.*", "=" + ChosenConfiguration.LEFT_OUT));
		}
		return arguments;
	}

}
