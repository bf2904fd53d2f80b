package com.ofauto.migrations.devtools.schema.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.ofauto.migrations.devtools.schema.Constraint;

/**
 * The names that PostgreSQL generates for indexes: the shortened names of table and
 * columns, a label, and a number if the name is in use.
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
	 * Return the name of an index.
	 * @param columns the names of its columns, which differ from those of the table for
	 * expressions
	 */
	static UsualName ofIndex(String table, List<String> columns) {
		return new UsualName(table, joined(columns), "idx");
	}

	/**
	 * Return the name of a constraint with an index.
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
	 * Whether a name is this one, with or without a number.
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
	 * Characters of several bytes are not divided.
	 */
	private static String cut(String text, int bytes) {
		int end = text.length();
		while (bytes(text.substring(0, end)) > bytes) {
			end = text.offsetByCodePoints(end, -1);
		}
		return text.substring(0, end);
	}

}
