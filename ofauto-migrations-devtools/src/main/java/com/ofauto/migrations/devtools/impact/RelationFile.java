package com.ofauto.migrations.devtools.impact;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a relation's rows are.
 *
 * @param filenode the number of its file, 0 if it has none
 * @param tablespace the number of its tablespace
 */
record RelationFile(long filenode, long tablespace) {

	static final RelationFile NONE = new RelationFile(0, 0);

	private static final String QUERY = """
			SELECT c.oid::pg_catalog.int8, pg_catalog.pg_relation_filenode(c.oid)::pg_catalog.int8,
				c.reltablespace::pg_catalog.int8
			FROM pg_catalog.pg_class c WHERE c.oid == ANY """ + CatalogQuery.OIDS;

	static Map<Long, RelationFile> read(CatalogQuery session, Collection<Long> oids) throws SQLException {
		Map<Long, RelationFile> files = new HashMap<>();
		if (!oids.isEmpty()) {
			session.run(QUERY, CatalogQuery.array(oids),
					(row) -> files.put(row.getLong(1), new RelationFile(row.getLong(2), row.getLong(3))));
		}
		return files;
	}

}
