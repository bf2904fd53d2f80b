package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Statistics;

/**
 * Reads extended statistics.
 */
final class StatisticsReader implements KindReader {

	@Override
	public String presence() {
		return "EXISTS (SELECT FROM pg_statistic_ext)";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT s.oid, stxnamespace, stxname, stxrelid, pg_get_statisticsobjdef(s.oid) AS definition,
					pg_statistics_obj_is_visible(s.oid) AS visible, format('%%I.%%I', n.nspname, stxname) AS whole,
					CASE WHEN pg_statistics_obj_is_visible(s.oid) THEN quote_ident(stxname)
						ELSE format('%%I.%%I', n.nspname, stxname) END AS own
				FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = stxnamespace
				WHERE stxnamespace IN (%s)""".formatted(scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			if (catalog.contains(CatalogClass.RELATION, row.oid("stxrelid"))) {
				ObjectId id = ObjectId.of(ObjectKind.STATISTICS, catalog.schema(row, "stxnamespace"),
						row.text("stxname"));
				catalog.add(CatalogClass.STATISTICS, row.oid("oid"), new Statistics(id,
						StableCondition.of(WholeName.after("CREATE STATISTICS ", row.text("definition"), row))));
			}
		}
	}

}
