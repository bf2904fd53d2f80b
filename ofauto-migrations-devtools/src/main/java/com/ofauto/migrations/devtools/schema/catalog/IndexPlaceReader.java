package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;
import java.util.function.Function;

import com.ofauto.migrations.devtools.schema.IndexPlace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the places of indexes in partitioned indexes, as a part of another reader's
 * query.
 */
final class IndexPlaceReader {

	static final String COLUMNS = """
			whole.relname AS whole_name, whole.relnamespace AS whole_namespace,
				pg_table_is_visible(whole.oid) AS whole_visible, above.indrelid AS whole_table,
				EXISTS (SELECT FROM pg_constraint q WHERE q.conrelid = above.indrelid
					AND q.conindid = above.indexrelid AND q.contype = ANY ('{p,u,x}')) AS whole_key,
				CASE WHEN h.inhrelid IS NOT NULL THEN ARRAY(SELECT a.attname::text FROM pg_attribute a
					WHERE a.attrelid = h.inhrelid AND a.attnum > 0 ORDER BY a.attnum) END AS index_columns""";

	private IndexPlaceReader() {
	}

	/**
	 * Return the tables for the columns.
	 * @param index the index
	 */
	static String joins(String index) {
		return """
				LEFT JOIN pg_inherits h ON h.inhrelid = %s LEFT JOIN pg_index above ON above.indexrelid = h.inhparent
				LEFT JOIN pg_class whole ON whole.oid = h.inhparent""".formatted(index);
	}

	/**
	 * Whether an index is a part of one that does not belong to the application.
	 */
	static boolean isOfAnother(Row row, Catalog catalog) {
		return row.has("whole_table") && !catalog.contains(CatalogClass.RELATION, row.oid("whole_table"));
	}

	/**
	 * Return the place of an index.
	 * @param name its name
	 * @param usual the name that PostgreSQL generates for these columns
	 */
	static @Nullable IndexPlace read(Row row, String name, Catalog catalog, Function<List<String>, UsualName> usual) {
		if (!row.has("whole_table")) {
			return null;
		}
		String whole = row.text("whole_name");
		ObjectId parent = row.flag("whole_key")
				? catalog.relations().name(row.oid("whole_table")).part(ObjectKind.CONSTRAINT, whole)
				: ObjectId.of(ObjectKind.INDEX,
						row.flag("whole_visible") ? "" : catalog.schema(row.oid("whole_namespace")), whole);
		UsualName usualName = usual.apply(row.texts("index_columns"));
		return new IndexPlace(parent, usualName.text(), usualName.isOf(name));
	}

}
