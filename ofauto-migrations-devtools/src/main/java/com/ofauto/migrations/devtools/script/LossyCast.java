package com.ofauto.migrations.devtools.script;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition for the values of a column that a cast to another type and back changes, or
 * that cannot be cast.
 */
final class LossyCast {

	private static final Pattern TYPE = Pattern.compile("([a-z ]+?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?( with.*)?");

	private static final Map<String, String> INTEGERS = Map.of("smallint", "-32768 AND 32767", "integer",
			"-2147483648 AND 2147483647", "bigint", "-9223372036854775808 AND 9223372036854775807");

	private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "numeric", "real",
			"double precision");

	private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "citext");

	private static final int INPUT_IS_VALID = 16;

	private final String column;

	private final String from;

	private final String to;

	private final int majorVersion;

	private LossyCast(String column, String from, String to, int majorVersion) {
		this.column = column;
		this.from = from;
		this.to = to;
		this.majorVersion = majorVersion;
	}

	/**
	 * Write the condition. For a value that cannot be cast it raises an error, but only
	 * on servers that cannot test this in another way.
	 * @param majorVersion the server's version, 0 if it is not known
	 */
	static String condition(String column, String from, String to, int majorVersion) {
		return new LossyCast(Names.quote(column), from, to, majorVersion).condition();
	}

	private String condition() {
		String before = base(this.from);
		String after = base(this.to);
		if (INTEGERS.containsKey(after) && NUMBERS.contains(before)) {
			String number = this.column + "::numeric";
			return number + " NOT BETWEEN " + INTEGERS.get(after) + " OR " + number + " <> trunc(" + number + ")";
		}
		if (after.equals("numeric") && NUMBERS.contains(before)) {
			return numeric(this.column + "::numeric");
		}
		if (after.equals("real") && NUMBERS.contains(before)) {
			return "CASE WHEN abs(" + this.column + "::double precision) BETWEEN 1e-37 AND 3.4e38 OR " + this.column
					+ " = 0 THEN " + thereAndBack() + " ELSE true END";
		}
		if ((after.equals("character varying") || after.equals("character")) && length(this.to) > 0) {
			return "length(" + this.column + "::text) > " + length(this.to);
		}
		if (TEXTS.contains(before)) {
			return text(after);
		}
		return this.from.endsWith("[]") == this.to.endsWith("[]") && !isOfText() ? thereAndBack() : text(after);
	}

	/**
	 * Between these types PostgreSQL has casts; all others are converted through their
	 * text.
	 */
	private boolean isOfText() {
		String before = base(this.from);
		String after = base(this.to);
		boolean known = isTime(before) && isTime(after) || before.startsWith("bit") && after.startsWith("bit")
				|| NUMBERS.contains(before)
						&& (NUMBERS.contains(after) || Set.of("boolean", "money", "oid").contains(after))
				|| before.equals("boolean") && after.equals("integer") || before.equals("oid") || before.equals(after);
		return !known;
	}

	private static boolean isTime(String type) {
		return type.startsWith("time") || type.equals("date") || type.equals("interval");
	}

	private String numeric(String number) {
		int precision = length(this.to);
		if (precision == 0) {
			return "false";
		}
		int scale = scale(this.to);
		String rounded = "round(" + number + ", " + scale + ")";
		return number + " <> " + rounded + " OR abs(" + rounded + ") >= 1e" + (precision - scale);
	}

	private String thereAndBack() {
		return this.column + "::" + this.to + "::" + this.from + " IS DISTINCT FROM " + this.column;
	}

	/**
	 * A text is unchanged if its value is neither rounded nor cut.
	 */
	private String text(String after) {
		String text = this.column + "::text";
		String exact = length(this.to) > 0
				? "(" + text + "::" + after + ") IS DISTINCT FROM (" + text + "::" + this.to + ")"
				: "(" + text + "::" + this.to + ") IS NULL";
		return (this.majorVersion < INPUT_IS_VALID) ? exact : "CASE WHEN pg_input_is_valid(" + text + ", "
				+ Names.literal(this.to) + ") THEN " + exact + " ELSE true END";
	}

	private static String base(String type) {
		Matcher matcher = TYPE.matcher(type);
		return matcher.matches() ? matcher.group(1) + ((matcher.group(4) != null) ? matcher.group(4) : "") : type;
	}

	private static int length(String type) {
		Matcher matcher = TYPE.matcher(type);
		return (matcher.matches() && matcher.group(2) != null) ? Integer.parseInt(matcher.group(2)) : 0;
	}

	private static int scale(String type) {
		Matcher matcher = TYPE.matcher(type);
		return (matcher.matches() && matcher.group(3) != null) ? Integer.parseInt(matcher.group(3)) : 0;
	}

}
