package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.Grant;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Reads privileges, except those of owners.
 */
final class GrantReader implements KindReader {

	@Override
	public String sql(CatalogScope scope) {
		return """
				WITH object AS (
					SELECT 'pg_class'::regclass::oid AS class, oid, 0 AS sub, relowner AS owner,
						coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)) AS acl
					FROM pg_class WHERE relnamespace IN (%1$s) AND relkind = ANY ('{r,p,f,v,m,S}')
					UNION ALL SELECT 'pg_class'::regclass, c.oid, a.attnum, c.relowner, a.attacl
					FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
					WHERE a.attacl IS NOT NULL AND c.relnamespace IN (%1$s)
					UNION ALL SELECT 'pg_proc'::regclass, oid, 0, proowner, coalesce(proacl, acldefault('f', proowner))
					FROM pg_proc WHERE pronamespace IN (%1$s)
					UNION ALL SELECT 'pg_type'::regclass, oid, 0, typowner, coalesce(typacl, acldefault('T', typowner))
					FROM pg_type WHERE typnamespace IN (%1$s)
						AND (typtype <> 'c' OR typrelid IN (SELECT oid FROM pg_class WHERE relkind = 'c'))
					UNION ALL SELECT 'pg_namespace'::regclass, oid, 0, nspowner, coalesce(nspacl, acldefault('n', nspowner))
					FROM pg_namespace WHERE oid IN (%1$s))
				SELECT object.class, object.oid, object.sub, coalesce(r.rolname, 'PUBLIC') AS grantee,
					e.privilege_type, e.is_grantable
				FROM object CROSS JOIN LATERAL aclexplode(object.acl) e LEFT JOIN pg_roles r ON r.oid = e.grantee
				WHERE e.grantee <> object.owner"""
			.formatted(scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			ObjectId id = catalog.named(CatalogClass.key(row.oid("class"), row.oid("oid")), row.number("sub"));
			if (id != null) {
				catalog.grant(new Grant(id, row.text("grantee"), row.text("privilege_type"), row.flag("is_grantable")));
			}
		}
	}

}
