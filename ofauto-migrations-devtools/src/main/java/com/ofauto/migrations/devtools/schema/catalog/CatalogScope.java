package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The scope of a catalog query.
 *
 * @param majorVersion the major version of the server
 * @param namespaces the chosen schemas by oid, never empty
 */
record CatalogScope(int majorVersion, List<Long> namespaces) {

	/**
	 * Return the schemas as a list for {@code IN}.
	 */
	String namespaceList() {
		return this.namespaces.stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

	/**
	 * Return the relations of these kinds as a subquery for {@code IN}.
	 */
	String relations(String kinds) {
		return "SELECT oid FROM pg_class WHERE relkind = ANY ('{" + kinds + "}') AND relnamespace IN ("
				+ namespaceList() + ")";
	}

	/**
	 * Return a column that older servers do not have.
	 */
	String since(int version, String column, String otherwise) {
		return (this.majorVersion >= version) ? column : otherwise;
	}

}
