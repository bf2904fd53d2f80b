package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

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
			return HistoryLook.none(session);
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
			return HistoryAnswer.read(statement, careful);
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
	AdvisoryLock.@Nullable Held lockAndLook(Session session, Release release) throws SQLException {
		try (Statement statement = session.connection().createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(GuardedScript.READ_COMMITTED + ";" + AdvisoryLock.TRY + ";" + SessionState.CAPTURE + ";"
					+ MarkLook.SQL + ";" + this.sql.careful() + ";COMMIT");
			statement.getMoreResults();
			if (!AdvisoryLock.granted(statement.getResultSet())) {
				return null;
			}
			statement.getMoreResults();
			SessionState state = SessionState.read(statement, session.majorVersion());
			statement.getMoreResults();
			DeployMark mark = MarkLook.read(statement, release);
			statement.getMoreResults();
			return new AdvisoryLock.Held(HistoryAnswer.read(statement, true), state, mark);
		}
		catch (SQLException ex) {
			throw HistoryTrust.orExplained(ex);
		}
	}

	/**
	 * Looks once the lock is held, in two round trips.
	 */
	AdvisoryLock.Held lookLocked(Session session, Release release) throws SQLException {
		HistoryLook look = look(session);
		try (Statement statement = session.connection().createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(SessionState.CAPTURE + ";" + MarkLook.SQL);
			SessionState state = SessionState.read(statement, session.majorVersion());
			statement.getMoreResults();
			return new AdvisoryLock.Held(look, state, MarkLook.read(statement, release));
		}
	}

	private interface Look {

		HistoryLook look() throws SQLException;

	}

}
