package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.FiringMode;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Rule;

/**
 * Reads rules, except those of views.
 */
final class RuleReader implements KindReader {

	@Override
	public String presence() {
		return "EXISTS (SELECT FROM pg_rewrite WHERE oid >= 16384)";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT r.oid, ev_class, rulename, ev_enabled,
					CASE WHEN rulename <> '_RETURN' THEN pg_get_ruledef(r.oid) END AS definition,
					CASE WHEN rulename <> '_RETURN' THEN pg_get_ruledef(r.oid, true) END AS pretty,
					format('%%I.%%I', n.nspname, relname) AS whole, ev_class::regclass::text AS own
				FROM pg_rewrite r JOIN pg_class c ON c.oid = ev_class JOIN pg_namespace n ON n.oid = relnamespace
				WHERE ev_class IN (%s)""".formatted(scope.relations("r,p,f,v,m"));
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			long oid = row.oid("oid");
			ObjectId relation = catalog.id(CatalogClass.RELATION, row.oid("ev_class"));
			if (relation != null && row.has("definition")) {
				catalog.add(CatalogClass.RULE, oid, new Rule(relation.part(ObjectKind.RULE, row.text("rulename")),
						StableCondition.of(WholeName.within(" TO ", row)), FiringMode.of(row.text("ev_enabled"))));
			}
			else if (relation != null) {
				catalog.alias(CatalogClass.RULE, oid, relation);
			}
		}
	}

}
