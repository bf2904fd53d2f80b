package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Reads extensions, except PostgreSQL's own procedural language. They belong to the
 * database, so the chosen schemas do not matter.
 */
final class ExtensionReader implements KindReader {

	@Override
	public String presence() {
		return "EXISTS (SELECT FROM pg_extension WHERE oid >= 16384)";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT e.oid, extname, extnamespace, extversion,
					nspname <> 'public' AND nspname = current_schema() AS visible,
					extversion IS DISTINCT FROM (SELECT default_version FROM pg_available_extensions() WHERE name = extname)
						AS named,
					(SELECT comment FROM pg_available_extensions() WHERE name = extname) AS comment
				FROM pg_extension e JOIN pg_namespace n ON n.oid = extnamespace
				WHERE e.oid >= 16384""";
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			catalog.add(CatalogClass.EXTENSION, row.oid("oid"),
					new Extension(ObjectId.of(ObjectKind.EXTENSION, row.text("extname")),
							catalog.schema(row, "extnamespace"), row.text("extversion"), row.flag("named"),
							row.textOrNull("comment"), catalog.members(row.oid("oid"))));
		}
	}

}
