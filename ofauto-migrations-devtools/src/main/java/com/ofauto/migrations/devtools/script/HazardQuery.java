package com.ofauto.migrations.devtools.script;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.ofauto.migrations.devtools.diff.Hazard;
import com.ofauto.migrations.devtools.schema.ForeignKey;

/**
 * Asks a live database how many rows a hazard concerns.
 */
public final class HazardQuery {

	/**
	 * Writes the query that counts.
	 * @param hazard the hazard
	 * @return a query with one number, or nothing if there are no rows to count
	 */
	public Optional<String> sql(Hazard hazard) {
		return switch (hazard.kind()) {
			case TABLE_DROPPED, MATERIALIZED_VIEW_DROPPED, REQUIRED_COLUMN, TABLE_REWRITTEN, TABLE_SCANNED,
					INDEX_BLOCKS_WRITES ->
				Optional.of(count(hazard));
			case COLUMN_DROPPED, PRECISION_LOST, TYPE_NARROWED, TYPE_NOT_CASTABLE, TIME_ZONE ->
				Optional.of(count(hazard) + " WHERE " + eachColumn(hazard.columns(), " IS NOT NULL"));
			case NULLS -> Optional.of(count(hazard) + " WHERE " + eachColumn(hazard.columns(), " IS NULL"));
			case ENUM_VALUE_DROPPED -> Optional.of(enumValues(hazard));
			case DUPLICATES -> duplicates(hazard);
			case CHECK_VIOLATED -> hazard.values()
				.stream()
				.findFirst()
				.map((expression) -> count(hazard) + " WHERE NOT " + Expressions.enclosed(expression));
			case FOREIGN_KEY_VIOLATED -> orphans(hazard);
			case SCHEMA_DROPPED, ATTRIBUTE_DROPPED, SEQUENCE_DROPPED, EXTENSION_DROPPED, EXCLUSION_VIOLATED ->
				Optional.empty();
		};
	}

	/**
	 * The table whose rows are counted.
	 * @param hazard the hazard
	 * @return its name as SQL has it
	 */
	public String table(Hazard hazard) {
		return Names.qualified(hazard.table());
	}

	private static String count(Hazard hazard) {
		return "SELECT count(*) FROM " + Names.qualified(hazard.table());
	}

	private static String eachColumn(List<String> columns, String condition) {
		return columns.stream().map((column) -> Names.quote(column) + condition).collect(Collectors.joining(" AND "));
	}

	/**
	 * An array of an enum is looked into too.
	 */
	private static String enumValues(Hazard hazard) {
		String values = hazard.values().stream().map(Names::literal).collect(Collectors.joining(", "));
		return count(hazard) + " WHERE jsonb_exists_any(to_jsonb(" + Names.quoteAll(hazard.columns()) + "), ARRAY["
				+ values + "])";
	}

	private static Optional<String> duplicates(Hazard hazard) {
		if (hazard.columns().isEmpty()) {
			return Optional.empty();
		}
		String condition = eachColumn(hazard.columns(), " IS NOT NULL")
				+ hazard.values().stream().map((predicate) -> " AND " + predicate).collect(Collectors.joining());
		return Optional.of("SELECT coalesce(sum(number), 0) FROM (SELECT count(*) AS number FROM "
				+ Names.qualified(hazard.table()) + " WHERE " + condition + " GROUP BY "
				+ Names.quoteAll(hazard.columns()) + " HAVING count(*) > 1) duplicates");
	}

	private static Optional<String> orphans(Hazard hazard) {
		ForeignKey key = hazard.foreignKey();
		if (key == null) {
			return Optional.empty();
		}
		String match = IntStream.range(0, key.columns().size())
			.mapToObj((number) -> "target." + Names.quote(key.columns().get(number)) + " = source."
					+ Names.quote(hazard.columns().get(number)))
			.collect(Collectors.joining(" AND "));
		return Optional.of("SELECT count(*) FROM " + Names.qualified(hazard.table()) + " source WHERE "
				+ hazard.columns()
					.stream()
					.map((column) -> "source." + Names.quote(column) + " IS NOT NULL")
					.collect(Collectors.joining(" AND "))
				+ " AND NOT EXISTS (SELECT FROM " + Names.qualified(key.table()) + " target WHERE " + match + ")");
	}

}
