package com.ofauto.migrations.devtools.psl;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads timestamps as defined by RFC 3339.
 */
final class Timestamps {

	private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[Tt ]((?:[01]\\d|2[0-3]):[0-5]\\d:"
			+ "(?:[0-5]\\d|60))(?:\\.(\\d+))?([Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)");

	private Timestamps() {
	}

	/**
	 * Return the literal, with zero, three, six or nine fractional digits and the offset;
	 * {@code null} if the text is not a timestamp.
	 */
	static @Nullable String sql(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			return null;
		}
		try {
			LocalDate.parse(matcher.group(1));
		}
		catch (DateTimeException ex) {
			return null;
		}
		String offset = matcher.group(4).equalsIgnoreCase("Z") ? "+00:00" : matcher.group(4);
		return "'" + matcher.group(1) + " " + matcher.group(2) + fraction(matcher.group(3)) + " " + offset + "'";
	}

	private static String fraction(@Nullable String digits) {
		String nanos = ((digits != null) ? digits + "000000000" : "000000000").substring(0, 9);
		int length = nanos.endsWith("000000") ? 3 : nanos.endsWith("000") ? 6 : 9;
		return nanos.equals("000000000") ? "" : "." + nanos.substring(0, length);
	}

}
