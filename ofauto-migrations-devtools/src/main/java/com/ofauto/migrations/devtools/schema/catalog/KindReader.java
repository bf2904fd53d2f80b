package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

/**
 * Reads one kind of object with one statement.
 */
interface KindReader {

	String sql(CatalogScope scope);

	void read(List<Row> rows, Catalog catalog);

}
