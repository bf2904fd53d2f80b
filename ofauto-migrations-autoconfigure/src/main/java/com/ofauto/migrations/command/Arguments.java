package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments after a command's words. Options with a dot in their name are
 * configuration properties, which Spring Boot reads, and are not included.
 *
 * @since 0.1.0
 */
public final class Arguments {

	/** Names of options in other tools that suppress a question. */
	private static final List<String> CONSENT = List.of("--force", "-f", "--yes", "-y");

	private final Map<String, List<String>> options;

	private final List<String> parameters;

	private Arguments(Map<String, List<String>> options, List<String> parameters) {
		this.options = options;
		this.parameters = List.copyOf(parameters);
	}

	/**
	 * Reads what was said, as the command line does.
	 * @param usage how the command is called
	 * @param said the words behind the command's name
	 * @return the arguments
	 * @throws UsageException if the command cannot be called like this
	 */
	public static Arguments parse(CommandUsage usage, List<String> said) {
		Map<String, List<String>> options = new LinkedHashMap<>();
		List<String> parameters = new ArrayList<>();
		for (int i = 0; i < said.size(); i++) {
			String argument = said.get(i);
			if (!isOption(argument)) {
				parameters.add(argument);
			}
			else if (isProperty(argument)) {
				requireRead(argument);
			}
			else {
				CommandOption option = option(usage, argument);
				boolean takesNext = option.value() != null && !argument.contains("=");
				if (takesNext && option.valueIsOptional() && (i + 1 == said.size() || isOption(said.get(i + 1)))) {
					put(options, option, "");
					continue;
				}
				if (takesNext && (i + 1 == said.size() || isOption(said.get(i + 1)))) {
					throw new UsageException(option.name() + " needs a value: " + option.label() + ".");
				}
				put(options, option, takesNext ? said.get(++i) : argument.substring(argument.indexOf('=') + 1));
			}
		}
		if (parameters.size() > usage.parameters()) {
			throw new UsageException("\"" + parameters.get(usage.parameters()) + "\" is more than " + usage.name()
					+ " takes." + (hasValue(usage, options)
							? " Put a value of several words in quotes, or write underscores for the spaces." : ""));
		}
		return new Arguments(options, parameters);
	}

	private static boolean hasValue(CommandUsage usage, Map<String, List<String>> options) {
		return usage.parameters() > 0 || usage.options()
			.stream()
			.anyMatch((option) -> option.value() != null && options.containsKey(option.name()));
	}

	/**
	 * Spring Boot ignores arguments that begin with one hyphen.
	 */
	private static void requireRead(String property) {
		if (!property.startsWith("--")) {
			throw new UsageException(property.split("=", 2)[0]
					+ " is not read: write a property with two hyphens here, or put -D before -jar.");
		}
	}

	private static void put(Map<String, List<String>> options, CommandOption option, String value) {
		List<String> values = options.computeIfAbsent(option.name(), (name) -> new ArrayList<>(1));
		if (!values.isEmpty() && !option.repeatable()) {
			throw new UsageException(option.name() + " is given twice.");
		}
		values.add(value);
	}

	private static CommandOption option(CommandUsage usage, String argument) {
		String name = argument.split("=", 2)[0];
		CommandOption option = usage.option(name).orElseThrow(() -> unknown(usage, name));
		if (option.value() == null && argument.contains("=")) {
			throw new UsageException(name + " takes no value.");
		}
		if (option.value() != null && argument.length() == name.length() + 1) {
			throw new UsageException(name + " needs a value: " + option.label() + ".");
		}
		return option;
	}

	private static UsageException unknown(CommandUsage usage, String name) {
		if (name.equals(Database.OPTION)) {
			return new UsageException(name + " is given twice.");
		}
		String nearest = NearestWord.of(name, usage.options().stream().map(CommandOption::name).toList())
			.map((option) -> " Did you mean " + option + "?")
			.orElse(CONSENT.contains(name) && usage.option(Confirmation.CONFIRM).isPresent()
					? " Use " + Confirmation.CONFIRM + " NAME, with the database's name." : "");
		return new UsageException(usage.name() + " has no option " + name + "." + nearest);
	}

	static boolean isOption(String argument) {
		return argument.startsWith("-");
	}

	static boolean isProperty(String argument) {
		return isOption(argument) && argument.split("=", 2)[0].contains(".");
	}

	/**
	 * Whether an option was given.
	 * @param option its name with both hyphens
	 * @return {@code true} if it was
	 */
	public boolean has(String option) {
		return this.options.containsKey(option);
	}

	/**
	 * The value of an option.
	 * @param option its name with both hyphens
	 * @return the value, or empty if the option was not given
	 */
	public Optional<String> value(String option) {
		return values(option).stream().findFirst();
	}

	/**
	 * The values of an option that may be given several times.
	 * @param option its name with both hyphens
	 * @return the values in the order in which they were given
	 */
	public List<String> values(String option) {
		return this.options.getOrDefault(option, List.of());
	}

	/**
	 * The words that are no options, in order.
	 * @return as many as the usage allows, or fewer
	 */
	public List<String> parameters() {
		return this.parameters;
	}

	/**
	 * The only parameter.
	 * @param name what it is called in the help
	 * @return the word
	 * @throws UsageException if it was not given
	 */
	public String parameter(String name) {
		if (this.parameters.isEmpty()) {
			throw new UsageException(name + " is missing.");
		}
		return this.parameters.get(0);
	}

}
