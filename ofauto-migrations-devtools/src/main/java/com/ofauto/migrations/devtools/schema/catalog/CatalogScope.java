package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a catalog query is asked of.
 *
 * @param majorVersion the server's
 * @param namespaces the chosen schemas by oid, never empty
 */
record CatalogScope(int majorVersion, List<Long> namespaces) {

	/**
	 * The schemas as the inside of an {@code IN}.
	 */
	String namespaceList() {
		return this.namespaces.stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

	/**
	 * The relations of these kinds as the inside of an {@code IN}.
	 */
	String relations(String kinds) {
		return "SELECT oid FROM pg_class WHERE relkind = ANY ('{" + kinds + "}') AND relnamespace IN ("
				+ namespaceList() + ")";
	}

	/**
	 * A column that older servers do not have.
	 */
	String since(int version, String column, String otherwise) {
		return (this.majorVersion >= version) ? column : otherwise;
	}

}
