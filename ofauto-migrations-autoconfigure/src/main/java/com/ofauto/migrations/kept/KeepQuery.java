package com.ofauto.migrations.kept;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.SafePath;

/**
 * Finds the tables that a reset drops, and what keeping their rows takes. Partitions are
 * tables of their own here, and a partitioned table has no rows.
 *
 * @since 0.1.0
 */
@Internal
public final class KeepQuery {

	private static final String TABLES = """
			SELECT * FROM (
				SELECT c.oid, c.relname, format('%%I.%%I', n.nspname, c.relname) AS name,
					coalesce(pg_table_size(c.oid), 0) AS size, pg_relation_size(c.oid) > 0 AS has_rows,
					has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE'),
					CASE WHEN NOT row_security_active(c.oid) THEN 'SHOWS'
						WHEN pg_has_role(c.relowner, 'USAGE') THEN 'FORCED' ELSE 'HIDES' END,
					CASE WHEN c.relispartition THEN (SELECT r.relname FROM pg_class r
						WHERE r.oid = pg_partition_root(c.oid) AND r.relnamespace = c.relnamespace) END
				FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
				WHERE n.nspname = %s AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
					AND NOT EXISTS (SELECT FROM pg_depend d
						WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
			) dropped
			WHERE has_rows ORDER BY size, name""";

	private KeepQuery() {
	}

	/**
	 * Plans what is kept.
	 * @param connection where the tables are
	 * @param schema their schema
	 * @param limit how many bytes of tables are kept together
	 * @return the plan
	 * @throws SQLException if the database does not answer
	 */
	public static KeepPlan plan(Connection connection, String schema, long limit) throws SQLException {
		List<DroppedTable> tables = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = SafePath.query(statement, TABLES.formatted(Quoted.literal(connection, schema)))) {
			while (rows.next()) {
				tables.add(new DroppedTable(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getLong(4),
						rows.getBoolean(6), DroppedTable.RowSecurity.valueOf(rows.getString(7)), rows.getString(8)));
			}
		}
		return KeepPlan.of(tables, limit);
	}

}
