package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;

import com.ofauto.migrations.core.script.Sql;

/**
 * Finds the tables that would be dropped. It counts only as many rows as the preview
 * shows.
 */
final class DropPreviewQuery {

	private static final int NAMED = 10;

	private static final int COUNTED = 100_000;

	private static final String TABLES = """
			SELECT pg_catalog.format('%%I.%%I', n.nspname, c.relname)
			FROM pg_catalog.pg_class c
				JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
			WHERE n.nspname OPERATOR(pg_catalog.=) %s::pg_catalog.name
				AND c.relkind OPERATOR(pg_catalog.=) 'r'::pg_catalog."char"
				AND c.relname OPERATOR(pg_catalog.<>) '_prisma_migrations'::pg_catalog.name
				AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
					WHERE d.classid OPERATOR(pg_catalog.=) 1259::pg_catalog.oid
						AND d.objid OPERATOR(pg_catalog.=) c.oid
						AND d.deptype OPERATOR(pg_catalog.=) 'e'::pg_catalog."char")
			ORDER BY c.relpages DESC, c.oid""";

	private DropPreviewQuery() {
	}

	/**
	 * The tables of a reset, the largest first.
	 */
	static DropPreview ofReset(Session session, String schema) throws SQLException {
		return of(Operation.RESET, session, session.texts(TABLES.formatted(Sql.literal(schema))));
	}

	static DropPreview of(Operation operation, Session session, List<String> tables) throws SQLException {
		List<DropPreview.Table> named = tables.stream()
			.limit(NAMED)
			.map((table) -> new DropPreview.Table(table, rows(session, table)))
			.toList();
		return new DropPreview(operation, session.server(), session.texts("SELECT current_user").get(0), named,
				tables.size() - named.size());
	}

	private static String rows(Session session, String table) {
		try {
			if (session.texts("SELECT pg_catalog.row_security_active(" + Sql.literal(table) + "::pg_catalog.text)")
				.contains("t")) {
				return "rows that row-level security may hide from this role";
			}
			int rows = Integer.parseInt(session
				.texts("SELECT pg_catalog.count(*) FROM (SELECT FROM ONLY " + table + " LIMIT " + (COUNTED + 1)
						+ ") counted")
				.get(0));
			if (rows > COUNTED) {
				return "more than " + COUNTED + " rows";
			}
			return switch (rows) {
				case 0 -> "no rows";
				case 1 -> "1 row";
				default -> rows + " rows";
			};
		}
		catch (SQLException ex) {
			return "rows that this role cannot count";
		}
	}

}
