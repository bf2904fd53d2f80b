package com.ofauto.migrations.devtools.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterColumnSettings;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Writes the settings of a column that {@code ALTER COLUMN … SET} cannot set.
 */
final class ColumnAttributes {

	private static final int LONGEST_NAME = 63;

	private static final String NOT_NULL = "_not_null";

	private ColumnAttributes() {
	}

	static boolean isOne(String name) {
		return name.equals(Column.NOT_NULL) || name.startsWith(Column.OPTION);
	}

	static List<String> print(AlterColumnSettings step) {
		List<String> statements = new ArrayList<>();
		ObjectId id = step.object();
		if (step.set().containsKey(Column.NOT_NULL)) {
			statements.add(rename(id, step.set().get(Column.NOT_NULL)));
		}
		else if (step.reset().contains(Column.NOT_NULL)) {
			statements.add(rename(id, given(id.name(), id.part())));
		}
		List<String> options = new ArrayList<>();
		new TreeMap<>(step.set()).forEach((name, value) -> {
			if (name.startsWith(Column.OPTION)) {
				options
					.add((step.reset().contains(name) ? "SET " : "ADD ") + option(name) + " " + Names.literal(value));
			}
		});
		new TreeSet<>(step.reset()).forEach((name) -> {
			if (name.startsWith(Column.OPTION) && !step.set().containsKey(name)) {
				options.add("DROP " + option(name));
			}
		});
		if (!options.isEmpty()) {
			statements.add("ALTER FOREIGN TABLE " + Names.qualified(id) + " ALTER COLUMN " + Names.own(id)
					+ " OPTIONS (" + String.join(", ", options) + ")");
		}
		return statements;
	}

	private static String option(String name) {
		return Names.quote(name.substring(Column.OPTION.length()));
	}

	/**
	 * A generated constraint name differs from database to database. Before PostgreSQL 18
	 * there is no such constraint.
	 */
	private static String rename(ObjectId column, String name) {
		return """
				DO $$ DECLARE statement text; BEGIN
				    FOR statement IN SELECT format('ALTER TABLE %%s RENAME CONSTRAINT %%I TO %%I', c.conrelid::regclass, c.conname, %s)
				        FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
				        WHERE c.conrelid = %s::regclass AND c.contype = 'n' AND a.attname = %s
				    LOOP EXECUTE statement; END LOOP;
				END $$"""
			.formatted(Names.literal(name), Names.literal(Names.qualified(column)), Names.literal(column.part()));
	}

	/**
	 * The name that PostgreSQL generates: it cuts the longer one of the two names first.
	 */
	private static String given(String table, String column) {
		StringBuilder first = new StringBuilder(table);
		StringBuilder second = new StringBuilder(column);
		while (bytes(first) + bytes(second) + 1 + NOT_NULL.length() > LONGEST_NAME) {
			StringBuilder longer = (bytes(first) > bytes(second)) ? first : second;
			longer.setLength(longer.offsetByCodePoints(longer.length(), -1));
		}
		return first + "_" + second + NOT_NULL;
	}

	private static int bytes(StringBuilder text) {
		return text.toString().getBytes(StandardCharsets.UTF_8).length;
	}

}
