package com.ofauto.migrations.devtools.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.schema.Index;

/**
 * The properties of an index that Prisma sees: its method, its columns, and whether it is
 * partial. Prisma does not see collations, nulls first or last, included columns and
 * storage parameters.
 *
 * @param unique whether it is unique
 * @param method its method, in lower case
 * @param keys its columns, without expressions
 * @param expressions whether a key is an expression
 * @param partial whether it has a predicate
 */
record IndexShape(boolean unique, String method, List<Key> keys, boolean expressions, boolean partial) {

	private static final String BTREE = "btree";

	/**
	 * The methods whose operator classes Prisma does not see.
	 */
	private static final Set<String> UNCLASSED = Set.of(BTREE, "hash");

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
		List<Key> keys = new ArrayList<>();
		boolean expressions = false;
		for (String element : elements) {
			Matcher key = KEY.matcher(element);
			if (key.matches()) {
				keys.add(new Key(key.group(1).replace("\"", ""), key.group(2).replace("\"", ""), key.group(3) != null));
			}
			else {
				expressions = true;
			}
		}
		return new IndexShape(index.unique(), beginning.group(1).toLowerCase(Locale.ROOT), keys, expressions,
				index.using().indexOf(" WHERE ", end) >= 0);
	}

	/**
	 * Return the shape of a unique constraint's index.
	 */
	static IndexShape ofUnique(List<String> columns) {
		return new IndexShape(true, BTREE,
				columns.stream().map((column) -> new Key(column.replace("\"", ""), "", false)).toList(), false, false);
	}

	/**
	 * Whether the language can express such an index.
	 */
	boolean isExpressible() {
		return !this.expressions && METHODS.contains(this.method);
	}

	/**
	 * Whether Prisma regards another index as equal to this one, without regard to
	 * predicates. It treats an unknown method as a B-tree.
	 */
	boolean isSeenIn(IndexShape other) {
		if (this.unique != other.unique || other.expressions || this.keys.size() != other.keys.size()
				|| !this.method.equals(METHODS.contains(other.method) ? other.method : BTREE)) {
			return false;
		}
		for (int number = 0; number < this.keys.size(); number++) {
			Key key = this.keys.get(number);
			Key seen = other.keys.get(number);
			boolean unclassed = key.operatorClass().isEmpty() && UNCLASSED.contains(this.method);
			if (!key.column().equals(seen.column()) || key.descending() != seen.descending()
					|| !unclassed && !key.operatorClass().equals(seen.operatorClass())) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether two have the same columns in the same order, whatever their method.
	 */
	boolean hasColumnsOf(IndexShape other) {
		return !this.expressions && !other.expressions && columns().equals(other.columns());
	}

	private List<String> columns() {
		return this.keys.stream().map(Key::column).toList();
	}

	/**
	 * Divide a list at its commas.
	 * @return the end of the list
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

	/**
	 * A column of an index.
	 *
	 * @param column its name without quotes
	 * @param operatorClass its operator class as PostgreSQL prints it after a blank,
	 * empty for the default one
	 * @param descending whether the order is descending
	 */
	record Key(String column, String operatorClass, boolean descending) {

	}

}
