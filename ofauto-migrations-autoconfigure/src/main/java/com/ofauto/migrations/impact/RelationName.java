package com.ofauto.migrations.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The name of a relation in an impact, taken apart. It is read as PostgreSQL's
 * {@code quote_ident} writes identifiers, and nothing else is a name: it is quoted again
 * for each use, and never sent as it stands.
 *
 * @param schema the schema, or {@code null} for the default schema
 * @param name the relation in it
 * @since 0.1.0
 */
@Internal
public record RelationName(@Nullable String schema, String name) {

	/**
	 * Reads a name.
	 * @param sql the name as SQL has it
	 * @return the name, or empty if it is none
	 */
	public static Optional<RelationName> of(String sql) {
		List<Part> parts = parts(sql);
		return switch (parts.size()) {
			case 1 -> Optional.of(new RelationName(null, parts.get(0).name()));
			case 2 -> Optional.of(new RelationName(parts.get(0).name(), parts.get(1).name()));
			default -> Optional.empty();
		};
	}

	/**
	 * The table of a column.
	 * @param column {@code table.column} or {@code schema.table.column} as SQL has it
	 * @return all but the last part, or empty if it is no column
	 */
	public static Optional<String> tableOf(String column) {
		List<Part> parts = parts(column);
		return (parts.size() != 2 && parts.size() != 3) ? Optional.empty()
				: Optional.of(column.substring(0, parts.get(parts.size() - 1).start() - 1));
	}

	/**
	 * The name of a column without its table, for a statement.
	 * @param column {@code table.column} or {@code schema.table.column} as SQL has it
	 * @return the last part, quoted, or empty if it is no column
	 */
	public static Optional<String> columnOf(String column) {
		List<Part> parts = parts(column);
		return (parts.size() != 2 && parts.size() != 3) ? Optional.empty()
				: Optional.of(quote(parts.get(parts.size() - 1).name()));
	}

	/**
	 * The schema of the relation.
	 * @param defaultSchema the schema of a name without one
	 * @return the schema
	 */
	public String schemaOr(String defaultSchema) {
		return (this.schema != null) ? this.schema : defaultSchema;
	}

	/**
	 * The name for a statement.
	 * @param defaultSchema the schema of a name without one
	 * @return schema and name, quoted
	 */
	public String quoted(String defaultSchema) {
		return quote(schemaOr(defaultSchema)) + "." + quote(this.name);
	}

	private static String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	private static List<Part> parts(String sql) {
		List<Part> parts = new ArrayList<>();
		int place = 0;
		while (true) {
			int end = (place < sql.length() && sql.charAt(place) == '"') ? endOfQuoted(sql, place)
					: endOfPlain(sql, place);
			boolean more = end < sql.length() && sql.charAt(end) == '.';
			if (end <= place || !more && end < sql.length()) {
				return List.of();
			}
			parts.add(Part.of(sql, place, end));
			if (!more) {
				return parts;
			}
			place = end + 1;
		}
	}

	private static int endOfPlain(String sql, int start) {
		int end = start;
		while (end < sql.length() && isPlain(sql.charAt(end), end == start)) {
			end++;
		}
		return end;
	}

	private static boolean isPlain(char c, boolean first) {
		return c >= 'a' && c <= 'z' || c == '_' || !first && (c >= '0' && c <= '9' || c == '$');
	}

	/**
	 * The place behind the last quote, or that of the first if there is no such name.
	 */
	private static int endOfQuoted(String sql, int start) {
		int place = start + 1;
		while (place < sql.length() && sql.charAt(place) != '\0') {
			if (sql.charAt(place) != '"') {
				place++;
			}
			else if (sql.startsWith("\"\"", place)) {
				place += 2;
			}
			else {
				return (place > start + 1) ? place + 1 : start;
			}
		}
		return start;
	}

	private record Part(int start, String name) {

		static Part of(String sql, int start, int end) {
			return new Part(start, (sql.charAt(start) != '"') ? sql.substring(start, end)
					: sql.substring(start + 1, end - 1).replace("\"\"", "\""));
		}

	}

}
