package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The option {@code --database NAME}, which every command has.
 *
 * @param name the value
 * @param at where it is among the arguments
 * @param words how many arguments it takes
 */
record Database(String name, int at, int words) {

	static final String OPTION = "--database";

	static Optional<Database> of(List<String> arguments) {
		for (int i = 0; i < arguments.size(); i++) {
			if (arguments.get(i).startsWith(OPTION + "=")) {
				return Optional.of(new Database(arguments.get(i).substring(OPTION.length() + 1), i, 1));
			}
			if (arguments.get(i).equals(OPTION)) {
				boolean valued = i + 1 < arguments.size() && !Arguments.isOption(arguments.get(i + 1));
				return Optional.of(new Database(valued ? arguments.get(i + 1) : "", i, valued ? 2 : 1));
			}
		}
		return Optional.empty();
	}

	static List<String> without(List<String> arguments) {
		List<String> others = new ArrayList<>(arguments);
		of(arguments).ifPresent((option) -> others.subList(option.at(), option.at() + option.words()).clear());
		return others;
	}

	/**
	 * The option as it was given, or nothing.
	 */
	static List<String> words(List<String> arguments) {
		return of(arguments).map((option) -> arguments.subList(option.at(), option.at() + option.words()))
			.orElse(List.of());
	}

	static UsageException notChosen(String command, List<String> databases) {
		return new UsageException(command + " works on one database, and the application has several: "
				+ String.join(", ", databases) + ". Add --database " + String.join(" or --database ", databases) + ".");
	}

}
