package com.ofauto.migrations.devtools.schema;

import java.util.List;

/**
 * Reads extensions, other than PostgreSQL's own procedural language.
 */
final class ExtensionReader implements KindReader {

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT oid, extname, extnamespace, extversion FROM pg_extension
				WHERE oid >= 16384 AND extnamespace IN (%s)""".formatted(scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			catalog.add(CatalogClass.EXTENSION, row.oid("oid"),
					new Extension(ObjectId.of(ObjectKind.EXTENSION, row.text("extname")),
							catalog.schema(row.oid("extnamespace")), row.text("extversion")));
		}
	}

}
