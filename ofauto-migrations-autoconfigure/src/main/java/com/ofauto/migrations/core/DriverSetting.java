package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.ScriptStatement;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * A setting on which the driver depends: the driver closes a connection as soon as the
 * server reports another value, which it does at the end of a message. A script of one
 * message has restored the setting by then.
 */
enum DriverSetting {

	/** The encoding in which text is sent. */
	CLIENT_ENCODING("client_encoding", "(?:utf[-_ ]?8|unicode)?",
			"files are read and sent as UTF-8, and the driver closes a connection that changes this setting;"
					+ " remove it, and keep the file in UTF-8"),

	/** How dates are written, and in which order day and month are read. */
	DATE_STYLE("DateStyle", "(?!.*(?:german|sql|postgres)).*",
			"the driver closes a connection that does not write dates in ISO style; SET DateStyle = 'ISO, DMY'"
					+ " reads the day before the month, with dots, slashes or hyphens");

	private static final Set<String> SCOPES = Set.of("SESSION", "LOCAL");

	private static final Set<String> RUN_TEXT = Set.of("SELECT", "WITH", "DO", "VALUES");

	private final String name;

	private final Pattern harmless;

	/** In a block, where quotes of strings in strings are doubled. */
	private final Pattern set;

	private final Pattern call;

	private final String reason;

	DriverSetting(String name, String harmless, String reason) {
		this.name = name;
		this.harmless = Pattern.compile("['\"]*(?:" + harmless + "|default)['\"]*",
				Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
		this.set = Pattern.compile(
				"\\bSET\\s+(SESSION\\s+|LOCAL\\s+)?\"?" + name + "\"?\\s*(?:=|\\bTO\\b)\\s*('+[^;']*'+|[^;']+)",
				Pattern.CASE_INSENSITIVE);
		this.call = Pattern.compile(
				"\\bSET_CONFIG\\s*\\(\\s*'+" + name
						+ "'+(?:::\\w+)?\\s*,\\s*('+[^']*'+)(?:::\\w+)?\\s*,\\s*('*(?:true|t|on|yes|1)'*)?",
				Pattern.CASE_INSENSITIVE);
		this.reason = reason;
	}

	/**
	 * The change of a setting that the driver does not allow, or {@code null}.
	 */
	static @Nullable Change changedBy(ScriptStatement statement, List<String> words) {
		for (DriverSetting setting : values()) {
			Change change = words.isEmpty() ? null : setting.changeIn(statement, words);
			if (change != null) {
				return change;
			}
		}
		return null;
	}

	private @Nullable Change changeIn(ScriptStatement statement, List<String> words) {
		if (words.get(0).equals("SET")) {
			return changeIn(words);
		}
		Change change = null;
		if (words.get(0).equals("DO")) {
			change = first(this.set, statement, 2, 1);
		}
		return (change != null || !RUN_TEXT.contains(words.get(0))) ? change : first(this.call, statement, 1, 2);
	}

	private @Nullable Change changeIn(List<String> words) {
		int name = (words.size() > 1 && SCOPES.contains(words.get(1))) ? 2 : 1;
		if (words.size() <= name + 1) {
			return null;
		}
		boolean names = this == CLIENT_ENCODING && words.get(name).equals("NAMES");
		if (!names && !words.get(name).replace("\"", "").equalsIgnoreCase(this.name)) {
			return null;
		}
		String value = String.join(" ",
				words.subList(Math.min(names ? name + 1 : name + 2, words.size()), words.size()));
		return isHarmless(value.replaceFirst("\\s*;$", "")) ? null : new Change(this, words.get(1).equals("LOCAL"));
	}

	private @Nullable Change first(Pattern pattern, ScriptStatement statement, int value, int local) {
		return pattern.matcher(statement.text())
			.results()
			.filter((found) -> !isHarmless(found.group(value)))
			.map((found) -> new Change(this, isLocal(found, local)))
			.findFirst()
			.orElse(null);
	}

	private boolean isHarmless(String value) {
		return this.harmless.matcher(value.strip()).matches();
	}

	private static boolean isLocal(MatchResult found, int group) {
		return found.group(group) != null && !found.group(group).strip().equalsIgnoreCase("SESSION");
	}

	/**
	 * The remedy if the driver has closed a connection because of such a setting.
	 */
	static @Nullable TimeLimit behind(SQLException failure) {
		String message = String.valueOf(failure.getMessage());
		if (!(failure instanceof PSQLException driver) || driver.getServerErrorMessage() != null) {
			return null;
		}
		for (DriverSetting setting : values()) {
			if (message.contains(setting.name)) {
				return new TimeLimit(setting.name,
						"The file, or a function that it calls, has changed " + setting.name
								+ ", and the driver has therefore closed the connection.",
						"Do not change it there: " + setting.reason + ".");
			}
		}
		return null;
	}

	String reason() {
		return this.name + " cannot be changed in a file of several parts, or one with COPY data: " + this.reason;
	}

	/**
	 * A change of a setting.
	 *
	 * @param setting the setting
	 * @param local whether it ends with the transaction
	 */
	record Change(DriverSetting setting, boolean local) {

	}

}
