package com.ofauto.migrations.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import com.ofauto.migrations.Internal;

/**
 * Numbers as a person reads them.
 *
 * @since 0.1.0
 */
@Internal
public final class Amounts {

	private static final int MOST = 3;

	private Amounts() {
	}

	/**
	 * A number in groups of three digits.
	 * @param value the number
	 * @return such as {@code 40,000}
	 */
	public static String number(long value) {
		return String.format(Locale.ROOT, "%,d", value);
	}

	/**
	 * A number of rows.
	 * @param value the number
	 * @return such as {@code 40,000 rows}
	 */
	public static String rows(long value) {
		return count(value, "row");
	}

	static String count(long value, String noun) {
		return number(value) + " " + noun + ((value == 1) ? "" : "s");
	}

	/**
	 * A size with two digits, or what it has before the comma.
	 * @param value the bytes
	 * @return such as {@code 1.5 MB}
	 */
	public static String bytes(long value) {
		if (value < 1024) {
			return number(value) + " bytes";
		}
		double amount = value;
		String unit = "bytes";
		for (String next : List.of("kB", "MB", "GB", "TB")) {
			if (amount < 1024) {
				break;
			}
			amount /= 1024;
			unit = next;
		}
		return String.format(Locale.ROOT, (amount < 9.95) ? "%.1f %s" : "%,.0f %s", amount, unit).replace(".0 ", " ");
	}

	/**
	 * A time that has passed or is left, to the second, and to the minute from an hour
	 * on.
	 * @param value the time
	 * @return such as {@code 2 min 5 s}
	 */
	public static String exact(Duration value) {
		if (value.toHours() > 0) {
			return value.toHours() + " h " + value.toMinutesPart() + " min";
		}
		return (value.toMinutes() > 0) ? value.toMinutes() + " min " + value.toSecondsPart() + " s"
				: value.toSeconds() + " s";
	}

	static String duration(Duration value) {
		if (value.toHours() >= 48) {
			return value.toDays() + " days";
		}
		if (value.toMinutes() >= 120) {
			return value.toHours() + " h";
		}
		return (value.toSeconds() >= 120) ? value.toMinutes() + " min" : Math.max(value.toSeconds(), 0) + " s";
	}

	/**
	 * A few of many.
	 * @return such as {@code a, b and 3 more}
	 */
	static String some(List<String> names) {
		List<String> distinct = names.stream().distinct().toList();
		if (distinct.size() > MOST + 1) {
			return String.join(", ", distinct.subList(0, MOST)) + " and " + (distinct.size() - MOST) + " more";
		}
		int last = distinct.size() - 1;
		return (last < 1) ? String.join("", distinct)
				: String.join(", ", distinct.subList(0, last)) + " and " + distinct.get(last);
	}

}
