package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what is captured, the oldest first.
 */
final class CaptureQuery {

	private static final String ROWS = """
			SELECT m ->> 'record', m ->> 'migration', m ->> 'kind', m ->> 'table',
				(SELECT string_agg(c, ', ' ORDER BY n) FROM jsonb_array_elements_text(m -> 'lost') WITH ORDINALITY x(c, n)),
				m ->> 'rows', pg_table_size(oid), m ->> 'at', substring(description FROM '([0-9TZ:-]{20})'), m ->> 'left'
			FROM (
				SELECT c.oid, c.relname, d.description, split_part(d.description, E'\\n', 2)::jsonb AS m
				FROM @CAPTURES@) c
			ORDER BY m ->> 'at', length(relname), relname"""
		.replace("@CAPTURES@", CaptureSchema.CAPTURES);

	private CaptureQuery() {
	}

	/**
	 * All captures, by the identifier of the record.
	 */
	static Map<String, List<Capture>> all(Session session) throws SQLException {
		Map<String, List<Capture>> captures = new LinkedHashMap<>();
		try (Statement statement = session.connection().createStatement();
				ResultSet rows = SafePath.query(statement, ROWS)) {
			while (rows.next()) {
				String columns = rows.getString(5);
				String left = rows.getString(10);
				captures.computeIfAbsent(rows.getString(1), (record) -> new ArrayList<>())
					.add(new Capture(ReadableText.name(rows.getString(2)), CaptureNotices.kind(rows.getString(3)),
							ReadableText.name(rows.getString(4)),
							CaptureNotices.columns((columns != null) ? ReadableText.name(columns) : ""),
							rows.getLong(6), rows.getLong(7), Instant.parse(rows.getString(8)),
							Instant.parse(rows.getString(9)), (left != null) ? Long.valueOf(left) : null));
			}
		}
		return captures;
	}

}
