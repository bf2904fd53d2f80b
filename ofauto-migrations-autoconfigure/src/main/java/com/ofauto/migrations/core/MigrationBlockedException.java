package com.ofauto.migrations.core;

import java.util.List;

/**
 * A migration could not get a lock on what it changes, since other sessions hold it, wait
 * in a deadlock with it, or changed the same rows. Nothing of the statement remains.
 *
 * @since 0.1.0
 */
public final class MigrationBlockedException extends MigrationException {

	private final String migration;

	private final ScriptLocation location;

	private final List<String> blockers;

	private MigrationBlockedException(String migration, ScriptLocation location, String problem, String remedy,
			List<String> blockers, Throwable cause) {
		super("Migration " + migration + " could not " + problem, remedy, cause);
		this.migration = migration;
		this.location = location;
		this.blockers = List.copyOf(blockers);
	}

	/**
	 * Other sessions kept their locks for too long.
	 * @param spent how often and how long it was tried
	 */
	static MigrationBlockedException locked(String migration, ScriptLocation location, String statement, String spent,
			BlockingSessions blockers, Throwable cause) {
		return new MigrationBlockedException(migration, location,
				"lock what it changes" + spent + ".\n" + location + ":\n    " + ReadableText.quoted(statement) + "\n"
						+ blockers.sentence(),
				"Wait until those sessions end, or end one with SELECT pg_terminate_backend(pid), and start again;"
						+ " or raise ofauto.migrations.table-locks.timeout or ofauto.migrations.table-locks.retries.",
				blockers.sessions(), cause);
	}

	/**
	 * Other sessions waited for its locks and had what it waited for.
	 * @param spent how often and how long it was tried
	 */
	static MigrationBlockedException deadlocked(String migration, StatementFailure failure, String spent,
			List<String> parties, Throwable cause) {
		return new MigrationBlockedException(migration, failure.location(),
				"lock what it changes" + spent + ": the last attempt ended in a deadlock.\n" + failure.describe()
						+ (parties.isEmpty() ? "" : "\nDeadlock with: " + String.join("; ", parties) + "."),
				"Start again: those sessions took the same locks in another order. If it happens again, end them with"
						+ " SELECT pg_terminate_backend(pid), or raise ofauto.migrations.table-locks.retries; or, while"
						+ " the file is applied nowhere, begin it with a LOCK TABLE that names the tables in the order"
						+ " in which those sessions use them.",
				parties, cause);
	}

	/**
	 * Other sessions changed its rows, which the isolation of its transaction forbids.
	 * @param spent how often and how long it was tried
	 */
	static MigrationBlockedException overtaken(String migration, StatementFailure failure, String spent,
			Throwable cause) {
		return new MigrationBlockedException(migration, failure.location(),
				"keep its rows from other sessions" + spent + ".\n" + failure.describe(),
				"Start again when those sessions write less; or raise ofauto.migrations.table-locks.retries. Under READ"
						+ " COMMITTED, PostgreSQL's default, this is rare: look for default_transaction_isolation in"
						+ " the role, the database and the URL, and for SET TRANSACTION in the file.",
				List.of(), cause);
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

	/**
	 * The migration's name.
	 * @return the name
	 */
	public String migration() {
		return this.migration;
	}

	/**
	 * The statement's place.
	 * @return the place
	 */
	public ScriptLocation location() {
		return this.location;
	}

	/**
	 * The blocking sessions, as far as the role may see them, or if they are gone those
	 * that hold other locks.
	 * @return a description of each, may be empty
	 */
	public List<String> blockers() {
		return this.blockers;
	}

}
