package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.FiringMode;
import com.ofauto.migrations.devtools.schema.ObjectAttribute;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads attributes that statements of their own set. The attributes of a constraint's
 * index belong to the constraint. Before PostgreSQL 15 a partition's trigger from its
 * parent is marked as internal.
 */
final class ObjectAttributeReader implements KindReader {

	@Override
	public String presence() {
		return """
				EXISTS (SELECT FROM pg_index WHERE indisclustered AND indexrelid >= 16384)
					OR EXISTS (SELECT FROM pg_attribute WHERE attrelid >= 16384 AND attnum > 0 AND attstattarget >= 0)
					OR EXISTS (SELECT FROM pg_class WHERE oid >= 16384 AND relkind = 'i' AND reloptions IS NOT NULL)
					OR EXISTS (SELECT FROM pg_description WHERE objoid >= 16384 AND classoid = 'pg_class'::regclass)
					OR EXISTS (SELECT FROM pg_statistic_ext)
					OR EXISTS (SELECT FROM pg_depend WHERE deptype = 'x' AND refclassid = 'pg_extension'::regclass)
					OR EXISTS (SELECT FROM pg_trigger WHERE tgparentid <> 0 OR tgisinternal AND tgenabled <> 'O')
					OR EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND conparentid <> 0)""";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT 'CLUSTERED' AS kind, 1259 AS class, i.indrelid AS oid, '' AS name, c.relname::text AS value
				FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indisclustered AND i.indexrelid >= 16384
				UNION ALL SELECT 'INDEX_STATISTICS', 1259, c.oid, a.attnum::text, a.attstattarget::text
				FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
				WHERE c.relkind = ANY ('{i,I}') AND c.relnamespace IN (%1$s) AND a.attstattarget >= 0
				UNION ALL SELECT 'INDEX_OPTION', 1259, c.oid, split_part(option, '=', 1),
					substr(option, strpos(option, '=') + 1)
				FROM pg_class c CROSS JOIN unnest(c.reloptions) option
				WHERE c.relkind = 'i' AND c.relnamespace IN (%1$s)
				UNION ALL SELECT 'INDEX_COMMENT', 1259, c.oid, '', d.description
				FROM pg_class c JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass
				WHERE c.relkind = ANY ('{i,I}') AND c.relnamespace IN (%1$s)
				UNION ALL SELECT 'STATISTICS_TARGET', 3381, oid, '', stxstattarget::text
				FROM pg_statistic_ext WHERE stxstattarget >= 0
				UNION ALL SELECT 'DEPENDS_ON_EXTENSION', d.classid, d.objid, e.extname::text, ''
				FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
				WHERE d.deptype = 'x' AND d.refclassid = 'pg_extension'::regclass
				UNION ALL SELECT 'PARTITION_TRIGGER', 1259, tgrelid, tgname::text, tgenabled::text
				FROM pg_trigger WHERE %2$s AND tgparentid <> 0
				UNION ALL SELECT 'CONSTRAINT_TRIGGER', 2606, t.tgconstraint, p.proname::text, t.tgenabled::text
				FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgisinternal AND t.tgenabled <> 'O'
				UNION ALL SELECT 'PART_NAME', 1259, k.conrelid, w.conname::text, k.conname::text
				FROM pg_constraint k JOIN pg_constraint p ON p.oid = k.conparentid AND p.conrelid <> k.conrelid
				CROSS JOIN LATERAL (WITH RECURSIVE up AS (SELECT k.conname, k.conparentid
						UNION ALL SELECT u.conname, u.conparentid FROM pg_constraint u JOIN up ON u.oid = up.conparentid)
					SELECT conname FROM up WHERE conparentid = 0) w
				WHERE k.contype = 'f' AND k.conname <> w.conname"""
			.formatted(scope.namespaceList(), scope.since(15, "NOT tgisinternal", "true"));
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			ObjectAttribute mark = mark(row, catalog);
			if (mark != null) {
				catalog.mark(mark, value(mark.kind(), row.text("value")));
			}
		}
	}

	private static @Nullable ObjectAttribute mark(Row row, Catalog catalog) {
		ObjectAttribute.Kind kind = ObjectAttribute.Kind.valueOf(row.text("kind"));
		ObjectId id = catalog.resolve(CatalogClass.key(row.oid("class"), row.oid("oid")), 0);
		if (id == null) {
			return null;
		}
		return switch (kind) {
			case INDEX_OPTION -> isKey(id, catalog) ? new ObjectAttribute(id, kind, row.text("name")) : null;
			case INDEX_COMMENT ->
				(id.kind() == ObjectKind.CONSTRAINT) ? new ObjectAttribute(id, kind, row.text("name")) : null;
			case PARTITION_TRIGGER -> new ObjectAttribute(id.part(ObjectKind.TRIGGER, row.text("name")), kind, "");
			default -> new ObjectAttribute(id, kind, row.text("name"));
		};
	}

	/**
	 * The definition of an exclusion contains its storage parameters.
	 */
	private static boolean isKey(ObjectId id, Catalog catalog) {
		return catalog.object(id) instanceof Constraint constraint && constraint.kind() != Constraint.Kind.EXCLUSION;
	}

	private static String value(ObjectAttribute.Kind kind, String value) {
		return switch (kind) {
			case PARTITION_TRIGGER, CONSTRAINT_TRIGGER -> FiringMode.of(value).name();
			default -> value;
		};
	}

}
