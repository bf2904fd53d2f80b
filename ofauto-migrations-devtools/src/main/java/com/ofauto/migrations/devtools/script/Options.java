package com.ofauto.migrations.devtools.script;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes parameters that the catalogs keep as {@code name=value}.
 */
final class Options {

	private static final String TOAST = "toast.";

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z_]+|-?[0-9]+(\\.[0-9]+)?");

	private Options() {
	}

	/**
	 * Write {@code name=value, …}.
	 */
	static String list(List<String> options) {
		return options.stream().map(Options::option).collect(Collectors.joining(", "));
	}

	/**
	 * Write {@code WITH (…)} after a space, or nothing.
	 */
	static String with(List<String> options) {
		return options.isEmpty() ? "" : " WITH (" + list(options) + ")";
	}

	/**
	 * Write the options of a foreign data wrapper: {@code OPTIONS (name 'value', …)}.
	 */
	static String foreign(List<String> options) {
		return options.isEmpty() ? ""
				: " OPTIONS (" + options.stream()
					.map((option) -> Names.quote(name(option)) + " " + Names.literal(value(option)))
					.collect(Collectors.joining(", ")) + ")";
	}

	static String name(String option) {
		return option.substring(0, option.indexOf('='));
	}

	static String value(String option) {
		return option.substring(option.indexOf('=') + 1);
	}

	/**
	 * Write the name of an option; one of the TOAST table has the prefix {@code toast.}
	 */
	static String quoted(String name) {
		return name.startsWith(TOAST) ? TOAST + Names.quote(name.substring(TOAST.length())) : Names.quote(name);
	}

	private static String option(String option) {
		String value = value(option);
		return quoted(name(option)) + "=" + (PLAIN.matcher(value).matches() ? value : Names.literal(value));
	}

}
