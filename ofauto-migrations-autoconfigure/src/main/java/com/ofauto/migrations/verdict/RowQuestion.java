package com.ofauto.migrations.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.ColumnChange;
import com.ofauto.migrations.impact.RelationName;
import org.jspecify.annotations.Nullable;

/**
 * A query for the rows that a rule would be broken by. It finds examples, and stops
 * behind {@link #MOST}.
 *
 * @param relation the relation that is asked, as SQL has it
 * @param sql a query with a column {@code example}, or {@code null} if there is none
 * @param found says how many there are; {@code %s} is the number
 * @param unasked why the rows cannot be asked, if there is no query
 */
record RowQuestion(String relation, @Nullable String sql, String found, String unasked) {

	static final int MOST = 1000;

	private static final Set<String> TEXTS = Set.of("text", "character", "character varying", "citext", "name");

	private static final List<String> NUMBERS = List.of("smallint", "integer", "bigint");

	private static final Pattern LENGTH = Pattern.compile("^character(?: varying)?\\((\\d+)\\)$");

	private static final Pattern USING = Pattern.compile("(?is)\\bUSING\\b(.*)");

	static RowQuestion of(AddedConstraint rule, String schema, List<String> primaryKey) {
		String table = qualified(rule.relation(), schema);
		String columns = String.join(", ", rule.columns());
		return switch (rule.kind()) {
			case NOT_NULL -> new RowQuestion(rule.relation(),
					"SELECT " + shortened(keys(primaryKey)) + " AS example FROM " + table + " WHERE "
							+ any(rule.columns(), " IS NULL"),
					rule.relation() + " has %s where " + columns + " is null.", "");
			case CHECK -> new RowQuestion(rule.relation(),
					"SELECT " + keyed(primaryKey, rule.columns()) + " AS example FROM " + table + " WHERE NOT ("
							+ inside(rule.definition()) + ")",
					rule.relation() + " has %s that break " + named(rule) + ".", "");
			case UNIQUE -> new RowQuestion(rule.relation(), duplicates(rule, table),
					rule.relation() + " has %s of (" + columns + ") more than once.", "");
			case FOREIGN_KEY -> new RowQuestion(rule.relation(), orphans(rule, table, schema),
					rule.relation() + " has %s of (" + columns + ") that " + rule.references() + " does not have.", "");
			case EXCLUDE -> new RowQuestion(rule.relation(), null, "",
					"whether rows of " + rule.relation() + " exclude each other is not asked beforehand");
		};
	}

	/**
	 * One that is not asked.
	 */
	static RowQuestion unasked(String relation, String why) {
		return new RowQuestion(relation, null, "", why);
	}

	private static String named(AddedConstraint rule) {
		return (rule.name() != null) ? rule.name() : String.valueOf(rule.definition());
	}

	private static String inside(@Nullable String definition) {
		String text = String.valueOf(definition);
		return Parentheses.first(text).of(text);
	}

	/**
	 * {@code GROUP BY} takes nulls as equal, which they are only if the key says so.
	 */
	private static String duplicates(AddedConstraint rule, String table) {
		String definition = String.valueOf(rule.definition());
		String condition = definition.contains("NULLS NOT DISTINCT") ? "true" : all(rule.columns(), " IS NOT NULL");
		int predicate = Parentheses.outside(definition, " WHERE ");
		return "SELECT " + shortened(values(rule.columns())) + " AS example FROM " + table + " WHERE " + condition
				+ ((predicate >= 0) ? " AND (" + definition.substring(predicate + " WHERE ".length()) + ")" : "")
				+ " GROUP BY " + String.join(", ", rule.columns()) + " HAVING count(*) > 1";
	}

	/**
	 * {@code EXCEPT} compares as the types do, whichever operators the search path has.
	 * The key comes first, so that the values get its type.
	 */
	private static @Nullable String orphans(AddedConstraint rule, String table, String schema) {
		if (rule.references() == null) {
			return null;
		}
		String numbers = Stream.iterate(1, (number) -> number + 1)
			.limit(rule.columns().size())
			.map((number) -> "key" + number)
			.collect(Collectors.joining(", "));
		String keys = "SELECT " + String.join(", ", rule.referenced()) + " FROM "
				+ qualified(rule.references(), schema);
		return "SELECT " + shortened(values(List.of(numbers.split(", ")))) + " AS example FROM ((" + keys
				+ " WHERE false UNION ALL SELECT " + String.join(", ", rule.columns()) + " FROM " + table + " WHERE "
				+ all(rule.columns(), " IS NOT NULL") + ") EXCEPT " + keys + ") missing(" + numbers + ")";
	}

	/**
	 * Whether all values fit into another type. A cast that PostgreSQL makes without
	 * looking at the values is no question.
	 * @param using the statement, which may say how values are converted
	 */
	static Optional<RowQuestion> of(ColumnChange change, String schema, List<String> primaryKey, String using,
			int version) {
		String from = String.valueOf(change.from());
		if (change.to().equals("text") || widens(from, change.to())) {
			return Optional.empty();
		}
		Matcher expression = USING.matcher(using);
		if (expression.find() && !expression.group(1)
			.strip()
			.replaceFirst(";$", "")
			.matches("(?is)" + Pattern.quote(change.column()) + "\\s*::\\s*[\\w\\s(),.\"]+")) {
			return Optional.of(new RowQuestion(change.relation(), null, "", "whether all values of " + change.column()
					+ " can be converted is not asked beforehand, since USING" + " computes them"));
		}
		String column = change.column();
		String select = "SELECT " + keyed(primaryKey, List.of(column)) + " AS example FROM "
				+ qualified(change.relation(), schema) + " WHERE " + column + " IS NOT NULL AND ";
		String found = change.relation() + " has %s where " + column + " does not fit " + change.to() + ".";
		Matcher length = LENGTH.matcher(change.to());
		if (length.find()) {
			return Optional.of(new RowQuestion(change.relation(),
					select + "char_length(rtrim(" + column + "::text)) > " + length.group(1), found, ""));
		}
		boolean text = TEXTS.contains(from.replaceFirst("\\(.*", ""));
		return Optional.of(new RowQuestion(change.relation(),
				(text && version >= 16) ? select + "NOT pg_input_is_valid(" + column + "::text, "
						+ LiveStatements.literal(change.to()) + ")"
						: select + "(" + column + "::" + change.to() + ") IS NULL",
				found, ""));
	}

	private static boolean widens(String from, String to) {
		int before = NUMBERS.indexOf(from);
		return before >= 0 && (NUMBERS.indexOf(to) > before || to.equals("numeric"));
	}

	/**
	 * The rows that were found, and no more than needed, in one row. Columns and
	 * definitions are those of a file: a cursor takes one query that returns rows, and
	 * nothing behind it.
	 */
	String counting() {
		String query = "WITH found AS MATERIALIZED (" + this.sql + " LIMIT " + (MOST + 1) + ")"
				+ " SELECT count(*), (SELECT array_agg(quote_literal(example)) FROM"
				+ " (SELECT example FROM found WHERE example IS NOT NULL LIMIT 3) few) FROM found";
		return "DO " + LiveStatements.literal("DECLARE found refcursor := 'ofauto_found'; BEGIN OPEN found FOR EXECUTE "
				+ LiveStatements.literal(query) + "; END") + ";\nFETCH ofauto_found";
	}

	String text(long number, boolean values) {
		String noun = values ? "values" : "rows";
		String count = (number > MOST) ? "more than " + Amounts.number(MOST) + " " + noun
				: Amounts.number(number) + " " + ((number == 1) ? noun.substring(0, noun.length() - 1) : noun);
		return String.format(Locale.ROOT, this.found.replace("%s", "%1$s"), count);
	}

	/**
	 * The key of a row, so that it can be found, and what is wrong with it.
	 */
	private static String keyed(List<String> primaryKey, List<String> columns) {
		return "concat_ws(': ', nullif(" + shortened(keys(primaryKey)) + ", ''), " + shortened(values(columns)) + ")";
	}

	/**
	 * The key of a row, with its columns' names.
	 */
	private static String keys(List<String> columns) {
		return values(columns.stream()
			.map((column) -> LiveStatements.literal(column + " ") + " || " + column + "::text")
			.toList());
	}

	private static String values(List<String> columns) {
		return columns.isEmpty() ? "NULL::text" : "concat_ws(', ', " + String.join(", ", columns) + ")";
	}

	private static String shortened(String value) {
		return "CASE WHEN char_length(" + value + ") > 60 THEN left(" + value + ", 57) || '...' ELSE " + value + " END";
	}

	private static String any(List<String> columns, String condition) {
		return columns.stream().map((column) -> column + condition).collect(Collectors.joining(" OR "));
	}

	private static String all(List<String> columns, String condition) {
		return columns.stream().map((column) -> "(" + column + ")" + condition).collect(Collectors.joining(" AND "));
	}

	private static String qualified(String relation, String schema) {
		return RelationName.of(relation).map((name) -> name.quoted(schema)).orElse("\"\"");
	}

}
