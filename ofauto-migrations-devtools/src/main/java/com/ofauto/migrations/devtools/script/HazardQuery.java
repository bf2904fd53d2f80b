package com.ofauto.migrations.devtools.script;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Hazard.Kind;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.HomeSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Writes queries that ask a live database how many rows a hazard concerns.
 */
public final class HazardQuery {

	private static final String LIMIT = " LIMIT 3";

	private final String defaultSchema;

	private final int majorVersion;

	/**
	 * Create queries.
	 * @param defaultSchema the schema of names without one, or {@code null} if that is
	 * {@code public}
	 */
	public HazardQuery(@Nullable String defaultSchema) {
		this(defaultSchema, 0);
	}

	/**
	 * Create queries for a server whose version is known.
	 * @param defaultSchema the schema of names without one, or {@code null} if that is
	 * {@code public}
	 * @param majorVersion the version, 0 if it is not known
	 */
	public HazardQuery(@Nullable String defaultSchema, int majorVersion) {
		this.defaultSchema = HomeSchema.name(defaultSchema);
		this.majorVersion = majorVersion;
	}

	/**
	 * Write the query that counts.
	 * @param hazard the hazard
	 * @return a query with one number, or nothing if there are no rows to count
	 */
	public Optional<String> sql(Hazard hazard) {
		return switch (hazard.kind()) {
			case TABLE_DROPPED, TABLE_REMADE, MATERIALIZED_VIEW_DROPPED, REQUIRED_COLUMN, TABLE_REWRITTEN,
					TABLE_SCANNED, INDEX_BLOCKS_WRITES ->
				Optional.of(count(hazard));
			case COLUMN_DROPPED, TIME_ZONE ->
				Optional.of(count(hazard) + " WHERE " + eachColumn(hazard.columns(), " IS NOT NULL"));
			case PRECISION_LOST, TYPE_NARROWED, TYPE_NOT_CASTABLE -> hazard.values().contains(Hazard.UNTRIED)
					? Optional.empty() : Optional.of(count(hazard) + misfits(hazard));
			case NULLS -> Optional.of(count(hazard) + " WHERE " + eachColumn(hazard.columns(), " IS NULL"));
			case ENUM_VALUE_DROPPED -> Optional.of(enumValues(hazard));
			case DUPLICATES, DUPLICATES_AND_NULLS -> duplicates(hazard);
			case CHECK_VIOLATED -> hazard.values()
				.stream()
				.findFirst()
				.map((expression) -> "SELECT count(*) FROM " + withNewColumns(hazard) + " WHERE NOT "
						+ Expressions.enclosed(expression));
			case PARTITION_MISFIT -> hazard.values()
				.stream()
				.findFirst()
				.map((expression) -> count(hazard) + " WHERE (" + expression + ") IS NOT TRUE");
			case FOREIGN_KEY_VIOLATED -> orphans(hazard);
			case SCHEMA_DROPPED, ATTRIBUTE_DROPPED, SEQUENCE_DROPPED, EXTENSION_DROPPED, EXCLUSION_VIOLATED ->
				Optional.empty();
		};
	}

	/**
	 * Whether a query contains an expression of the application, in which names lack the
	 * default schema.
	 * @param hazard the hazard that it counts
	 * @return {@code true} if it does
	 */
	public boolean hasExpression(Hazard hazard) {
		return switch (hazard.kind()) {
			case CHECK_VIOLATED, DUPLICATES, DUPLICATES_AND_NULLS, PARTITION_MISFIT, PRECISION_LOST, TYPE_NARROWED,
					TYPE_NOT_CASTABLE ->
				!hazard.values().isEmpty();
			default -> false;
		};
	}

	/**
	 * Write the query for examples of the values that a hazard concerns.
	 * @param hazard the hazard
	 * @return a query with up to three texts, or empty if examples would not help
	 */
	public Optional<String> examples(Hazard hazard) {
		return switch (hazard.kind()) {
			case PRECISION_LOST, TYPE_NARROWED, TYPE_NOT_CASTABLE ->
				hazard.values().contains(Hazard.UNTRIED) ? Optional.empty()
						: Optional.of(some(hazard) + " FROM " + name(hazard.table()) + misfits(hazard) + LIMIT);
			case DUPLICATES ->
				hazard.columns().isEmpty() ? Optional.empty() : Optional.of(some(hazard) + equalRows(hazard) + LIMIT);
			case CHECK_VIOLATED -> (hazard.columns().isEmpty() || hazard.values().size() != 1) ? Optional.empty()
					: Optional.of(some(hazard) + " FROM " + name(hazard.table()) + " WHERE NOT "
							+ Expressions.enclosed(hazard.values().get(0)) + LIMIT);
			default -> Optional.empty();
		};
	}

	private static String some(Hazard hazard) {
		return "SELECT left(concat_ws(', ', " + Names.quoteAll(hazard.columns()) + "), 60)";
	}

	private String misfits(Hazard hazard) {
		String column = hazard.columns().get(0);
		return " WHERE " + Names.quote(column) + " IS NOT NULL AND ("
				+ LossyCast.condition(column, hazard.values().get(0), hazard.values().get(1), this.majorVersion) + ")";
	}

	/**
	 * A table with the columns that are added with a check.
	 */
	private String withNewColumns(Hazard hazard) {
		if (hazard.values().size() == 1) {
			return name(hazard.table());
		}
		StringBuilder columns = new StringBuilder("(SELECT old.*");
		for (int number = 1; number + 1 < hazard.values().size(); number += 2) {
			columns.append(", ")
				.append(hazard.values().get(number + 1))
				.append(" AS ")
				.append(Names.quote(hazard.values().get(number)));
		}
		return columns + " FROM " + name(hazard.table()) + " old) with_new_columns";
	}

	public String defaultSchema() {
		return this.defaultSchema;
	}

	/**
	 * The table whose rows are counted.
	 * @param hazard the hazard
	 * @return its name as SQL has it
	 */
	public String table(Hazard hazard) {
		return name(hazard.table());
	}

	private String count(Hazard hazard) {
		return "SELECT count(*) FROM " + name(hazard.table());
	}

	private static String eachColumn(List<String> columns, String condition) {
		return columns.stream().map((column) -> Names.quote(column) + condition).collect(Collectors.joining(" AND "));
	}

	/**
	 * The elements of an array of an enum are checked too.
	 */
	private String enumValues(Hazard hazard) {
		String values = hazard.values().stream().map(Names::literal).collect(Collectors.joining(", "));
		return count(hazard) + " WHERE jsonb_exists_any(to_jsonb(" + Names.quoteAll(hazard.columns()) + "), ARRAY["
				+ values + "])";
	}

	private Optional<String> duplicates(Hazard hazard) {
		return hazard.columns().isEmpty() ? Optional.empty() : Optional
			.of("SELECT coalesce(sum(number), 0) FROM (SELECT count(*) AS number" + equalRows(hazard) + ") duplicates");
	}

	/**
	 * GROUP BY treats nulls as equal, as NULLS NOT DISTINCT does.
	 */
	private String equalRows(Hazard hazard) {
		String condition = (hazard.kind() == Kind.DUPLICATES_AND_NULLS) ? "true"
				: eachColumn(hazard.columns(), " IS NOT NULL");
		return " FROM " + name(hazard.table()) + " WHERE " + condition
				+ hazard.values().stream().map((predicate) -> " AND " + predicate).collect(Collectors.joining())
				+ " GROUP BY " + Names.quoteAll(hazard.columns()) + " HAVING count(*) > 1";
	}

	/**
	 * Uses GROUP BY instead of a comparison: the search path may lack the operator of a
	 * type such as citext, and another operator would be used silently. The referencing
	 * side comes last, so that its values get the type of the key, as in the constraint.
	 */
	private Optional<String> orphans(Hazard hazard) {
		ForeignKey key = hazard.foreignKey();
		if (key == null) {
			return Optional.empty();
		}
		List<String> numbers = IntStream.range(0, key.columns().size()).mapToObj((number) -> "key" + number).toList();
		String keys = IntStream.range(0, key.columns().size())
			.mapToObj((number) -> Names.quote(key.columns().get(number)) + " AS " + numbers.get(number))
			.collect(Collectors.joining(", "));
		return Optional.of("SELECT coalesce(sum(orphans), 0) FROM (SELECT sum(source) AS orphans FROM (SELECT " + keys
				+ ", 0 AS source, 1 AS target FROM " + name(key.table()) + " UNION ALL SELECT "
				+ Names.quoteAll(hazard.columns()) + ", 1, 0 FROM " + name(hazard.table()) + " WHERE "
				+ eachColumn(hazard.columns(), " IS NOT NULL") + ") both_sides GROUP BY " + String.join(", ", numbers)
				+ " HAVING sum(target) = 0) groups");
	}

	private String name(ObjectId table) {
		return Names.quote(table.schemaOr(this.defaultSchema)) + "." + Names.quote(table.name());
	}

}
