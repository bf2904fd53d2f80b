package com.ofauto.migrations.devtools.schema;

import java.util.List;

/**
 * Reads rules. The one that makes a view is the view itself.
 */
final class RuleReader implements KindReader {

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT oid, ev_class, rulename, ev_enabled,
					CASE WHEN rulename <> '_RETURN' THEN pg_get_ruledef(oid) END AS definition
				FROM pg_rewrite WHERE ev_class IN (%s)""".formatted(scope.relations("r,p,f,v,m"));
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			long oid = row.oid("oid");
			ObjectId relation = catalog.id(CatalogClass.RELATION, row.oid("ev_class"));
			String definition = row.textOrNull("definition");
			if (relation != null && definition != null) {
				catalog.add(CatalogClass.RULE, oid, new Rule(relation.part(ObjectKind.RULE, row.text("rulename")),
						Reprint.of(definition), Firing.of(row.text("ev_enabled"))));
			}
			else if (relation != null) {
				catalog.alias(CatalogClass.RULE, oid, relation);
			}
		}
	}

}
