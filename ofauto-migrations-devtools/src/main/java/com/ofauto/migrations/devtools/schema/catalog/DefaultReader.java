package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Reads the expressions of defaults and generated columns.
 */
final class DefaultReader implements KindReader {

	@Override
	public String presence() {
		return "EXISTS (SELECT FROM pg_attrdef)";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT d.oid, d.adrelid, d.adnum, (SELECT a.attname FROM pg_attribute a
					WHERE a.attrelid = d.adrelid AND a.attnum = d.adnum) AS attname,
					pg_get_expr(d.adbin, d.adrelid) AS expression
				FROM pg_attrdef d
				WHERE d.adrelid IN (%s)""".formatted(scope.relations("r,p,f,v"));
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			long table = row.oid("adrelid");
			catalog.relations().expression(table, row.number("adnum"), StableCondition.of(row.text("expression")));
			catalog.alias(CatalogClass.DEFAULT, row.oid("oid"),
					catalog.relations().name(table).part(ObjectKind.DEFAULT, row.text("attname")));
		}
	}

}
