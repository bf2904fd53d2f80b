package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.core.Invocation;

/**
 * The help, made of the usages that the commands are parsed with.
 */
final class Help {

	private final List<CommandUsage> usages;

	private final List<String> databases;

	Help(List<CommandUsage> usages, List<String> databases) {
		this.usages = usages;
		this.databases = databases;
	}

	String overview() {
		List<String[]> rows = Stream
			.concat(this.usages.stream().map((usage) -> new String[] { usage.name(), usage.description() }),
					Stream.<String[]>of(
							new String[] { "migrate help [COMMAND]", "Show this list, or the usage of one command" }))
			.toList();
		List<String> lines = new ArrayList<>();
		lines.add("Usage: " + Invocation.usage("COMMAND"));
		lines.add("");
		lines.addAll(table(rows));
		lines.add("");
		if (this.databases.size() > 1) {
			lines.add(choice() + " Without it, status, history, validate, deploy and wait go through all.");
		}
		lines.add("Properties such as --spring.profiles.active=prod may be given anywhere.");
		return String.join(System.lineSeparator(), lines);
	}

	String of(CommandUsage usage) {
		List<String> lines = new ArrayList<>();
		lines.add("Usage: " + Invocation.usage(usage.name() + " " + usage.synopsis()).stripTrailing());
		lines.add("");
		lines.add(usage.description() + ".");
		if (!usage.options().isEmpty()) {
			lines.add("");
			lines.addAll(table(usage.options()
				.stream()
				.map((option) -> new String[] { option.label(), option.description() })
				.toList()));
		}
		if (this.databases.size() > 1) {
			lines.add("");
			lines.add(choice());
		}
		this.usages.stream().filter((other) -> isMistakenFor(usage, other)).forEach((other) -> {
			lines.add("");
			lines.add("Another command: " + Invocation.usage(other.name()) + ". " + other.description() + ".");
		});
		return String.join(System.lineSeparator(), lines);
	}

	/**
	 * Two groups can have a verb in common, with which they do different things.
	 */
	private static boolean isMistakenFor(CommandUsage usage, CommandUsage other) {
		return !other.name().equals(usage.name()) && !other.description().equals(usage.description())
				&& other.name().endsWith(usage.name().substring(usage.name().indexOf(' ')));
	}

	private String choice() {
		return Database.OPTION + " NAME chooses one of the databases: " + String.join(", ", this.databases) + ".";
	}

	private static List<String> table(List<String[]> rows) {
		int width = rows.stream().mapToInt((row) -> row[0].length()).max().orElse(0);
		return rows.stream().map((row) -> "  " + row[0] + " ".repeat(width - row[0].length() + 2) + row[1]).toList();
	}

}
