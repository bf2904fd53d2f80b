package com.ofauto.migrations.verdict;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A name as SQL has it, taken apart.
 *
 * @param schema the schema, or {@code null} for the default schema
 * @param name the relation
 */
record RelationName(@Nullable String schema, String name) {

	/** In bytes. */
	private static final int LONGEST = 63;

	static RelationName of(String sql) {
		List<String> parts = parts(sql);
		int last = parts.size() - 1;
		return new RelationName((last > 0) ? unquote(parts.get(last - 1)) : null, unquote(parts.get(last)));
	}

	/**
	 * The table of a column.
	 * @param column {@code table.column} as SQL has it
	 * @return all but the last part
	 */
	static String tableOf(String column) {
		List<String> parts = parts(column);
		return String.join(".", parts.subList(0, Math.max(parts.size() - 1, 1)));
	}

	/**
	 * Another name made of one, both as SQL has them. It is cut, if need be, before the
	 * suffix.
	 */
	static String suffixed(String sql, String suffix) {
		String name = unquote(sql);
		while (name.getBytes(StandardCharsets.UTF_8).length + suffix.length() > LONGEST) {
			name = name.substring(0, name.length() - 1);
		}
		String whole = name + suffix;
		return whole.matches("[a-z_][a-z0-9_]*") ? whole : '"' + whole.replace("\"", "\"\"") + '"';
	}

	/**
	 * The name that an identifier stands for.
	 */
	static String unquote(String identifier) {
		return !identifier.startsWith("\"") ? identifier
				: identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"");
	}

	private static List<String> parts(String sql) {
		List<String> parts = new ArrayList<>();
		int start = 0;
		boolean quoted = false;
		for (int place = 0; place < sql.length(); place++) {
			if (sql.charAt(place) == '"') {
				quoted = !quoted;
			}
			else if (sql.charAt(place) == '.' && !quoted) {
				parts.add(sql.substring(start, place));
				start = place + 1;
			}
		}
		parts.add(sql.substring(start));
		return parts;
	}

}
