package com.ofauto.migrations.core;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a command line that chooses the configuration, and so the database: the
 * same command without it may use another database. It never contains a password: it
 * names the property and omits the value.
 */
final class ChosenConfiguration {

	/** Stands for a value that must not be shown, or that is not known. */
	static final String LEFT_OUT = "…";

	private static final String SYSTEM_PROPERTY = "-D";

	private static final String PROPERTY = "--";

	private static final List<String> GROUPS = List.of("spring.profiles.", "spring.config.", "ofauto.migrations.");

	private static final Set<String> DATABASE = Set.of("spring.datasource.url", "spring.datasource.username",
			"spring.datasource.password");

	/** The properties that decide for a single start, as a command does. */
	private static final Pattern DECISIONS = Pattern
		.compile("ofauto\\.migrations\\.(databases\\.[a-z0-9]+\\.)?once\\.");

	private static final Pattern SECRET = Pattern.compile(
			"passw|passphrase|\\bpass\\b|pwd|secret(?!s/)|token|credential|api[-_.]?key", Pattern.CASE_INSENSITIVE);

	private static final Pattern USER_INFO = Pattern.compile("//.*:.*@", Pattern.DOTALL);

	/** Chooses one of several databases. */
	private static final String ONE_DATABASE = "--database";

	private final List<Option> options;

	private final String database;

	private ChosenConfiguration(List<Option> options, String database) {
		this.options = options;
		this.database = database;
	}

	/**
	 * Looks at a command line.
	 * @param jvm the options of the JVM
	 * @param arguments the arguments of the application, which win
	 */
	static ChosenConfiguration of(List<String> jvm, List<String> arguments) {
		List<Option> said = options(PROPERTY, arguments);
		Set<String> names = said.stream().map(Option::name).collect(Collectors.toSet());
		return new ChosenConfiguration(Stream
			.concat(said.stream(),
					options(SYSTEM_PROPERTY, jvm).stream().filter((option) -> !names.contains(option.name())))
			.toList(), database(arguments));
	}

	/**
	 * The options to type before a command.
	 * @param command the command, which may have some of them itself
	 * @return each with a blank behind it, or nothing
	 */
	String before(String command) {
		return databaseBefore(command) + this.options.stream()
			.filter((option) -> !command.contains(PROPERTY + option.name() + "="))
			.map((option) -> ShellWord.of(PROPERTY + option.name() + "=") + option.value() + " ")
			.collect(Collectors.joining());
	}

	/**
	 * The option that chooses one of several databases.
	 * @param command the command, which may have it itself
	 * @return the option with a blank behind it, or nothing
	 */
	String databaseBefore(String command) {
		return command.contains(ONE_DATABASE) ? "" : this.database;
	}

	private static String database(List<String> arguments) {
		for (int i = 0; i < arguments.size(); i++) {
			String word = arguments.get(i);
			if (word.startsWith(ONE_DATABASE + "=")) {
				return ShellWord.of(word) + " ";
			}
			if (word.equals(ONE_DATABASE) && i + 1 < arguments.size()) {
				return ONE_DATABASE + " " + ShellWord.of(arguments.get(i + 1)) + " ";
			}
		}
		return "";
	}

	private static List<Option> options(String prefix, List<String> words) {
		return words.stream()
			.filter((word) -> word.startsWith(prefix) && word.indexOf('=') > 0)
			.map((word) -> word.substring(prefix.length()))
			.map((property) -> new Option(property.substring(0, property.indexOf('=')), value(property)))
			.filter((option) -> chooses(uniform(option.name())))
			.toList();
	}

	private static boolean chooses(String name) {
		return DATABASE.contains(name)
				|| GROUPS.stream().anyMatch(name::startsWith) && !DECISIONS.matcher(name).lookingAt();
	}

	private static String value(String property) {
		String value = property.substring(property.indexOf('=') + 1);
		return (SECRET.matcher(property).find() || holdsSecret(value)) ? LEFT_OUT : ShellWord.of(value);
	}

	/**
	 * A URL may have a letter of the word written otherwise.
	 */
	private static boolean holdsSecret(String value) {
		if (ReadableText.isHarmful(value)) {
			return true;
		}
		try {
			String decoded = URLDecoder.decode(value, StandardCharsets.UTF_8);
			return USER_INFO.matcher(value).find() || SECRET.matcher(decoded).find()
					|| USER_INFO.matcher(decoded).find();
		}
		catch (IllegalArgumentException ex) {
			return true;
		}
	}

	private static String uniform(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
	}

	private record Option(String name, String value) {

	}

}
