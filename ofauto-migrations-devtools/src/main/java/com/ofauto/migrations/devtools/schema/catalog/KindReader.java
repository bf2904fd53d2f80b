package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

/**
 * Reads one kind of object with one statement. A kind that a database does not have costs
 * a look instead of the statement, which takes the server longer to plan than to answer.
 */
interface KindReader {

	/**
	 * Return a condition that holds if the statement may find a row. It must be cheap.
	 */
	default String presence() {
		return "true";
	}

	String sql(CatalogScope scope);

	void read(List<Row> rows, Catalog catalog);

}
