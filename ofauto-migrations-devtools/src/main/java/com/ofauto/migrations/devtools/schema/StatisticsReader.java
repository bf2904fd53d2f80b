package com.ofauto.migrations.devtools.schema;

import java.util.List;

/**
 * Reads extended statistics.
 */
final class StatisticsReader implements KindReader {

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT oid, stxnamespace, stxname, stxrelid, pg_get_statisticsobjdef(oid) AS definition
				FROM pg_statistic_ext WHERE stxnamespace IN (%s)""".formatted(scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			if (catalog.contains(CatalogClass.RELATION, row.oid("stxrelid"))) {
				ObjectId id = ObjectId.of(ObjectKind.STATISTICS, catalog.schema(row.oid("stxnamespace")),
						row.text("stxname"));
				catalog.add(CatalogClass.STATISTICS, row.oid("oid"),
						new Statistics(id, Reprint.of(row.text("definition"))));
			}
		}
	}

}
