package com.ofauto.migrations.devtools.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Index;
import org.jspecify.annotations.Nullable;

/**
 * An index that Prisma's language can express.
 *
 * @param name its name
 * @param unique whether it is unique
 * @param method its method, in small letters
 * @param items its columns
 * @param where its predicate
 */
record IndexText(String name, boolean unique, String method, List<Item> items, @Nullable String where) {

	private static final Pattern USING = Pattern.compile("USING (\\w+) (?=\\()");

	private static final Pattern WHERE = Pattern.compile(" WHERE (?:\\((.*)\\)|([^(].*))", Pattern.DOTALL);

	private static final Pattern BEHIND_COLUMN = Pattern.compile("(?: (?!DESC$)([\\w.\"]+))?( DESC)?");

	/**
	 * Read an index.
	 * @return {@code null} if it has expressions, included columns, options or an order
	 * that the language cannot express
	 */
	static @Nullable IndexText of(Index index) {
		Matcher using = USING.matcher(index.using());
		if (!using.lookingAt()) {
			return null;
		}
		int end = SqlText.endOfUnit(index.using(), using.end());
		List<Item> items = new ArrayList<>();
		for (String text : SqlText.split(index.using().substring(using.end() + 1, end - 1))) {
			Item item = item(text);
			if (item == null) {
				return null;
			}
			items.add(item);
		}
		String rest = index.using().substring(end);
		Matcher where = WHERE.matcher(rest);
		if (!rest.isEmpty() && !where.matches()) {
			return null;
		}
		return new IndexText(index.id().name(), index.unique(), using.group(1), items,
				rest.isEmpty() ? null : Objects.requireNonNullElseGet(where.group(1), () -> where.group(2)));
	}

	/**
	 * Read a unique constraint.
	 * @return {@code null} if it has further properties
	 */
	static @Nullable IndexText of(Constraint constraint) {
		boolean plain = constraint.definition().endsWith(")") && constraint.definition().startsWith("UNIQUE (")
				&& !constraint.definition().contains(") INCLUDE (");
		List<Item> items = constraint.columns().stream().map((column) -> new Item(column, null, false)).toList();
		return plain ? new IndexText(constraint.id().part(), true, "btree", items, null) : null;
	}

	private static @Nullable Item item(String text) {
		int end = SqlText.endOfName(text);
		Matcher behind = BEHIND_COLUMN.matcher(text.substring(end));
		if (end == 0 || !behind.matches()) {
			return null;
		}
		String name = text.substring(0, end);
		String operatorClass = behind.group(1);
		if (operatorClass != null && operatorClass.toUpperCase(Locale.ROOT).equals("NULLS")) {
			return null;
		}
		return new Item(SqlText.unquotedName(name), operatorClass, behind.group(2) != null);
	}

	List<String> columns() {
		return this.items.stream().map(Item::column).toList();
	}

	/**
	 * A column of an index.
	 *
	 * @param column its name
	 * @param operatorClass its operator class, if it is not the default
	 * @param descending whether its order is descending
	 */
	record Item(String column, @Nullable String operatorClass, boolean descending) {

	}

}
