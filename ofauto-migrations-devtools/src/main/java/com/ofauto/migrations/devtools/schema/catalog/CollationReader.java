package com.ofauto.migrations.devtools.schema.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.devtools.schema.Collation;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Reads collations. Versions of PostgreSQL differ in the columns for the locale.
 */
final class CollationReader implements KindReader {

	private static final Map<String, String> PROVIDERS = Map.of("c", "libc", "i", "icu", "b", "builtin");

	@Override
	public String presence() {
		return "EXISTS (SELECT FROM pg_collation WHERE oid >= 16384)";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT oid, collnamespace, collname, pg_collation_is_visible(oid) AS visible, collprovider, collencoding,
					collisdeterministic, collcollate, collctype,
					%s AS locale, %s AS rules
				FROM pg_collation WHERE oid >= 16384 AND collnamespace IN (%s)"""
			.formatted(scope.since(17, "colllocale", scope.since(15, "colliculocale", "NULL::text")),
					scope.since(16, "collicurules", "NULL::text"), scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			long namespace = row.oid("collnamespace");
			if (catalog.isOurs(CatalogClass.COLLATION, row.oid("oid"), namespace)) {
				ObjectId id = ObjectId.of(ObjectKind.COLLATION, catalog.schema(row, "collnamespace"),
						row.text("collname"));
				catalog.add(CatalogClass.COLLATION, row.oid("oid"), new Collation(id, options(row)));
			}
		}
	}

	private static Map<String, String> options(Row row) {
		String letter = row.text("collprovider");
		Map<String, String> options = new LinkedHashMap<>();
		if (letter.equals("c") && row.number("collencoding") < 0) {
			options.put("from", row.text("collcollate"));
			return options;
		}
		options.put("provider", PROVIDERS.getOrDefault(letter, letter));
		String locale = row.textOrNull("locale");
		String collate = row.textOrNull("collcollate");
		String ctype = row.textOrNull("collctype");
		if (locale != null) {
			options.put("locale", locale);
		}
		else if (collate != null && collate.equals(ctype)) {
			options.put("locale", collate);
		}
		else if (collate != null && ctype != null) {
			options.put("lc_collate", collate);
			options.put("lc_ctype", ctype);
		}
		String rules = row.textOrNull("rules");
		if (rules != null) {
			options.put("rules", rules);
		}
		options.put("deterministic", String.valueOf(row.flag("collisdeterministic")));
		return options;
	}

}
