package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.Cast;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Reads user-defined casts, except those that belong to a range type.
 */
final class CastReader implements KindReader {

	@Override
	public String presence() {
		return "EXISTS (SELECT FROM pg_cast WHERE oid >= 16384)";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT c.oid, format('%%s AS %%s', format_type(c.castsource, NULL), format_type(c.casttarget, NULL)) AS name,
					CASE c.castmethod WHEN 'i' THEN 'WITH INOUT' WHEN 'b' THEN 'WITHOUT FUNCTION'
						ELSE 'WITH FUNCTION ' || c.castfunc::regprocedure END AS method, c.castcontext
				FROM pg_cast c JOIN pg_type s ON s.oid = c.castsource JOIN pg_type t ON t.oid = c.casttarget
				WHERE c.oid >= 16384 AND (s.typnamespace IN (%1$s) OR t.typnamespace IN (%1$s)
					OR s.oid < 16384 AND t.oid < 16384)"""
			.formatted(scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			long key = CatalogClass.CAST.key(row.oid("oid"));
			if (!catalog.links().isInternal(key) && !catalog.links().isOfExtension(key)) {
				catalog.add(CatalogClass.CAST, row.oid("oid"), new Cast(ObjectId.of(ObjectKind.CAST, row.text("name")),
						row.text("method"), context(row.text("castcontext"))));
			}
		}
	}

	private static Cast.Context context(String letter) {
		return switch (letter) {
			case "i" -> Cast.Context.IMPLICIT;
			case "a" -> Cast.Context.ASSIGNMENT;
			default -> Cast.Context.EXPLICIT;
		};
	}

}
