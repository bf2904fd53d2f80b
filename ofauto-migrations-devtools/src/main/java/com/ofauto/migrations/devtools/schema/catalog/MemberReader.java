package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Reads the members of extensions that are of kinds that migrations can create.
 */
final class MemberReader implements KindReader {

	@Override
	public String presence() {
		return """
				EXISTS (SELECT FROM pg_depend WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass
					AND objid >= 16384)""";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				WITH member AS (SELECT classid, objid, refobjid AS extension FROM pg_depend
					WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass AND objid >= 16384)
				SELECT m.extension, CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED_VIEW'
					WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind, c.relnamespace AS namespace, c.relname AS name,
					'' AS part, pg_table_is_visible(c.oid) AS visible
				FROM member m JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid
				WHERE c.relkind = ANY ('{r,p,f,v,m,S}')
				UNION ALL SELECT m.extension, 'ROUTINE', p.pronamespace, p.proname, oidvectortypes(p.proargtypes),
					pg_function_is_visible(p.oid)
				FROM member m JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND p.oid = m.objid
				UNION ALL SELECT m.extension, CASE t.typtype WHEN 'e' THEN 'ENUM' WHEN 'd' THEN 'DOMAIN'
					WHEN 'r' THEN 'RANGE_TYPE' ELSE 'COMPOSITE_TYPE' END, t.typnamespace, t.typname, '',
					pg_type_is_visible(t.oid)
				FROM member m JOIN pg_type t ON m.classid = 'pg_type'::regclass AND t.oid = m.objid
				WHERE t.typtype = ANY ('{e,d,r,c}')""";
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			catalog.member(row.oid("extension"), new ObjectId(ObjectKind.valueOf(row.text("kind")),
					catalog.schema(row, "namespace"), row.text("name"), row.text("part")));
		}
	}

}
