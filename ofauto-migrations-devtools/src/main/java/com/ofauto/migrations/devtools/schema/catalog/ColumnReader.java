package com.ofauto.migrations.devtools.schema.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns and the attributes of composite types. A partition inherits its columns,
 * whether it was created as a partition or attached.
 */
final class ColumnReader implements KindReader {

	private static final Map<String, String> STORAGE = Map.of("p", "PLAIN", "e", "EXTERNAL", "x", "EXTENDED", "m",
			"MAIN");

	private static final Map<String, String> COMPRESSION = Map.of("p", "pglz", "l", "lz4");

	/**
	 * The pattern of a generated name of a NOT NULL constraint. It contains the names of
	 * table and column at its creation, which differ from database to database.
	 */
	static final String GIVEN = "_not_null[0-9]*$";

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
					CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation,
					a.attnotnull AND %s AS not_null, %s AS constraint_name, a.attgenerated, a.attinhcount > 0 AS inherited,
					a.attinhcount > 0 AND a.attislocal AS local, %s AS required,
					CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END AS storage,
					a.attcompression, a.attstattarget, a.attoptions::text[], a.attfdwoptions::text[]
				FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid%s
				WHERE a.attrelid IN (%s) AND a.attnum > 0 AND NOT a.attisdropped"""
			.formatted(scope.since(18, "(n.oid IS NULL OR NOT n.connoinherit AND n.convalidated)", "true"),
					scope.since(18,
							"""
									CASE WHEN c.reloftype = 0 AND (n.coninhcount = 0 OR n.conislocal AND NOT c.relispartition) AND NOT n.connoinherit AND n.convalidated AND n.conname !~ '%s'
										THEN n.conname END"""
								.formatted(GIVEN),
							"NULL"),
					scope.since(18,
							"""
									CASE WHEN n.oid IS NULL OR n.coninhcount = 0 OR c.relispartition THEN 'BY_ITSELF' WHEN n.conislocal THEN 'BY_BOTH'
										ELSE 'BY_PARENTS' END""",
							"'BY_ITSELF'"),
					scope.since(18, """

							LEFT JOIN pg_constraint n ON n.conrelid = a.attrelid AND n.contype = 'n'
								AND n.conkey[1] = a.attnum""", ""), scope.relations("r,p,f,v,m,c"));
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			long relation = row.oid("attrelid");
			int number = row.number("attnum");
			catalog.relations()
				.column(relation, number,
						new Column(row.text("attname"), row.text("type"), row.textOrNull("collation"),
								row.flag("not_null"), value(row, catalog),
								catalog.relations().identity(relation, number), row.flag("inherited"),
								row.flag("local"), Column.Required.valueOf(row.text("required")), settings(row)));
		}
	}

	private static @Nullable ColumnValue value(Row row, Catalog catalog) {
		String expression = catalog.relations().expression(row.oid("attrelid"), row.number("attnum"));
		if (expression == null) {
			return null;
		}
		return new ColumnValue(switch (row.text("attgenerated")) {
			case "s" -> ColumnValue.Kind.STORED;
			case "v" -> ColumnValue.Kind.VIRTUAL;
			default -> ColumnValue.Kind.DEFAULT;
		}, expression);
	}

	private static Map<String, String> settings(Row row) {
		Map<String, String> settings = new LinkedHashMap<>();
		if (row.has("storage")) {
			settings.put("STORAGE", STORAGE.getOrDefault(row.text("storage"), row.text("storage")));
		}
		String compression = COMPRESSION.get(row.text("attcompression"));
		if (compression != null) {
			settings.put("COMPRESSION", compression);
		}
		if (row.has("attstattarget") && row.number("attstattarget") >= 0) {
			settings.put("STATISTICS", row.text("attstattarget"));
		}
		if (row.has("constraint_name")) {
			settings.put(Column.NOT_NULL, row.text("constraint_name"));
		}
		for (String option : row.texts("attfdwoptions")) {
			int equals = option.indexOf('=');
			settings.put(Column.OPTION + option.substring(0, equals), option.substring(equals + 1));
		}
		for (String option : row.texts("attoptions")) {
			int equals = option.indexOf('=');
			settings.put(option.substring(0, equals), option.substring(equals + 1));
		}
		return settings;
	}

}
