package com.ofauto.migrations.kept;

import java.util.List;
import java.util.Optional;

/**
 * A relation that kept rows may go to.
 *
 * @param id its number in the catalog
 * @param relation its bare name
 * @param name schema and name as SQL has them
 * @param kind its {@code relkind}
 * @param hasRules whether a rule takes the place of an INSERT
 * @param forcesRowSecurity whether row-level security is forced on this role as its owner
 * @param columns its columns in order
 */
record LiveTable(long id, String relation, String name, char kind, boolean hasRules, boolean forcesRowSecurity,
		List<Column> columns) {

	LiveTable {
		columns = List.copyOf(columns);
	}

	boolean partitioned() {
		return this.kind == 'p';
	}

	/**
	 * Its own rows, or those of its partitions.
	 */
	String rows() {
		return partitioned() ? this.name : "ONLY " + this.name;
	}

	Optional<Column> column(String name) {
		return this.columns.stream().filter((column) -> column.name().equals(name)).findFirst();
	}

	/**
	 * A column.
	 *
	 * @param name its bare name
	 * @param sql its name as SQL has it
	 * @param type its type as PostgreSQL prints it
	 * @param generated whether it is computed from others
	 * @param needsValue whether each row needs a value for it
	 */
	record Column(String name, String sql, String type, boolean generated, boolean needsValue) {

	}

}
