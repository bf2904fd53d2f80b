package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The finding of a check in SQL. The check fails by casting the finding to a number,
 * which needs no procedural language; PostgreSQL's message quotes the finding, in any
 * language.
 */
final class CheckMessage {

	static final String START = "ofauto: ";

	static final String END = " :ofauto";

	private static final Pattern FINDING = Pattern.compile(START + "(.*)" + END, Pattern.DOTALL);

	private CheckMessage() {
	}

	/**
	 * The finding, or {@code null} if the check could not be made.
	 */
	static @Nullable String by(SQLException error) {
		Matcher finding = FINDING.matcher(String.valueOf(error.getMessage()));
		return finding.find() ? finding.group(1) : null;
	}

}
