package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Reads where the write-ahead log is and what the archiver does, in the message that
 * takes the lock. What the role may not know, or the server does not have, is null and
 * never an error: so each of the two is asked in a block that catches it, since a
 * function that must not be called is refused even in a branch that is not taken.
 */
final class MarkLook {

	/** It runs under the session's own search path. */
	static final String SQL = """
			DO $ofauto$
			DECLARE
				ofauto_mark pg_catalog.refcursor := 'ofauto_mark';
				ofauto_place pg_catalog.pg_lsn;
				ofauto_segment pg_catalog.text;
				ofauto_mode pg_catalog.text;
				ofauto_archived pg_catalog.text;
				ofauto_archived_at pg_catalog.timestamptz;
				ofauto_failed pg_catalog.text;
				ofauto_failed_at pg_catalog.timestamptz;
			BEGIN
				BEGIN
					ofauto_place := pg_catalog.pg_current_wal_insert_lsn();
					ofauto_segment := pg_catalog.pg_walfile_name(ofauto_place);
				EXCEPTION WHEN OTHERS THEN NULL;
				END;
				BEGIN
					SELECT a.last_archived_wal, a.last_archived_time, a.last_failed_wal, a.last_failed_time
						INTO ofauto_archived, ofauto_archived_at, ofauto_failed, ofauto_failed_at
						FROM pg_catalog.pg_stat_get_archiver() a;
					ofauto_mode := pg_catalog.current_setting('archive_mode');
				EXCEPTION WHEN OTHERS THEN NULL;
				END;
				OPEN ofauto_mark FOR SELECT extract(epoch FROM pg_catalog.clock_timestamp()), ofauto_place,
					ofauto_segment, ofauto_mode, ofauto_archived, extract(epoch FROM ofauto_archived_at), ofauto_failed,
					extract(epoch FROM ofauto_failed_at),
					pg_catalog.pg_size_bytes(pg_catalog.current_setting('wal_segment_size')), session_user,
					pg_catalog.current_setting('application_name'), pg_catalog.host(pg_catalog.inet_client_addr());
			END
			$ofauto$;
			FETCH ALL FROM ofauto_mark""";

	/** What the driver calls each connection, unless somebody names it. */
	private static final String UNNAMED = "PostgreSQL JDBC Driver";

	private MarkLook() {
	}

	/**
	 * Looks, in one round trip.
	 */
	static DeployMark look(Connection connection, Release release) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(SQL);
			return read(statement, release);
		}
	}

	/**
	 * Reads the answer.
	 * @param statement at the answer of the block
	 */
	static DeployMark read(Statement statement, Release release) throws SQLException {
		if (statement.getResultSet() == null) {
			statement.getMoreResults();
		}
		ResultSet row = statement.getResultSet();
		row.next();
		Instant now = RecordedTime.orLast(RecordedTime.read(row, 1)).instant();
		String segment = row.getString(3);
		String application = text(row.getString(11));
		return new DeployMark(now, row.getString(2),
				(segment != null) ? Long.valueOf(segment.substring(0, 8), 16) : null, archiver(row, segment, now),
				String.valueOf(row.getString(10)), (release.host() != null) ? release.host() : row.getString(12),
				UNNAMED.equals(application) ? null : application, release.version(), release.commit());
	}

	private static Archiver archiver(ResultSet row, @Nullable String segment, Instant now) throws SQLException {
		String mode = row.getString(4);
		return (mode == null) ? Archiver.NOT_VISIBLE
				: Archiver.of(mode, new Archiver.Event(row.getString(5), time(row, 6)),
						new Archiver.Event(row.getString(7), time(row, 8)), segment, row.getLong(9), now);
	}

	private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
		RecordedTime time = RecordedTime.read(row, column);
		return (time != null) ? time.instant() : null;
	}

	private static @Nullable String text(@Nullable String value) {
		return (value == null || value.isBlank()) ? null : value;
	}

}
