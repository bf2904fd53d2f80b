package com.ofauto.migrations.devtools.diff;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The bound of a partition as a condition on its rows, where the bound is simple enough.
 */
final class PartitionBound {

	private static final Pattern KEY = Pattern.compile("(LIST|RANGE) \\(([\\w\", ]+)\\)");

	private static final Pattern LIST = Pattern.compile("FOR VALUES IN \\((.*)\\)", Pattern.DOTALL);

	private static final Pattern RANGE = Pattern.compile("FOR VALUES FROM \\((.*)\\) TO \\((.*)\\)", Pattern.DOTALL);

	private PartitionBound() {
	}

	/**
	 * Return the condition that each row has to satisfy.
	 * @param key the partition key of the parent
	 * @param bound the bound of the partition
	 */
	static Optional<String> condition(String key, String bound) {
		Matcher columns = KEY.matcher(key);
		Matcher list = LIST.matcher(bound);
		Matcher range = RANGE.matcher(bound);
		if (!columns.matches()) {
			return Optional.empty();
		}
		String column = columns.group(2);
		if (list.matches()) {
			List<String> values = Arrays.asList(list.group(1).split(", (?=NULL|'|-?\\d)"));
			String others = values.stream().filter((value) -> !value.equals("NULL")).collect(Collectors.joining(", "));
			return Optional.of((others.isEmpty() ? "false" : column + " IN (" + others + ")")
					+ (values.contains("NULL") ? " OR " + column + " IS NULL" : ""));
		}
		if (range.matches() && !column.contains(",")) {
			return Optional.of(column + " IS NOT NULL" + limit(column, " >= ", range.group(1))
					+ limit(column, " < ", range.group(2)));
		}
		return Optional.empty();
	}

	private static String limit(String column, String operator, String value) {
		return (value.equals("MINVALUE") || value.equals("MAXVALUE")) ? "" : " AND " + column + operator + value;
	}

}
