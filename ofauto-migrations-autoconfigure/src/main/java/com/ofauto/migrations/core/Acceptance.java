package com.ofauto.migrations.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a person has accepted of a migration, as it is written down.
 *
 * @param what the word of what is accepted, as it was written
 * @param why the reason, empty if none is given
 * @param statement the line of the statement that it is about, {@code null} for all
 * statements of the migration
 * @param place where it is written
 * @since 0.1.0
 */
public record Acceptance(String what, String why, @Nullable Integer statement, ScriptLocation place) {

	private static final Pattern FORM = Pattern.compile("accept\\s*=\\s*(\\S+)(?:\\s+because(?:\\s+(.*))?)?",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Reads an acceptance.
	 * @param text such as {@code accept=loses-data because nobody reads it}
	 * @return the acceptance, or {@code null} if the text is none
	 */
	static @Nullable Acceptance of(String text, @Nullable Integer statement, ScriptLocation place) {
		Matcher form = FORM.matcher(text);
		if (!form.matches()) {
			return null;
		}
		String why = form.group(2);
		return new Acceptance(form.group(1), (why != null && isReadable(why)) ? why.strip() : "", statement, place);
	}

	/**
	 * Whether a reason has more than blanks and marks.
	 */
	private static boolean isReadable(String why) {
		return why.codePoints().anyMatch(Character::isLetterOrDigit);
	}

}
