package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a database. Where there is a history, the look is one round trip, and one more
 * if there are no migrations on disk; a careful look is one round trip whether there is
 * one or not: a block opens a cursor on the history's rows, or on the objects found in
 * its place. Nothing is written and no lock is waited for.
 */
final class HistoryQuery {

	static final String TABLE = "_prisma_migrations";

	/** There is no history, or one that is not trusted at first sight. */
	private static final Set<String> LOOK_AGAIN = Set.of("42P01", "3F000", HistoryTrust.DOUBTED);

	private static final String LOCKED = "55P03";

	private static final String NULL_VALUE = "22004";

	private final HistoryStatements sql;

	HistoryQuery(@Nullable String defaultSchema) {
		this.sql = new HistoryStatements(defaultSchema);
	}

	/**
	 * Looks at a database that most likely has a history. The block and the locks of a
	 * careful look cost a new server process some milliseconds, so they are left out
	 * unless something is not as it should be.
	 * @param nothingOnDisk whether there are no migrations, so that it does not matter
	 * what a database without a history has
	 */
	HistoryLook lookQuickly(Session session, boolean nothingOnDisk) throws SQLException {
		if (nothingOnDisk && !hasHistory(session)) {
			return noHistory(session);
		}
		HistoryLook look;
		try {
			look = look(session, this.sql.quick(), false);
		}
		catch (SQLException ex) {
			if (!LOOK_AGAIN.contains(String.valueOf(ex.getSQLState()))) {
				throw ex;
			}
			return look(session);
		}
		return look.isBadNews() || look.records().isEmpty() ? look(session) : look;
	}

	/**
	 * The same before something is done, on a session with a limit, which is lifted then.
	 * A server that hangs is found out; one whose history is locked by a migration that
	 * runs answers so, and is waited for.
	 */
	HistoryLook lookFirst(Session session, boolean nothingOnDisk) throws SQLException {
		return first(session, () -> lookQuickly(session, nothingOnDisk));
	}

	/**
	 * The same where it matters what a database without a history has.
	 */
	HistoryLook lookFirst(Session session) throws SQLException {
		return first(session, () -> look(session));
	}

	private static HistoryLook first(Session session, Look look) throws SQLException {
		try {
			return look.look();
		}
		catch (SQLException ex) {
			if (!LOCKED.equals(ex.getSQLState())) {
				throw ex;
			}
			session.readAsItCame();
			return look.look();
		}
		finally {
			if (!session.isClosed()) {
				session.readAsItCame();
			}
		}
	}

	private boolean hasHistory(Session session) throws SQLException {
		try (Statement statement = session.connection().createStatement()) {
			execute(session, statement, this.sql.exists());
			ResultSet exists = statement.getResultSet();
			exists.next();
			return exists.getBoolean(1);
		}
	}

	private static HistoryLook noHistory(Session session) throws SQLException {
		DatabaseInfo database = new DatabaseInfo(session.databaseName(), session.serverVersion(), null, null, List.of(),
				0, null, null);
		return new HistoryLook(database, List.of(), false, 0, false, "",
				new DatabaseComments(null, Map.of(), new DatabaseIdentity(0, 0)), false, List.of());
	}

	/**
	 * Looks. Bad news are looked at a second time, since the statements of one look do
	 * not see one moment: another runner may have begun between them.
	 */
	HistoryLook look(Session session) throws SQLException {
		HistoryLook look = look(session, this.sql.careful(), true);
		return look.isBadNews() ? look(session, this.sql.careful(), true) : look;
	}

	private HistoryLook look(Session session, String sql, boolean careful) throws SQLException {
		try (Statement statement = session.connection().createStatement()) {
			execute(session, statement, sql);
			return read(statement, careful);
		}
		catch (SQLException ex) {
			throw HistoryTrust.orExplained(ex);
		}
	}

	/**
	 * A look that gives up waits for no lock any more when it does: the server would go
	 * on with it, and each further look with one more of its processes.
	 */
	private static void execute(Session session, Statement statement, String sql) throws SQLException {
		statement.setEscapeProcessing(false);
		String limit = lockLimit(session);
		statement.execute(limit + sql);
		if (!limit.isEmpty()) {
			statement.getMoreResults();
		}
	}

	private static String lockLimit(Session session) throws SQLException {
		long limit = session.readLimit().toMillis();
		return (limit == 0) ? "" : "SELECT pg_catalog.set_config('lock_timeout', '" + limit / 2 + "', true);";
	}

	/**
	 * Tries the lock and looks, in this order and in one round trip. The isolation level
	 * is named since a role's default could make the look older than the lock.
	 * @return what was seen under the lock, or {@code null} if another session holds it
	 */
	AdvisoryLock.@Nullable Held lockAndLook(Session session) throws SQLException {
		try (Statement statement = session.connection().createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(GuardedScript.READ_COMMITTED + ";" + AdvisoryLock.TRY + ";" + SessionState.CAPTURE + ";"
					+ this.sql.careful() + ";COMMIT");
			statement.getMoreResults();
			if (!AdvisoryLock.granted(statement.getResultSet())) {
				return null;
			}
			statement.getMoreResults();
			SessionState state = SessionState.read(statement, session.majorVersion());
			statement.getMoreResults();
			return new AdvisoryLock.Held(read(statement, true), state);
		}
		catch (SQLException ex) {
			throw HistoryTrust.orExplained(ex);
		}
	}

	private HistoryLook read(Statement statement, boolean careful) throws SQLException {
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
				new DatabaseIdentity(facts.getLong(9), facts.getLong(10)));
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
		String history = Sql.identifier(schema) + "." + TABLE;
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
			records.add(new Begun(started,
					new MigrationRecord(name, checksum, started.instant(),
							(finished != null) ? finished.since(started) : null,
							(rolledBack != null) ? rolledBack.instant() : null, rows.getString(6), rows.getString(7))));
		}
		return records.stream().sorted(Comparator.comparing(Begun::at)).map(Begun::record).toList();
	}

	/**
	 * A table that was made by hand may lack the constraint.
	 */
	private static String required(ResultSet rows, int column, String name) throws SQLException {
		String value = rows.getString(column);
		if (value == null) {
			throw new SQLException("a row of " + TABLE + " has no " + name, NULL_VALUE);
		}
		return value;
	}

	private interface Look {

		HistoryLook look() throws SQLException;

	}

	/**
	 * A record with the exact time, which its milliseconds do not keep.
	 */
	private record Begun(RecordedTime at, MigrationRecord record) {
	}

}
