package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Reads indexes, except those of constraints.
 */
final class IndexReader implements KindReader {

	private static final String CREATE = "CREATE INDEX ";

	private static final String CREATE_UNIQUE = "CREATE UNIQUE INDEX ";

	private static final String ON = " ON ";

	private static final String ONLY = "ONLY ";

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT i.indexrelid, i.indrelid, c.relname, c.relnamespace, i.indisunique, i.indisvalid,
					pg_get_indexdef(i.indexrelid) AS definition,
					pg_table_is_visible(c.oid) AS visible, quote_ident(c.relname) AS name,
					i.indrelid::regclass::text AS own, format('%%I.%%I', n.nspname, t.relname) AS whole,
					t.relname AS table_name, %s
				FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
					JOIN pg_namespace n ON n.oid = t.relnamespace
				%s
				WHERE c.relnamespace IN (%s) AND NOT EXISTS (SELECT FROM pg_constraint o
					WHERE o.conindid = i.indexrelid AND o.contype = ANY ('{p,u,x}'))"""
			.formatted(IndexPlaceReader.COLUMNS, IndexPlaceReader.joins("i.indexrelid"), scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			ObjectId table = catalog.id(CatalogClass.RELATION, row.oid("indrelid"));
			if (table != null && !IndexPlaceReader.isOfAnother(row, catalog)) {
				catalog.add(CatalogClass.RELATION, row.oid("indexrelid"), index(table, row, catalog));
			}
		}
	}

	private static Index index(ObjectId owner, Row row, Catalog catalog) {
		ObjectId id = ObjectId.of(ObjectKind.INDEX, catalog.schema(row, "relnamespace"), row.text("relname"));
		String definition = StableCondition.of(row.text("definition"));
		String beginning = (row.flag("indisunique") ? CREATE_UNIQUE : CREATE) + row.text("name") + ON;
		if (definition.startsWith(beginning + ONLY)) {
			// Printed for every index of a partitioned table, whatever its partitions
			// have.
			definition = beginning + definition.substring(beginning.length() + ONLY.length());
		}
		definition = WholeName.after(beginning, definition, row);
		String using = definition.substring(beginning.length() + row.text("own").length() + 1);
		return new Index(id, owner, definition, using, row.flag("indisunique"), row.flag("indisvalid"), IndexPlaceReader
			.read(row, id.name(), catalog, (columns) -> UsualName.ofIndex(row.text("table_name"), columns)));
	}

}
