package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Reads the names of all tables, views and sequences, also in schemas that were not
 * chosen.
 */
final class RelationNameReader implements KindReader {

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT oid, relnamespace, relname, relkind, pg_table_is_visible(oid) AS visible FROM pg_class
				WHERE oid >= 16384 AND relkind = ANY ('{r,p,f,v,m,S}')""";
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			catalog.relations()
				.name(row.oid("oid"), ObjectId.of(kind(row.text("relkind")), catalog.schema(row, "relnamespace"),
						row.text("relname")));
		}
	}

	private static ObjectKind kind(String letter) {
		return switch (letter) {
			case "v" -> ObjectKind.VIEW;
			case "m" -> ObjectKind.MATERIALIZED_VIEW;
			case "S" -> ObjectKind.SEQUENCE;
			default -> ObjectKind.TABLE;
		};
	}

}
