package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.FiringMode;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Trigger;

/**
 * Reads user-defined triggers, except those that a partition has from its parent.
 */
final class TriggerReader implements KindReader {

	@Override
	public String presence() {
		return "EXISTS (SELECT FROM pg_trigger WHERE NOT tgisinternal)";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT t.oid, tgrelid, tgname, tgenabled, pg_get_triggerdef(t.oid) AS definition,
					pg_get_triggerdef(t.oid, true) AS pretty, format('%%I.%%I', n.nspname, relname) AS whole,
					tgrelid::regclass::text AS own
				FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace
				WHERE NOT tgisinternal AND tgparentid = 0 AND tgrelid IN (%s)""".formatted(scope.relations("r,p,f,v"));
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			ObjectId table = catalog.id(CatalogClass.RELATION, row.oid("tgrelid"));
			if (table != null) {
				catalog.add(CatalogClass.TRIGGER, row.oid("oid"),
						new Trigger(table.part(ObjectKind.TRIGGER, row.text("tgname")),
								StableCondition.of(WholeName.within(" ON ", row)),
								FiringMode.of(row.text("tgenabled"))));
			}
		}
	}

}
