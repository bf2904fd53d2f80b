package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.View;

/**
 * Reads views and materialized views.
 */
final class ViewReader implements KindReader {

	@Override
	public String presence() {
		return "EXISTS (SELECT FROM pg_class WHERE oid >= 16384 AND relkind = ANY ('{v,m}'))";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT oid, relnamespace, reltype, relispopulated,
					(SELECT nullif(amname, 'heap') FROM pg_am a WHERE a.oid = c.relam) AS method, reloptions || ARRAY(SELECT 'toast.' || o FROM pg_class t,
						unnest(t.reloptions) o WHERE t.oid = c.reltoastrelid) AS reloptions,
					pg_get_viewdef(oid) AS query
				FROM pg_class c WHERE relkind = ANY ('{v,m}') AND relnamespace IN (%s)"""
			.formatted(scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			long oid = row.oid("oid");
			if (catalog.isOurs(CatalogClass.RELATION, oid, row.oid("relnamespace"))) {
				View view = new View(catalog.relations().name(oid), catalog.relations().columns(oid),
						StableCondition.of(row.text("query").strip()), row.texts("reloptions"),
						row.textOrNull("method"), row.flag("relispopulated"));
				catalog.add(CatalogClass.RELATION, oid, view);
				catalog.alias(CatalogClass.TYPE, row.oid("reltype"), view.id());
			}
		}
	}

}
