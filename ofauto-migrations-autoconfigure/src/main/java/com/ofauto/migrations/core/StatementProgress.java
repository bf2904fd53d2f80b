package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The progress of a statement, as PostgreSQL reports it.
 *
 * @param phase what it does, such as {@code building index: scanning table}, and the pid
 * of the session that it waits for
 * @param done how much of the phase is done, in a unit of PostgreSQL's
 * @param total how much there is to do, or 0 if that is not known
 * @see <a href="https://www.postgresql.org/docs/current/progress-reporting.html">Progress
 * Reporting</a>
 * @since 0.1.0
 */
public record StatementProgress(String phase, long done, long total) {

	private static final String QUERY = """
			SELECT phase, done, total FROM (
				SELECT pid, phase || coalesce(' (pid ' || nullif(current_locker_pid, 0) || ')', '') AS phase,
					CASE WHEN blocks_total > 0 THEN blocks_done ELSE tuples_done END AS done,
					CASE WHEN phase LIKE 'waiting %%' THEN 0 WHEN blocks_total > 0 THEN blocks_total
						ELSE tuples_total END AS total
				FROM pg_catalog.pg_stat_progress_create_index
				UNION ALL
				SELECT pid, phase, heap_blks_scanned, heap_blks_total FROM pg_catalog.pg_stat_progress_cluster
				UNION ALL
				SELECT pid, phase, heap_blks_scanned, heap_blks_total FROM pg_catalog.pg_stat_progress_vacuum
			) running
			WHERE phase IS NOT NULL AND pid IN (SELECT pid FROM pg_catalog.pg_locks WHERE %s)
			""".formatted(AdvisoryLock.IN_PG_LOCKS);

	static Optional<StatementProgress> look(Session session) throws SQLException {
		try (Statement statement = session.connection().createStatement();
				ResultSet rows = SafePath.query(statement, QUERY)) {
			return rows.next() ? Optional.of(new StatementProgress(rows.getString(1), rows.getLong(2), rows.getLong(3)))
					: Optional.empty();
		}
	}

}
