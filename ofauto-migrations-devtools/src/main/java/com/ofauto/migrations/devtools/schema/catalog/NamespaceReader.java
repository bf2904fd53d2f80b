package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.Namespace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Reads the chosen schemas.
 */
final class NamespaceReader implements KindReader {

	@Override
	public String sql(CatalogScope scope) {
		return "SELECT oid FROM pg_namespace WHERE oid IN (" + scope.namespaceList() + ")";
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			long oid = row.oid("oid");
			if (!catalog.links().isOfExtension(CatalogClass.NAMESPACE.key(oid))) {
				catalog.add(CatalogClass.NAMESPACE, oid,
						new Namespace(ObjectId.of(ObjectKind.SCHEMA, catalog.schema(oid))));
			}
		}
	}

}
