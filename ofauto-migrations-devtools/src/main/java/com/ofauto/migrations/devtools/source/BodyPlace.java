package com.ofauto.migrations.devtools.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.schema.Routine;

/**
 * Finds the body of a routine in files of SQL.
 */
final class BodyPlace {

	private static final Pattern UNCHECKED = Pattern.compile("check_function_bodies", Pattern.CASE_INSENSITIVE);

	private static final String HEAD = "CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:FUNCTION|PROCEDURE)\\s+(?:[^\\s(]+\\.)?%s\\s*\\(";

	private static final Pattern BODY = Pattern.compile("^AS (\\$\\w*\\$)(.*)\\1\\s*$",
			Pattern.MULTILINE | Pattern.DOTALL);

	private BodyPlace() {
	}

	/**
	 * Return the place of a character of a body, or of the statement if the file does not
	 * contain the exact body.
	 * @param position the character, counted from 1, or 0
	 * @return such as {@code schema.sql:3:5}, or empty if no file creates the routine, or
	 * if the file turns off the check of bodies
	 */
	static Optional<String> find(List<SourceText> files, Routine routine, int position) {
		for (SourceText file : files) {
			int at = find(file.text(), routine, position);
			if (at >= 0) {
				return UNCHECKED.matcher(file.text()).find() ? Optional.empty()
						: Optional.of(file.location() + ":" + lineAndColumn(file.text(), at));
			}
		}
		return Optional.empty();
	}

	private static int find(String text, Routine routine, int position) {
		Matcher body = BODY.matcher(routine.definition());
		int begin = body.find() ? text.indexOf(body.group(2)) : -1;
		if (begin >= 0 && position > 0) {
			return text.offsetByCodePoints(begin, position - 1);
		}
		Matcher head = Pattern
			.compile(HEAD.formatted("\"?" + Pattern.quote(routine.id().name()) + "\"?"), Pattern.CASE_INSENSITIVE)
			.matcher(text);
		int found = -1;
		while (head.find() && (found < 0 || head.start() < begin)) {
			found = head.start();
		}
		return found;
	}

	private static String lineAndColumn(String text, int at) {
		String before = text.substring(0, at);
		return (1 + before.chars().filter((character) -> character == '\n').count()) + ":"
				+ (at - before.lastIndexOf('\n'));
	}

}
