package com.ofauto.migrations.kept;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.SafePath;

/**
 * Reads what has to be known of tables whose rows are kept.
 */
final class TableCatalog {

	private static final String COLUMNS = """
			SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
			WHERE attrelid = %d AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum""";

	private static final String SEQUENCES = """
			SELECT relname, value::text FROM (
				SELECT c.relname, CASE WHEN c.relkind = 'S' THEN
					CASE WHEN has_sequence_privilege(c.oid, 'SELECT') THEN pg_sequence_last_value(c.oid) END END AS value FROM pg_class c
				WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %s) AND c.relkind = 'S'
					AND NOT EXISTS (SELECT FROM pg_depend d
						WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
			) called
			WHERE value IS NOT NULL ORDER BY relname""";

	private TableCatalog() {
	}

	/**
	 * The columns that have values of their own.
	 */
	static List<KeptColumn> columns(Connection connection, long table) throws SQLException {
		List<KeptColumn> columns = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = SafePath.query(statement, COLUMNS.formatted(table))) {
			while (rows.next()) {
				columns.add(new KeptColumn(rows.getString(1), rows.getString(2)));
			}
		}
		return columns;
	}

	static List<KeptSequence> sequences(Connection connection, String schema) throws SQLException {
		List<KeptSequence> sequences = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = SafePath.query(statement, SEQUENCES.formatted(Quoted.literal(connection, schema)))) {
			while (rows.next()) {
				sequences.add(new KeptSequence(rows.getString(1), rows.getString(2)));
			}
		}
		return sequences;
	}

}
