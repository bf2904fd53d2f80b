package com.ofauto.migrations.devtools.schema.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.ofauto.migrations.devtools.schema.Constraint;

/**
 * The names that PostgreSQL gives to indexes: those of the table and the columns, cut
 * until they fit, a label, and a number if there is such a name already.
 */
final class UsualName {

	private static final int LONGEST_NAME = 63;

	private final String table;

	private final String columns;

	private final String label;

	private UsualName(String table, String columns, String label) {
		this.table = table;
		this.columns = columns;
		this.label = label;
	}

	/**
	 * Returns the name of an index.
	 * @param columns what its columns are called, which are not those of the table where
	 * they are expressions
	 */
	static UsualName ofIndex(String table, List<String> columns) {
		return new UsualName(table, joined(columns), "idx");
	}

	/**
	 * Returns the name of a constraint that has an index.
	 */
	static UsualName ofKey(String table, List<String> columns, Constraint.Kind kind) {
		return switch (kind) {
			case PRIMARY_KEY -> new UsualName(table, "", "pkey");
			case EXCLUSION -> new UsualName(table, joined(columns), "excl");
			default -> new UsualName(table, joined(columns), "key");
		};
	}

	private static String joined(List<String> columns) {
		StringBuilder joined = new StringBuilder();
		for (String column : columns) {
			joined.append(joined.isEmpty() ? "" : "_").append(column);
			if (bytes(joined.toString()) > LONGEST_NAME) {
				break;
			}
		}
		return joined.toString();
	}

	/**
	 * Whether something is called so, perhaps with a number.
	 */
	boolean isOf(String name) {
		int end = name.length();
		while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
			end--;
		}
		return name.endsWith(this.label + name.substring(end)) && name.equals(text(name.substring(end)));
	}

	String text() {
		return text("");
	}

	private String text(String number) {
		String end = "_" + this.label + number;
		int room = LONGEST_NAME - end.length() - (this.columns.isEmpty() ? 0 : 1);
		int first = bytes(this.table);
		int second = bytes(this.columns);
		while (first + second > room) {
			if (first > second) {
				first--;
			}
			else {
				second--;
			}
		}
		return cut(this.table, first) + (this.columns.isEmpty() ? "" : "_" + cut(this.columns, second)) + end;
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	/**
	 * No character is cut in two.
	 */
	private static String cut(String text, int bytes) {
		int end = text.length();
		while (bytes(text.substring(0, end)) > bytes) {
			end = text.offsetByCodePoints(end, -1);
		}
		return text.substring(0, end);
	}

}
