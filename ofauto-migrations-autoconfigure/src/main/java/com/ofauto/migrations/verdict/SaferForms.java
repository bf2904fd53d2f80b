package com.ofauto.migrations.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.ColumnChange;
import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.RelationKind;

/**
 * The well-known forms that do what a statement does without blocking for long, with the
 * statement's own names. Where there is none, nothing is said.
 */
final class SaferForms {

	static final String ALONE = "in a migration of its own";

	static final String FIRST = "in one migration";

	static final String LATER = "in a later migration";

	private static final String START = "^\\s*(?:(?:--[^\\n]*\\n|/\\*.*?\\*/)\\s*)*";

	private static final Pattern CREATE_INDEX = pattern(
			START + "(CREATE\\s+(?:UNIQUE\\s+)?INDEX)\\s+(?!CONCURRENTLY\\b)");

	private static final Pattern DROP_INDEX = pattern(START + "(DROP\\s+INDEX)\\s+(?!CONCURRENTLY\\b)");

	private static final Pattern REINDEX = pattern(
			START + "(REINDEX\\s+(?:\\([^)]*\\)\\s*)?(?:INDEX|TABLE|SCHEMA|DATABASE))\\s+(?!CONCURRENTLY\\b)");

	private static final Pattern REFRESH = pattern(START + "(REFRESH\\s+MATERIALIZED\\s+VIEW)\\s+(?!CONCURRENTLY\\b)");

	private static final Pattern NO_DATA = pattern("\\bWITH\\s+NO\\s+DATA\\b");

	private static final Pattern VALIDATE = pattern(START + "(ALTER\\s+TABLE\\b.*\\sVALIDATE\\s+CONSTRAINT\\s.*)$");

	private static final Pattern CASCADE = pattern("\\bCASCADE\\b");

	private static final Pattern KEY = pattern(
			"^(UNIQUE(?:\\s+NULLS\\s+NOT\\s+DISTINCT)?|PRIMARY KEY)\\s+(\\(.*\\))(.*)$");

	private static final Pattern DEFAULT = pattern("\\bDEFAULT\\s+");

	private static final Pattern NOT_NULL = pattern("\\bNOT\\s+NULL\\b");

	private static final Pattern END_OF_DEFAULT = pattern(
			"\\s(NOT|NULL|CHECK|UNIQUE|PRIMARY|REFERENCES|CONSTRAINT|GENERATED|COLLATE)\\b");

	private static final List<Function<StatementFacts, Optional<SaferForm>>> FORMS = List.of(SaferForms::index,
			SaferForms::validation, SaferForms::concurrently, SaferForms::key, AttachedPartition::of,
			SaferForms::constraint, SaferForms::notNull, OtherType::of, SaferForms::filledColumn);

	private SaferForms() {
	}

	/**
	 * The safer form of a statement.
	 * @return the form, or empty if none is known
	 */
	static Optional<SaferForm> of(StatementFacts statement) {
		return statement.impact().alone() ? WholeTable.of(statement)
				: FORMS.stream().flatMap((form) -> form.apply(statement).stream()).findFirst();
	}

	private static Optional<SaferForm> index(StatementFacts statement) {
		Matcher create = CREATE_INDEX.matcher(statement.sql());
		if (!create.find()) {
			return Optional.empty();
		}
		return partitioned(statement) ? PartitionedIndex.of(statement, statement.sql().substring(create.start(1)))
				: Optional.of(SaferForm.of(ALONE, withConcurrently(statement.sql(), create)));
	}

	private static Optional<SaferForm> concurrently(StatementFacts statement) {
		String sql = statement.sql();
		if (partitioned(statement)) {
			return Optional.empty();
		}
		Matcher drop = DROP_INDEX.matcher(sql);
		if (drop.find()) {
			long indexes = statement.impact().drops().stream().filter((object) -> isIndex(object)).count();
			return (indexes != 1 || CASCADE.matcher(sql).find()) ? Optional.empty()
					: Optional.of(SaferForm.of(ALONE, withConcurrently(sql, drop)));
		}
		Matcher reindex = REINDEX.matcher(sql);
		if (reindex.find()) {
			return Optional.of(SaferForm.of(ALONE, withConcurrently(sql, reindex)));
		}
		Matcher refresh = REFRESH.matcher(sql);
		return (refresh.find() && !NO_DATA.matcher(sql).find())
				? Optional
					.of(SaferForm.of("if the view has a unique index over columns", withConcurrently(sql, refresh)))
				: Optional.empty();
	}

	private static boolean isIndex(DroppedObject object) {
		return object.type().equals("index");
	}

	private static String withConcurrently(String sql, Matcher matcher) {
		return end(sql.substring(matcher.start(1), matcher.end(1)) + " CONCURRENTLY " + sql.substring(matcher.end()));
	}

	private static String end(String sql) {
		return sql.strip().replaceFirst(";?\\s*$", ";");
	}

	/**
	 * A unique or primary key takes an index that is there.
	 */
	private static Optional<SaferForm> key(StatementFacts statement) {
		return one(statement, AddedConstraint.Kind.UNIQUE).filter((key) -> key.name() != null).flatMap((key) -> {
			Matcher definition = KEY.matcher(String.valueOf(key.definition()));
			if (!definition.find() || partitioned(statement)) {
				return Optional.empty();
			}
			boolean primary = definition.group(1).toUpperCase(Locale.ROOT).startsWith("PRIMARY");
			Parentheses columns = Parentheses.first(definition.group(2));
			String rest = definition.group(2).substring(columns.end()) + definition.group(3);
			Matcher deferrable = pattern("\\s(DEFERRABLE.*)$").matcher(rest);
			String when = deferrable.find() ? " " + deferrable.group(1) : "";
			String included = deferrable.replaceFirst("").strip();
			String nulls = definition.group(1).toUpperCase(Locale.ROOT).contains("NULLS") ? " NULLS NOT DISTINCT" : "";
			return Optional.of(SaferForm
				.of(ALONE,
						"CREATE UNIQUE INDEX CONCURRENTLY " + key.name() + " ON " + key.relation() + " "
								+ definition.group(2).substring(0, columns.end())
								+ (included.isEmpty() ? "" : " " + included) + nulls + ";")
				.then(primary ? LATER + ", when the columns are NOT NULL" : LATER,
						"ALTER TABLE " + key.relation() + " ADD CONSTRAINT " + key.name()
								+ (primary ? " PRIMARY KEY" : " UNIQUE") + " USING INDEX " + key.name() + when + ";"));
		});
	}

	/**
	 * It keeps nobody out by itself, only behind a statement that does.
	 */
	private static Optional<SaferForm> validation(StatementFacts statement) {
		Matcher validate = VALIDATE.matcher(statement.sql());
		return (statement.impact().constraints().size() == 1 && validate.find())
				? Optional.of(SaferForm.of(ALONE, end(validate.group(1)))) : Optional.empty();
	}

	/**
	 * A check or foreign key holds for new rows first, and is tried on the old ones under
	 * a lock that keeps nobody out.
	 */
	private static Optional<SaferForm> constraint(StatementFacts statement) {
		return one(statement, AddedConstraint.Kind.CHECK).or(() -> one(statement, AddedConstraint.Kind.FOREIGN_KEY))
			.filter((constraint) -> constraint.valid() && constraint.name() != null && constraint.definition() != null)
			.filter((constraint) -> !partitioned(statement) || constraint.kind() == AddedConstraint.Kind.CHECK)
			.map((constraint) -> SaferForm
				.of(FIRST,
						"ALTER TABLE " + constraint.relation() + " ADD CONSTRAINT " + constraint.name() + " "
								+ constraint.definition() + " NOT VALID;")
				.then(LATER,
						"ALTER TABLE " + constraint.relation() + " VALIDATE CONSTRAINT " + constraint.name() + ";"));
	}

	private static Optional<SaferForm> notNull(StatementFacts statement) {
		return one(statement, AddedConstraint.Kind.NOT_NULL).filter((rule) -> rule.columns().size() == 1)
			.map((rule) -> {
				String column = rule.columns().get(0);
				Optional<SaferForm.Step> values = Filling.of(rule.relation(), statement).values(column);
				return new SaferForm(
						Stream.concat(values.stream(), requiring(rule.relation(), column, FIRST).stream()).toList());
			});
	}

	/**
	 * The form for a new column that is NOT NULL and has no default.
	 */
	static SaferForm required(ColumnChange column, Filling filling) {
		SaferForm added = SaferForm.of(FIRST,
				"ALTER TABLE " + column.relation() + " ADD COLUMN " + column.column() + " " + column.to() + ";");
		return new SaferForm(Stream
			.of(added.migrations().stream(), filling.values(column.column()).stream(),
					requiring(column.relation(), column.column(), LATER).stream())
			.flatMap((steps) -> steps)
			.toList());
	}

	private static List<SaferForm.Step> requiring(String relation, String column, String when) {
		String name = NewName.suffixed(column, "_is_set");
		String table = "ALTER TABLE " + relation;
		return SaferForm.of(when, table + " ADD CONSTRAINT " + name + " CHECK (" + column + " IS NOT NULL) NOT VALID;")
			.then(LATER, table + " VALIDATE CONSTRAINT " + name + ";",
					table + " ALTER COLUMN " + column + " SET NOT NULL;", table + " DROP CONSTRAINT " + name + ";")
			.migrations();
	}

	/**
	 * A default that is computed for each row rewrites all rows.
	 */
	private static Optional<SaferForm> filledColumn(StatementFacts statement) {
		List<ColumnChange> added = statement.impact()
			.columns()
			.stream()
			.filter((column) -> column.from() == null)
			.toList();
		Optional<String> value = defaultOf(statement.sql());
		if (added.size() != 1 || value.isEmpty() || partitioned(statement)
				|| statement.works().stream().noneMatch((work) -> work.type() == Work.Type.REWRITE)) {
			return Optional.empty();
		}
		return Optional.of(filled(added.get(0), value.get(), NOT_NULL.matcher(statement.sql()).find(),
				Filling.of(added.get(0).relation(), statement)));
	}

	/**
	 * The form for a new column.
	 * @param column the column
	 * @param value its default
	 * @param required whether it is NOT NULL
	 * @param filling how its rows are filled
	 */
	static SaferForm filled(ColumnChange column, String value, boolean required, Filling filling) {
		String table = "ALTER TABLE " + column.relation();
		SaferForm filled = SaferForm
			.of(FIRST, table + " ADD COLUMN " + column.column() + " " + column.to() + ";",
					table + " ALTER COLUMN " + column.column() + " SET DEFAULT " + value + ";")
			.then(filling.step(column.column() + " = DEFAULT", column.column() + " IS NULL"));
		return !required ? filled
				: new SaferForm(Stream
					.concat(filled.migrations().stream(), requiring(column.relation(), column.column(), LATER).stream())
					.toList());
	}

	/**
	 * The default of the one column of a statement, if it is certain where it ends.
	 */
	private static Optional<String> defaultOf(String sql) {
		Matcher start = DEFAULT.matcher(sql);
		if (!start.find()) {
			return Optional.empty();
		}
		String rest = sql.substring(start.end()).strip().replaceFirst(";$", "");
		Matcher end = END_OF_DEFAULT.matcher(rest);
		String value = (end.find() ? rest.substring(0, end.start()) : rest).strip();
		return (start.find() || Parentheses.hasOutside(value, ',') || !Parentheses.areBalanced(value))
				? Optional.empty() : Optional.of(value);
	}

	private static Optional<AddedConstraint> one(StatementFacts statement, AddedConstraint.Kind kind) {
		List<AddedConstraint> constraints = statement.impact().constraints();
		boolean adds = statement.impact().columns().stream().anyMatch((column) -> column.from() == null);
		return (constraints.size() == 1 && !adds)
				? constraints.stream().filter((rule) -> rule.kind() == kind).findFirst() : Optional.empty();
	}

	private static boolean partitioned(StatementFacts statement) {
		return Stream
			.concat(statement.impact().locks().stream().map((lock) -> lock.kind()),
					statement.impact()
						.locks()
						.stream()
						.flatMap((lock) -> statement.facts().of(lock.relation()).stream())
						.map((relation) -> relation.kind()))
			.anyMatch((kind) -> kind == RelationKind.PARTITIONED_TABLE);
	}

	private static Pattern pattern(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

}
