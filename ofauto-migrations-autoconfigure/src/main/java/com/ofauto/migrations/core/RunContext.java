package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ObjIntConsumer;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;

/**
 * The tools of the code that runs under the migration lock. It owns the form of the
 * transactions: those with a script or a record end as {@link #commit} says.
 *
 * @param session the connection
 * @param state the settings with which the pool handed the session out
 * @param history the statements that write the history
 * @param migrator settings, listener and clock
 * @param bounds how far the scripts may reach
 * @param observation who looks between the statements
 */
record RunContext(Session session, SessionState state, HistoryTable history, MigratorContext migrator, Bounds bounds,
		Observation observation) {

	/**
	 * After each SET the driver looks for this name in the first kilobyte of the message,
	 * from one character to the next, which costs a new JVM a tenth of a millisecond for
	 * each migration. Here it finds the name soon.
	 */
	private static final String WHAT_THE_DRIVER_LOOKS_FOR = " /* search_path */";

	MigratorSettings settings() {
		return this.migrator.settings();
	}

	MigrationListener listener() {
		return this.migrator.listener();
	}

	List<String> cleanSession() {
		return this.state.forMigration(settings());
	}

	/**
	 * Begins a message whose statements run in a transaction.
	 */
	Message transaction(String begin) {
		return new Message(2048).own(Message.Purpose.OURS, this.history.begin(begin))
			.own(Message.Purpose.OURS,
					"SET LOCAL lock_timeout = " + settings().tableLockTimeout().toMillis() + WHAT_THE_DRIVER_LOOKS_FOR);
	}

	/**
	 * Makes sure that the lock is ours.
	 */
	static Message fence() {
		return new Message(1024).own(Message.Purpose.FENCE, AdvisoryLock.FENCE);
	}

	/**
	 * Makes sure, before a script runs, that it may: the lock is ours, the record can be
	 * written, and nobody else has one.
	 * @param id the record's
	 */
	Message guard(String id, Migration migration) {
		return fence().followedBy(trusted())
			.own(Message.Purpose.ALONE, this.history.alone(id, migration))
			.own(Message.Purpose.LOOK, this.history.beforeScript());
	}

	/**
	 * Whether plain definitions leave nothing in the session, and nothing keeps their
	 * record from being written.
	 */
	boolean keptByDefinitions() {
		return this.state.keptByDefinitions() && !this.history.hasTriggers();
	}

	/**
	 * Goes on as if it were not so.
	 */
	void doubtDefinitions() throws MessageFailure {
		this.state.doubtDefinitions();
		prepareSession();
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
	 * Ends a transaction, whatever ran in it: the session as the record needs it, the
	 * fence, which fails unless the lock is still ours, the record, {@code COMMIT}.
	 * @param session makes the session what it has to be
	 * @param record writes the history; empty for a script that is not recorded
	 */
	Message commit(Message message, List<String> session, Message record) {
		message.own(session).own(Message.Purpose.FENCE, AdvisoryLock.FENCE);
		if (!record.isEmpty()) {
			message.own(Message.Purpose.OURS, SafePath.LOCAL).followedBy(record);
		}
		return message.own(Message.Purpose.OURS, "COMMIT");
	}

	/**
	 * The first part of a record: nobody else's code runs while the history is written.
	 */
	Message trusted() {
		return new Message().own(Message.Purpose.TRUST, this.history.keep());
	}

	/**
	 * Writes the history in a transaction of its own, as the pool's role.
	 */
	void bookkeeping(List<String> statements) throws MessageFailure {
		send(transactionOfOurs(trusted().own(Message.Purpose.RECORD, statements)));
	}

	/**
	 * The same for a history that does not exist yet.
	 */
	void bookkeeping(String create, List<String> statements) throws MessageFailure {
		send(transactionOfOurs(new Message().own(Message.Purpose.OURS, create)
			.followedBy(trusted())
			.own(Message.Purpose.RECORD, statements)));
	}

	/**
	 * The same for one statement, behind a check that nobody else has a record.
	 */
	void bookkeepingAlone(String check, String sql) throws MessageFailure {
		send(alone(check, sql));
	}

	/**
	 * The same for a count of segments, which also says what the session has by now.
	 */
	void counting(String check, String sql, String id, String note) throws MessageFailure {
		Message message = alone(check, sql);
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

	private Message alone(String check, String sql) {
		return transactionOfOurs(trusted().own(Message.Purpose.ALONE, check).own(Message.Purpose.ALONE, sql));
	}

	private Message transactionOfOurs(Message record) {
		return commit(new Message().own(Message.Purpose.OURS, GuardedScript.READ_COMMITTED), this.state.localRole(),
				record);
	}

	/**
	 * Drops what the schema holds.
	 * @param requireEmpty refuses if there are rows, or {@code null} if they may go
	 */
	void dropping(@Nullable String requireEmpty, String sql) throws MessageFailure {
		Message message = transaction(GuardedScript.READ_COMMITTED).own(Message.Purpose.FENCE, AdvisoryLock.FENCE);
		if (requireEmpty != null) {
			message.own(Message.Purpose.OURS, requireEmpty);
		}
		message.own(Message.Purpose.OURS, sql).own(Message.Purpose.OURS, "COMMIT").send(this.session.simpleQuery());
	}

	/**
	 * Begins a transaction of several messages.
	 * @param requireEmpty refuses if there are rows, or {@code null} if there may be some
	 */
	void begin(@Nullable String requireEmpty) throws MessageFailure {
		Message message = transaction(GuardedScript.READ_COMMITTED).own(Message.Purpose.FENCE, AdvisoryLock.FENCE);
		if (requireEmpty != null) {
			message.own(Message.Purpose.OURS, requireEmpty);
		}
		message.send(this.session.simpleQuery());
	}

	/**
	 * Ends it, if the lock is still ours.
	 */
	void commit() throws MessageFailure {
		fence().own(Message.Purpose.OURS, "COMMIT").send(this.session.simpleQuery());
	}

	private void send(Message message) throws MessageFailure {
		try (Session.Undisturbed undisturbed = this.session.undisturbed()) {
			message.send(this.session.simpleQuery());
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
			if (!this.history.hears(message)) {
				listener().notice(migration.name(), severity, message);
			}
		};
	}

	void pauseBeforeRetry(Migration migration, int attempt, Retry retry) {
		if (retry.told()) {
			listener().migrationRetried(migration.name(), attempt, retry.pause());
		}
		this.migrator.clock().pause(retry.pause());
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
