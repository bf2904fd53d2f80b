package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ObjectAttribute;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Reads the owners that differ from that of the history or, without a history, from the
 * current role. An owned sequence has the owner of its table, and {@code public} belongs
 * to the database until its owner is changed.
 */
final class OwnerReader implements KindReader {

	@Override
	public String sql(CatalogScope scope) {
		return """
				WITH usual AS (
					SELECT coalesce((SELECT relowner FROM pg_class WHERE relname = '%2$s' AND relkind = 'r'
						AND relnamespace IN (%1$s) LIMIT 1), (SELECT oid FROM pg_roles WHERE rolname = current_user)) AS role),
				object AS (
					SELECT 'pg_class'::regclass::oid AS class, oid, relowner AS owner FROM pg_class c
					WHERE relnamespace IN (%1$s) AND relkind = ANY ('{r,p,f,v,m,S}') AND NOT (relkind = 'S' AND EXISTS (
						SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
							AND d.refclassid = 'pg_class'::regclass AND d.deptype = ANY ('{a,i}')))
					UNION ALL SELECT 'pg_proc'::regclass, oid, proowner FROM pg_proc WHERE pronamespace IN (%1$s)
					UNION ALL SELECT 'pg_type'::regclass, oid, typowner FROM pg_type WHERE typnamespace IN (%1$s)
					UNION ALL SELECT 'pg_namespace'::regclass, oid, nspowner FROM pg_namespace WHERE oid IN (%1$s)
						AND NOT (nspname = 'public' AND nspowner < 16384)
					UNION ALL SELECT 'pg_collation'::regclass, oid, collowner FROM pg_collation WHERE collnamespace IN (%1$s)
					UNION ALL SELECT 'pg_statistic_ext'::regclass, oid, stxowner FROM pg_statistic_ext
					WHERE stxnamespace IN (%1$s)
					UNION ALL SELECT 'pg_ts_config'::regclass, oid, cfgowner FROM pg_ts_config WHERE cfgnamespace IN (%1$s)
					UNION ALL SELECT 'pg_ts_dict'::regclass, oid, dictowner FROM pg_ts_dict WHERE dictnamespace IN (%1$s))
				SELECT object.class, object.oid, r.rolname FROM object JOIN pg_roles r ON r.oid = object.owner
				WHERE object.owner <> (SELECT role FROM usual)"""
			.formatted(scope.namespaceList(), TableReader.HISTORY);
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			ObjectId id = catalog.named(CatalogClass.key(row.oid("class"), row.oid("oid")), 0);
			if (id != null) {
				catalog.mark(new ObjectAttribute(id, ObjectAttribute.Kind.OWNER, ""), row.text("rolname"));
			}
		}
	}

}
