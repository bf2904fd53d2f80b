package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a look at the history: facts, records elsewhere, rows.
 */
final class HistoryAnswer {

	private static final String NULL_VALUE = "22004";

	private HistoryAnswer() {
	}

	/**
	 * Reads it.
	 * @param statement at the facts
	 * @param careful whether the look was a careful one
	 */
	static HistoryLook read(Statement statement, boolean careful) throws SQLException {
		ResultSet facts = statement.getResultSet();
		facts.next();
		boolean standby = facts.getBoolean(1);
		int pid = facts.getInt(2);
		String database = facts.getString(3);
		String version = facts.getString(4).replaceFirst(" .*", "");
		String searchPath = facts.getString(5);
		String current = facts.getString(6);
		String schema = Sql.unquote(facts.getString(7));
		if (schema != null && current != null && !schema.equals(current)) {
			throw UnsupportedDatabaseException.historyElsewhere(schema, current, searchPath);
		}
		boolean locked = facts.getBoolean(8);
		List<List<@Nullable String>> histories = TextArray.rows(facts.getString(11));
		boolean triggers = false;
		for (List<@Nullable String> history : histories) {
			triggers |= history.get(2) != null;
		}
		Map<String, String> comments = comments(histories);
		String comment = (schema != null) ? comments.remove(schema) : null;
		DatabaseComments mark = new DatabaseComments(comment, comments,
				new DatabaseIdentity(facts.getLong(9), facts.getLong(10)), facts.getString(13));
		ResultSet rows = nextRows(statement);
		List<RecordElsewhere> elsewhere = List.of();
		if (careful) {
			elsewhere = elsewhere(rows);
			rows = nextRows(statement);
		}
		if (schema == null) {
			return new HistoryLook(withObjects(rows, database, version, current, mark), List.of(), standby, pid, locked,
					searchPath, mark, false, elsewhere);
		}
		String history = Sql.identifier(schema) + "." + HistoryQuery.TABLE;
		DatabaseInfo info = new DatabaseInfo(database, version, history, schema, List.of(), 0, mark.stamp(),
				mark.elsewhere());
		return new HistoryLook(info, records(rows), standby, pid, locked, searchPath, mark, triggers, elsewhere);
	}

	private static ResultSet nextRows(Statement statement) throws SQLException {
		while (!statement.getMoreResults()) {
			if (statement.getUpdateCount() < 0) {
				throw new IllegalStateException("The look at the history has no rows");
			}
		}
		return statement.getResultSet();
	}

	private static List<RecordElsewhere> elsewhere(ResultSet rows) throws SQLException {
		List<RecordElsewhere> records = new ArrayList<>();
		while (rows.next()) {
			records.add(new RecordElsewhere(String.valueOf(Sql.unquote(rows.getString(1))), rows.getString(2),
					rows.getString(3)));
		}
		return records;
	}

	/**
	 * The comments of all histories, by schema.
	 */
	private static Map<String, String> comments(List<List<@Nullable String>> histories) {
		Map<String, String> comments = new TreeMap<>();
		for (List<@Nullable String> history : histories) {
			String comment = history.get(1);
			if (comment != null) {
				comments.put(String.valueOf(Sql.unquote(history.get(0))), comment);
			}
		}
		return comments;
	}

	private static DatabaseInfo withObjects(ResultSet rows, String database, String version, @Nullable String schema,
			DatabaseComments mark) throws SQLException {
		List<String> objects = new ArrayList<>();
		int total = 0;
		while (rows.next()) {
			objects.add(ReadableText.name(rows.getString(1)));
			total = (rows.getString(2) == null) ? rows.getInt(3) : total + 1;
		}
		return new DatabaseInfo(database, version, null, schema, objects, total, null, mark.elsewhere());
	}

	/**
	 * What a record says besides its mark, of which a look has read nothing.
	 */
	private static @Nullable String logs(@Nullable String read) {
		String logs = MarkText.without(read);
		return (logs != null && logs.isEmpty()) ? null : logs;
	}

	/**
	 * The records in the order in which they were begun.
	 */
	private static List<MigrationRecord> records(ResultSet rows) throws SQLException {
		List<Begun> records = new ArrayList<>();
		while (rows.next()) {
			String name = ReadableText.name(required(rows, 1, "migration_name"));
			String checksum = required(rows, 2, "checksum");
			RecordedTime started = RecordedTime.orLast(RecordedTime.read(rows, 3));
			RecordedTime finished = RecordedTime.read(rows, 4);
			RecordedTime rolledBack = RecordedTime.read(rows, 5);
			records.add(new Begun(started, new MigrationRecord(name, checksum, started.instant(),
					(finished != null) ? finished.since(started) : null,
					(rolledBack != null) ? rolledBack.instant() : null, rows.getString(6), logs(rows.getString(7)))));
		}
		return records.stream().sorted(Comparator.comparing(Begun::at)).map(Begun::record).toList();
	}

	/**
	 * A table that was made by hand may lack the constraint.
	 */
	private static String required(ResultSet rows, int column, String name) throws SQLException {
		String value = rows.getString(column);
		if (value == null) {
			throw new SQLException("a row of " + HistoryQuery.TABLE + " has no " + name, NULL_VALUE);
		}
		return value;
	}

	/**
	 * A record with the exact time, which its milliseconds do not keep.
	 */
	private record Begun(RecordedTime at, MigrationRecord record) {
	}

}
