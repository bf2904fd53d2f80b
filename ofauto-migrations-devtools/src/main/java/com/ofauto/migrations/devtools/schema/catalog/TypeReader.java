package com.ofauto.migrations.devtools.schema.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.CompositeType.Attribute;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RangeType;
import org.jspecify.annotations.Nullable;

/**
 * Reads enums, domains, composite types and range types with their multiranges.
 */
final class TypeReader implements KindReader {

	@Override
	public String presence() {
		return """
				EXISTS (SELECT FROM pg_type WHERE oid >= 16384 AND typtype = ANY ('{e,d,r}'))
					OR EXISTS (SELECT FROM pg_class WHERE oid >= 16384 AND relkind = 'c')""";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT t.oid, t.typnamespace, t.typname, pg_type_is_visible(t.oid) AS visible,
					t.typtype, t.typrelid,
					t.typnotnull AND NOT EXISTS (SELECT FROM pg_constraint n WHERE n.contypid = t.oid AND n.contype = 'n'
						AND n.conname !~ '%s') AS typnotnull,
					format_type(t.typbasetype, t.typtypmod) AS base,
					CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation::regcollation::text END AS collation,
					CASE t.typtype WHEN 'd' THEN coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault))
						END AS value,
					ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
						AS labels,
					format_type(r.rngsubtype, NULL) AS subtype, nullif(r.rngcanonical, 0)::regproc::text AS canonical,
					nullif(r.rngsubdiff, 0)::regproc::text AS subdiff, r.rngmultitypid,
					format_type(r.rngmultitypid, NULL) AS multirange,
					m.typname AS multirange_name, m.typnamespace AS multirange_namespace,
					pg_type_is_visible(m.oid) AS multirange_visible, %s, %s,
					CASE WHEN r.rngcollation <> s.typcollation THEN r.rngcollation::regcollation::text END AS subcollation,
					(SELECT CASE WHEN pg_opclass_is_visible(o.oid) THEN quote_ident(o.opcname)
						ELSE format('%%I.%%I', n.nspname, o.opcname) END FROM pg_opclass o
						JOIN pg_namespace n ON n.oid = o.opcnamespace WHERE o.oid = r.rngsubopc) AS opclass
				FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid LEFT JOIN pg_type b ON b.oid = t.typbasetype
				LEFT JOIN pg_range r ON r.rngtypid = t.oid LEFT JOIN pg_type s ON s.oid = r.rngsubtype
				LEFT JOIN pg_type m ON m.oid = r.rngmultitypid
				LEFT JOIN LATERAL (%s) f ON true LEFT JOIN LATERAL (%s) g ON true
				WHERE t.oid >= 16384 AND (t.typtype = ANY ('{e,d,r}') OR c.relkind = 'c')"""
			.formatted(ColumnReader.GIVEN, constructor("constructor", "f"), constructor("multirange_constructor", "g"),
					constructors("t.oid", 2), constructors("r.rngmultitypid", 0));
	}

	private static String constructor(String name, String function) {
		return "%2$s.proname AS %1$s_name, %2$s.pronamespace AS %1$s_namespace, %2$s.visible AS %1$s_visible"
			.formatted(name, function);
	}

	/**
	 * A constructor is an internal part of its type.
	 */
	private static String constructors(String type, int arguments) {
		return """
				SELECT p.proname, p.pronamespace, pg_function_is_visible(p.oid) AS visible
				FROM pg_depend d JOIN pg_proc p ON p.oid = d.objid
				WHERE d.refclassid = 'pg_type'::regclass AND d.refobjid = %s AND d.classid = 'pg_proc'::regclass
					AND d.deptype = 'i' AND p.pronargs = %d""".formatted(type, arguments);
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			if (catalog.isOurs(CatalogClass.TYPE, row.oid("oid"), row.oid("typnamespace"))) {
				add(row, catalog);
			}
		}
	}

	private static void add(Row row, Catalog catalog) {
		long oid = row.oid("oid");
		switch (row.text("typtype")) {
			case "e" -> catalog.add(CatalogClass.TYPE, oid,
					new EnumType(id(ObjectKind.ENUM, row, catalog), row.texts("labels")));
			case "d" -> catalog.add(CatalogClass.TYPE, oid, new Domain(id(ObjectKind.DOMAIN, row, catalog),
					row.text("base"), row.textOrNull("collation"), row.flag("typnotnull"), row.textOrNull("value")));
			case "r" -> addRange(row, catalog);
			default -> addComposite(row, catalog);
		}
	}

	private static void addRange(Row row, Catalog catalog) {
		Map<String, String> options = new LinkedHashMap<>();
		put(options, "subtype", row.textOrNull("subtype"));
		put(options, "subtype_opclass", row.textOrNull("opclass"));
		put(options, "collation", row.textOrNull("subcollation"));
		put(options, "canonical", row.textOrNull("canonical"));
		put(options, "subtype_diff", row.textOrNull("subdiff"));
		put(options, "multirange_type_name", row.textOrNull("multirange"));
		RangeType range = new RangeType(id(ObjectKind.RANGE_TYPE, row, catalog), options,
				id(ObjectKind.RANGE_TYPE, "multirange", row, catalog),
				id(ObjectKind.ROUTINE, "constructor", row, catalog),
				id(ObjectKind.ROUTINE, "multirange_constructor", row, catalog));
		catalog.add(CatalogClass.TYPE, row.oid("oid"), range);
		catalog.alias(CatalogClass.TYPE, row.oid("rngmultitypid"), range.id());
	}

	private static void put(Map<String, String> options, String name, @Nullable String value) {
		if (value != null) {
			options.put(name, value);
		}
	}

	private static void addComposite(Row row, Catalog catalog) {
		List<Attribute> attributes = catalog.relations()
			.columns(row.oid("typrelid"))
			.stream()
			.map((column) -> new Attribute(column.name(), column.type(), column.collation()))
			.toList();
		CompositeType type = new CompositeType(id(ObjectKind.COMPOSITE_TYPE, row, catalog), attributes);
		catalog.add(CatalogClass.TYPE, row.oid("oid"), type);
		catalog.own(CatalogClass.RELATION, row.oid("typrelid"), type.id());
	}

	private static ObjectId id(ObjectKind kind, String part, Row row, Catalog catalog) {
		String schema = row.flag(part + "_visible") ? "" : catalog.schema(row.oid(part + "_namespace"));
		return ObjectId.of(kind, schema, row.text(part + "_name"));
	}

	private static ObjectId id(ObjectKind kind, Row row, Catalog catalog) {
		return ObjectId.of(kind, catalog.schema(row, "typnamespace"), row.text("typname"));
	}

}
