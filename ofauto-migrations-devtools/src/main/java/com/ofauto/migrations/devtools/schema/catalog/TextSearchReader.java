package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.TextSearch;

/**
 * Reads dictionaries and configurations of text search. Token types with the same
 * dictionaries share a statement.
 */
final class TextSearchReader implements KindReader {

	@Override
	public String presence() {
		return """
				EXISTS (SELECT FROM pg_ts_dict WHERE oid >= 16384)
					OR EXISTS (SELECT FROM pg_ts_config WHERE oid >= 16384)""";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT 'D' AS kind, d.oid, dictnamespace AS namespace, dictname AS name,
					pg_ts_dict_is_visible(d.oid) AS visible, ARRAY[
					format('CREATE TEXT SEARCH DICTIONARY %%s (TEMPLATE = %%s%%s)', d.oid::regdictionary,
						CASE WHEN pg_ts_template_is_visible(t.oid) THEN quote_ident(tmplname)
							ELSE format('%%I.%%I', tn.nspname, tmplname) END, coalesce(', ' || dictinitoption, ''))] AS definition
				FROM pg_ts_dict d JOIN pg_ts_template t ON t.oid = dicttemplate JOIN pg_namespace tn ON tn.oid = tmplnamespace
				WHERE d.oid >= 16384 AND dictnamespace IN (%1$s)
				UNION ALL
				SELECT 'C', c.oid, cfgnamespace, cfgname, pg_ts_config_is_visible(c.oid), ARRAY[
					format('CREATE TEXT SEARCH CONFIGURATION %%s (PARSER = %%s)', c.oid::regconfig,
						CASE WHEN pg_ts_parser_is_visible(p.oid) THEN quote_ident(prsname)
							ELSE format('%%I.%%I', pn.nspname, prsname) END)] || ARRAY(
					SELECT format('ALTER TEXT SEARCH CONFIGURATION %%s ADD MAPPING FOR %%s WITH %%s', c.oid::regconfig,
						string_agg(quote_ident(alias), ', ' ORDER BY tokid), dictionaries)
					FROM (
						SELECT t.tokid, t.alias, string_agg(d.oid::regdictionary::text, ', '
							ORDER BY mapseqno) AS dictionaries
						FROM pg_ts_config_map m JOIN ts_token_type(cfgparser) t ON t.tokid = maptokentype
							JOIN pg_ts_dict d ON d.oid = mapdict
						WHERE mapcfg = c.oid GROUP BY t.tokid, t.alias) mappings
					GROUP BY dictionaries ORDER BY min(tokid))
				FROM pg_ts_config c JOIN pg_ts_parser p ON p.oid = cfgparser JOIN pg_namespace pn ON pn.oid = prsnamespace
				WHERE c.oid >= 16384 AND cfgnamespace IN (%1$s)"""
			.formatted(scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			boolean dictionary = row.text("kind").equals("D");
			CatalogClass type = dictionary ? CatalogClass.TEXT_SEARCH_DICTIONARY
					: CatalogClass.TEXT_SEARCH_CONFIGURATION;
			long namespace = row.oid("namespace");
			if (catalog.isOurs(type, row.oid("oid"), namespace)) {
				ObjectKind kind = dictionary ? ObjectKind.TEXT_SEARCH_DICTIONARY : ObjectKind.TEXT_SEARCH_CONFIGURATION;
				ObjectId id = ObjectId.of(kind, catalog.schema(row, "namespace"), row.text("name"));
				catalog.add(type, row.oid("oid"), new TextSearch(id, row.texts("definition")));
			}
		}
	}

}
