package com.ofauto.migrations.devtools.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.schema.Index;

/**
 * What Prisma sees of an index: how it is built, of which columns, and whether of all
 * rows. Collations, nulls first or last, included columns and storage parameters it does
 * not see.
 *
 * @param unique whether it refuses duplicates
 * @param method its method, in lower case
 * @param keys each a column as PostgreSQL prints it, with its operator class and
 * {@code DESC} where it has them; null stands in no list
 * @param expressions whether a key is no column
 * @param partial whether it has a predicate
 */
record IndexShape(boolean unique, String method, List<String> keys, boolean expressions, boolean partial) {

	private static final Set<String> METHODS = Set.of("btree", "hash", "gist", "gin", "spgist", "brin");

	private static final Pattern BEGINNING = Pattern.compile("USING (\\w+) \\(");

	private static final Pattern KEY = Pattern
		.compile("(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)(?![\\p{L}\\p{N}_$(.])"
				+ "(?: COLLATE (?:\"(?:[^\"]|\"\")+\"|[\\w.]+)(?:\\.\"(?:[^\"]|\"\")+\")?)?"
				+ "((?: (?!ASC|DESC|NULLS)(?:\"(?:[^\"]|\"\")+\"|[\\w.]+)(?: ?\\([^)]*\\))?)?)( DESC)?(?: NULLS (?:FIRST|LAST))?");

	IndexShape {
		keys = List.copyOf(keys);
	}

	static IndexShape of(Index index) {
		Matcher beginning = BEGINNING.matcher(index.using());
		if (!beginning.lookingAt()) {
			return new IndexShape(index.unique(), "", List.of(), true, false);
		}
		List<String> elements = new ArrayList<>();
		int end = split(index.using(), beginning.end(), elements);
		List<String> keys = new ArrayList<>();
		boolean expressions = false;
		for (String element : elements) {
			Matcher key = KEY.matcher(element);
			if (key.matches()) {
				keys.add(key.group(1) + key.group(2) + ((key.group(3) != null) ? " DESC" : ""));
			}
			else {
				expressions = true;
			}
		}
		return new IndexShape(index.unique(), beginning.group(1).toLowerCase(Locale.ROOT), keys, expressions,
				index.using().indexOf(" WHERE ", end) >= 0);
	}

	/**
	 * The shape of the index behind a unique constraint.
	 */
	static IndexShape ofUnique(List<String> columns) {
		return new IndexShape(true, "btree", columns.stream().map(IndexShape::printed).toList(), false, false);
	}

	private static String printed(String column) {
		return column.matches("[a-z_][a-z0-9_$]*") ? column : Sql.identifier(column);
	}

	/**
	 * Whether the language has words for such an index.
	 */
	boolean isExpressible() {
		return !this.expressions && METHODS.contains(this.method);
	}

	/**
	 * Whether two are the same, where names that need no quotes may have them.
	 */
	boolean isLike(IndexShape other) {
		return this.unique == other.unique && this.partial == other.partial && this.method.equals(other.method)
				&& this.expressions == other.expressions && unquoted(this.keys).equals(unquoted(other.keys));
	}

	private static List<String> unquoted(List<String> keys) {
		return keys.stream().map((key) -> key.replace("\"", "")).toList();
	}

	/**
	 * Cuts a list at its commas.
	 * @return where the list ends
	 */
	private static int split(String text, int start, List<String> elements) {
		int depth = 0;
		int begin = start;
		char quote = 0;
		for (int i = start; i < text.length(); i++) {
			char character = text.charAt(i);
			if (quote != 0) {
				quote = (character == quote) ? 0 : quote;
			}
			else if (character == '"' || character == '\'') {
				quote = character;
			}
			else if (character == '(') {
				depth++;
			}
			else if (character == ',' && depth == 0) {
				elements.add(text.substring(begin, i).strip());
				begin = i + 1;
			}
			else if (character == ')' && depth-- == 0) {
				elements.add(text.substring(begin, i).strip());
				return i;
			}
		}
		return text.length();
	}

}
