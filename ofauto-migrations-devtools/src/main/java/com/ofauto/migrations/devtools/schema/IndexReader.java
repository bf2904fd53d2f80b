package com.ofauto.migrations.devtools.schema;

import java.util.List;

/**
 * Reads indexes, but for those behind constraints and the partitions of others.
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
					quote_ident(c.relname) AS quoted_name, i.indrelid::regclass::text AS quoted_table
				FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
				WHERE c.relnamespace IN (%s) AND NOT c.relispartition""".formatted(scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			long oid = row.oid("indexrelid");
			ObjectId table = catalog.id(CatalogClass.RELATION, row.oid("indrelid"));
			if (table != null && !catalog.contains(CatalogClass.RELATION, oid)) {
				catalog.add(CatalogClass.RELATION, oid, index(table, row, catalog));
			}
		}
	}

	private static Index index(ObjectId owner, Row row, Catalog catalog) {
		ObjectId id = ObjectId.of(ObjectKind.INDEX, catalog.schema(row.oid("relnamespace")), row.text("relname"));
		String definition = Reprint.of(row.text("definition"));
		int table = (row.flag("indisunique") ? CREATE_UNIQUE : CREATE).length() + row.text("quoted_name").length()
				+ ON.length();
		if (definition.startsWith(ONLY, table)) {
			// Printed for every index of a partitioned table, whatever its partitions
			// have.
			definition = definition.substring(0, table) + definition.substring(table + ONLY.length());
		}
		String using = definition.substring(table + row.text("quoted_table").length() + 1);
		return new Index(id, owner, definition, using, row.flag("indisunique"), row.flag("indisvalid"));
	}

}
