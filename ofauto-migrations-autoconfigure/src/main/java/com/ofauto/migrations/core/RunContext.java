package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ObjIntConsumer;

import org.postgresql.util.PSQLWarning;

/**
 * What the runners of one deploy share while the lock is held.
 *
 * @param session the connection
 * @param state the session's settings when it came
 * @param history the statements that write the history
 * @param settings how to work
 * @param listener who hears of it
 * @param waiting time
 * @param bounds how far the scripts may reach
 */
record RunContext(Session session, SessionState state, HistoryTable history, MigratorSettings settings,
		MigrationListener listener, WaitClock waiting, Bounds bounds) {

	List<String> cleanSession() {
		return this.state.forMigration(this.settings);
	}

	/**
	 * Begins a message whose statements run in a transaction.
	 */
	Message transaction(String begin) {
		return new Message().own(Message.Purpose.OURS, begin)
			.own(Message.Purpose.OURS, "SET LOCAL lock_timeout = " + this.settings.lockTimeout().toMillis());
	}

	/**
	 * Makes the session what a migration finds.
	 */
	void prepareSession() throws MessageFailure {
		send(new Message().own(cleanSession()));
	}

	/**
	 * The same, and one statement more.
	 */
	void prepareSession(String further) throws MessageFailure {
		send(new Message().own(cleanSession()).own(Message.Purpose.OURS, further));
	}

	/**
	 * Writes the history in a transaction of its own, as the role that came.
	 */
	void bookkeeping(String sql) throws MessageFailure {
		bookkeeping(List.of(sql));
	}

	/**
	 * The same for several statements.
	 */
	void bookkeeping(List<String> statements) throws MessageFailure {
		send(bookkeeping().own(Message.Purpose.RECORD, statements).own(Message.Purpose.OURS, "COMMIT"));
	}

	/**
	 * The same behind a fence.
	 */
	void bookkeeping(String fence, String sql) throws MessageFailure {
		send(fenced(fence, sql));
	}

	/**
	 * The same for a count of segments, which also says what the session has by now.
	 */
	void counting(String fence, String sql, String id, String note) throws MessageFailure {
		Message message = fenced(fence, sql);
		noteSession(message, id, note);
		try {
			send(message);
		}
		catch (MessageFailure ex) {
			allowNoNote(ex);
		}
	}

	/**
	 * Adds a transaction that records what the session has, outside of the one that has
	 * ended, whose own settings are gone with it.
	 */
	void noteSession(Message message, String id, String note) {
		List<String> statements = new ArrayList<>(List.of(GuardedScript.READ_COMMITTED, note));
		statements.addAll(this.state.localRole());
		statements.add(SafePath.LOCAL);
		statements.addAll(this.history.keep());
		statements.add(this.history.session(id));
		statements.add("COMMIT");
		message.own(Message.Purpose.SESSION, statements);
	}

	/**
	 * Goes on if only that could not be recorded: what comes before it has been
	 * committed.
	 */
	void allowNoNote(MessageFailure failure) throws MessageFailure {
		if (failure.purpose() != Message.Purpose.SESSION || lost(failure)) {
			throw failure;
		}
		rollback();
	}

	private Message fenced(String fence, String sql) {
		return bookkeeping().own(Message.Purpose.ALONE, fence)
			.own(Message.Purpose.ALONE, sql)
			.own(Message.Purpose.OURS, "COMMIT");
	}

	private Message bookkeeping() {
		return new Message().own(Message.Purpose.OURS, GuardedScript.READ_COMMITTED)
			.own(this.state.localRole())
			.own(Message.Purpose.FENCE, AdvisoryLock.FENCE)
			.own(Message.Purpose.OURS, SafePath.LOCAL)
			.own(Message.Purpose.TRUST, this.history.keep());
	}

	private void send(Message message) throws MessageFailure {
		try (Session.Undisturbed undisturbed = this.session.undisturbed()) {
			message.send(this.session.wire(), (warning, completed) -> {
			});
		}
	}

	ObjIntConsumer<SQLWarning> notices(Migration migration) {
		return (warning, completed) -> {
			String severity = "WARNING";
			String message = String.valueOf(warning.getMessage());
			if (warning instanceof PSQLWarning driver) {
				severity = String.valueOf(driver.getServerErrorMessage().getSeverity());
				message = String.valueOf(driver.getServerErrorMessage().getMessage());
			}
			this.listener.notice(migration.name(), severity, message);
		};
	}

	void pauseBeforeRetry(Migration migration, int attempt) {
		Duration pause = Backoff.after(attempt);
		this.listener.migrationRetried(migration.name(), attempt, pause);
		this.waiting.pause(pause);
	}

	/**
	 * Whether nobody knows what became of the transaction: the connection is gone, or the
	 * driver did not understand an answer, which may be that of the COMMIT. A script can
	 * fail with the SQLSTATE of a lost connection too, for one that it opens itself.
	 */
	boolean lost(MessageFailure failure) {
		return failure.saidByDriver() ? !cancelled(failure) : failure.connectionLost() && this.session.isClosed();
	}

	/**
	 * Whether it is a person who stopped the statement.
	 */
	boolean cancelled(MessageFailure failure) {
		return this.session.isCancelled() && failure.sqlState().equals(SimpleQuery.CANCELLED);
	}

	void rollback() {
		this.session.rollback();
	}

	static String newId() {
		return UUID.randomUUID().toString();
	}

	/**
	 * Asks under the session's own search path, as an author's statement looks names up.
	 */
	List<String> query(String sql) {
		List<String> texts = new ArrayList<>();
		try (Statement statement = this.session.connection().createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				texts.add(rows.getString(1));
			}
			return texts;
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("look into the catalog", ex);
		}
	}

}
