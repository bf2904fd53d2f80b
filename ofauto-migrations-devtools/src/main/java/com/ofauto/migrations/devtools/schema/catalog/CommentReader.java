package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Reads comments, except the default one of {@code public} and those of extensions.
 */
final class CommentReader implements KindReader {

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT classoid, objoid, objsubid, description FROM pg_description
				WHERE objoid >= 16384 OR classoid = 'pg_namespace'::regclass AND objoid IN (%s)
					AND description <> 'standard public schema'
				EXCEPT ALL
				SELECT 'pg_extension'::regclass, e.oid, 0, a.comment FROM pg_extension e
				JOIN pg_available_extensions a ON a.name = e.extname
				WHERE e.oid >= 16384""".formatted(scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			ObjectId id = catalog.named(CatalogClass.key(row.oid("classoid"), row.oid("objoid")),
					row.number("objsubid"));
			if (id != null) {
				catalog.comment(id, row.text("description"));
			}
		}
	}

}
