package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

/**
 * Reads the array types with their element types, including the row types of tables.
 */
final class ArrayReader implements KindReader {

	@Override
	public String sql(CatalogScope scope) {
		return "SELECT oid, typarray FROM pg_type WHERE oid >= 16384 AND typarray <> 0";
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			catalog.links().addArray(CatalogClass.TYPE.key(row.oid("typarray")), CatalogClass.TYPE.key(row.oid("oid")));
		}
	}

}
