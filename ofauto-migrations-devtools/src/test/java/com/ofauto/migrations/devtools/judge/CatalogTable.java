package com.ofauto.migrations.devtools.judge;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A catalog.
 *
 * @param name its name
 * @param columns its columns
 * @param key the columns that tell its rows apart; all where there are none such
 */
record CatalogTable(String name, List<CatalogColumn> columns, List<String> key) {

	/**
	 * The age of what initdb made: it makes the entry of template0 when all else is done.
	 */
	private static final String INITDB = "(SELECT age(xmin) FROM pg_database WHERE datname = 'template0')";

	/**
	 * The rows that somebody has made or changed since initdb.
	 */
	String rows() {
		return this.columns.stream()
			.map((column) -> column.sql() + " AS \"" + column.name() + '"')
			.collect(Collectors.joining(", ", "SELECT ",
					" FROM pg_catalog.%s t WHERE age(t.xmin) < %s AND %s".formatted(this.name, INITDB, filter())));
	}

	/**
	 * How many rows are as initdb made them.
	 */
	String untouched() {
		return "SELECT '%1$s', count(*) FROM pg_catalog.%1$s t WHERE age(t.xmin) >= %2$s AND %3$s".formatted(this.name,
				INITDB, filter());
	}

	private String filter() {
		return Ignored.ROWS.getOrDefault(this.name, "true");
	}

}
