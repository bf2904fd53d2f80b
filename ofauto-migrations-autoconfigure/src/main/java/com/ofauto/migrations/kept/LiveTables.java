package com.ofauto.migrations.kept;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.SafePath;

/**
 * Reads the relations of a schema, by their bare names.
 */
final class LiveTables {

	private static final String RELATIONS = """
			SELECT c.oid, c.relname, format('%%I.%%I', n.nspname, c.relname), c.relkind,
				EXISTS (SELECT FROM pg_rewrite r WHERE r.ev_class = c.oid AND r.ev_type IN ('2', '3')),
				c.relrowsecurity AND c.relforcerowsecurity AND pg_has_role(c.relowner, 'USAGE'),
				a.attname, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), a.attgenerated <> '',
				a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AND t.typdefault IS NULL
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
				LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
				LEFT JOIN pg_type t ON t.oid = a.atttypid
			WHERE n.nspname = %s AND c.relkind IN ('r', 'p', 'f', 'v', 'm') ORDER BY c.oid, a.attnum""";

	private LiveTables() {
	}

	static Map<String, LiveTable> of(Connection connection, String schema) throws SQLException {
		Map<String, LiveTable> tables = new LinkedHashMap<>();
		Map<String, List<LiveTable.Column>> columns = new LinkedHashMap<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = SafePath.query(statement, RELATIONS.formatted(Quoted.literal(connection, schema)))) {
			while (rows.next()) {
				String relation = rows.getString(2);
				tables.put(relation, new LiveTable(rows.getLong(1), relation, rows.getString(3),
						rows.getString(4).charAt(0), rows.getBoolean(5), rows.getBoolean(6), List.of()));
				List<LiveTable.Column> own = columns.computeIfAbsent(relation, (key) -> new ArrayList<>());
				if (rows.getString(7) != null) {
					own.add(new LiveTable.Column(rows.getString(7), rows.getString(8), rows.getString(9),
							rows.getBoolean(10), rows.getBoolean(11)));
				}
			}
		}
		tables.replaceAll((name, table) -> new LiveTable(table.id(), name, table.name(), table.kind(), table.hasRules(),
				table.forcesRowSecurity(), columns.getOrDefault(name, List.of())));
		return tables;
	}

}
