package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Reads all attempts of a history, the oldest first.
 */
final class AttemptQuery {

	/** Of a way back that a record keeps, only the beginning is read. */
	private static final String ROWS = """
			SELECT migration_name, checksum, started_at, finished_at, rolled_back_at, applied_steps_count, left(logs, 2000)
			FROM %s ORDER BY started_at, finished_at, id""";

	private AttemptQuery() {
	}

	/**
	 * Looks first, which refuses a history that is not to be trusted.
	 */
	static List<Attempt> all(MigratorContext context) {
		return context.inSession((session) -> {
			String history = context.query().lookFirst(session).database().history();
			return (history != null) ? read(session, history) : List.of();
		});
	}

	private static List<Attempt> read(Session session, String history) throws SQLException {
		List<Attempt> attempts = new ArrayList<>();
		try (Statement statement = session.connection().createStatement();
				ResultSet rows = SafePath.query(statement, ROWS.formatted(history))) {
			while (rows.next()) {
				attempts.add(Attempt.of(rows.getString(1), rows.getString(2), Objects.requireNonNull(time(rows, 3)),
						time(rows, 4), time(rows, 5), rows.getInt(6), MarkText.without(rows.getString(7)),
						MarkText.in(rows.getString(7))));
			}
		}
		return attempts;
	}

	/**
	 * The mark that the record of an attempt has, in one round trip.
	 */
	static Optional<DeployMark> mark(Session session, String history, MigrationRecord record) throws SQLException {
		String mark = "SELECT " + MarkText.KEPT + " FROM " + history + " WHERE migration_name = "
				+ Sql.literal(ReadableText.original(record.name())) + " AND checksum = "
				+ Sql.literal(record.checksum()) + " ORDER BY started_at DESC LIMIT 1";
		try (Statement statement = session.connection().createStatement();
				ResultSet row = SafePath.query(statement, mark)) {
			return row.next() ? Optional.ofNullable(MarkText.in(row.getString(1))) : Optional.empty();
		}
	}

	private static @Nullable Instant time(ResultSet rows, int column) throws SQLException {
		Timestamp time = rows.getTimestamp(column);
		return (time != null) ? time.toInstant() : null;
	}

}
