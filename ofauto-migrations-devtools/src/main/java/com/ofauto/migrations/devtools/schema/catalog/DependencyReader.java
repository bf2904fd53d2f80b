package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.catalog.DependencyRows.Link;

/**
 * Reads dependencies, the members of extensions, and the owned sequences of columns.
 * Objects below this oid are built in, and so are the triggers of constraints.
 */
final class DependencyReader implements KindReader {

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype
				FROM pg_depend
				WHERE objid >= 16384 AND refobjid >= 16384 AND deptype IN ('n', 'a', 'i', 'e')
					AND NOT (classid = 'pg_trigger'::regclass AND refclassid = 'pg_constraint'::regclass)""";
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			catalog.links()
				.add(new Link(CatalogClass.key(row.oid("classid"), row.oid("objid")), row.number("objsubid"),
						CatalogClass.key(row.oid("refclassid"), row.oid("refobjid")), row.number("refobjsubid"),
						row.text("deptype")));
		}
	}

}
