package com.ofauto.migrations.core;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A setting on which the driver depends: it ends a connection as soon as the server
 * reports another value, which it does when it has worked off a message. A script of one
 * message has set it back by then.
 */
enum DriverSetting {

	/** In which encoding text travels. */
	CLIENT_ENCODING("client_encoding", "'*(?:utf[-_ ]?8|unicode)?'*",
			"files are read and sent as UTF-8, and the driver ends a connection that changes that; take the setting out,"
					+ " and keep the file in UTF-8"),

	/** How dates are written, and in which order day and month are read. */
	DATE_STYLE("DateStyle", "(?!.*(?:german|sql|postgres)).*",
			"the driver ends a connection that does not write dates in ISO style; SET DateStyle = 'ISO, DMY' has days"
					+ " read before months, with dots, slashes or hyphens");

	private static final Set<String> SCOPES = Set.of("SESSION", "LOCAL");

	private static final Set<String> RUN_TEXT = Set.of("SELECT", "WITH", "DO", "VALUES");

	private final String name;

	private final Pattern harmless;

	private final Pattern anywhere;

	private final String reason;

	DriverSetting(String name, String harmless, String reason) {
		this.name = name;
		this.harmless = Pattern.compile(harmless + "|default", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
		this.anywhere = Pattern.compile("\\bSET\\s+(?:(?:SESSION|LOCAL)\\s+)?\"?" + name
				+ "\"?\\s*(?:=|\\bTO\\b)\\s*([^;]*)|\\bSET_CONFIG\\s*\\(\\s*'+" + name + "'+\\s*,\\s*('+[^']*'+)",
				Pattern.CASE_INSENSITIVE);
		this.reason = name + " cannot be changed in a file of several parts, or one with COPY data: " + reason;
	}

	/**
	 * The setting that a statement changes in a way that the driver does not bear, or
	 * {@code null}.
	 */
	static @Nullable DriverSetting changedBy(ScriptStatement statement, List<String> words) {
		for (DriverSetting setting : values()) {
			if (setting.isChangedBy(statement, words)) {
				return setting;
			}
		}
		return null;
	}

	private boolean isChangedBy(ScriptStatement statement, List<String> words) {
		if (words.isEmpty()) {
			return false;
		}
		if (words.get(0).equals("SET")) {
			int name = (words.size() > 1 && SCOPES.contains(words.get(1))) ? 2 : 1;
			if (words.size() <= name + 1) {
				return false;
			}
			boolean names = this == CLIENT_ENCODING && words.get(name).equals("NAMES");
			int value = names ? name + 1 : name + 2;
			return (names || words.get(name).replace("\"", "").equalsIgnoreCase(this.name))
					&& !isHarmless(words, value);
		}
		return RUN_TEXT.contains(words.get(0)) && this.anywhere.matcher(statement.text())
			.results()
			.anyMatch((found) -> !this.harmless
				.matcher(((found.group(1) != null) ? found.group(1) : found.group(2)).strip())
				.matches());
	}

	private boolean isHarmless(List<String> words, int start) {
		String value = String.join(" ", words.subList(Math.min(start, words.size()), words.size()));
		return this.harmless.matcher(value.replaceFirst("\\s*;$", "")).matches();
	}

	String reason() {
		return this.reason;
	}

}
