package com.ofauto.migrations.rehearsal;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.FailureException;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.UnsupportedDatabaseException;

/**
 * A database cannot be rehearsed on. Nothing has been applied to it.
 *
 * @since 0.1.0
 */
public final class CopyRefusedException extends FailureException {

	private static final String RESTORE = "Restore a backup of the configured database on another server, and rehearse"
			+ " there: ";

	private static final String COMMAND = Invocation.of("migrate rehearse --on") + " URL";

	private final Reason reason;

	private final String advice;

	/**
	 * Creates a refusal.
	 * @param advice what to do; the command follows it behind a colon
	 */
	private CopyRefusedException(Reason reason, String problem, String advice, String command) {
		super(problem, advice.endsWith(": ") ? advice + command : advice, null);
		this.reason = reason;
		this.advice = advice;
	}

	private CopyRefusedException(Reason reason, String problem, String advice) {
		this(reason, problem, advice, COMMAND);
	}

	/**
	 * The same refusal for a command with more options.
	 * @param command the command that rehearses again
	 * @return a refusal that proposes it
	 */
	@Internal
	public CopyRefusedException with(String command) {
		return new CopyRefusedException(this.reason, problem(), this.advice, command);
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	/**
	 * Why it cannot.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	static CopyRefusedException sameDatabase(String database) {
		return new CopyRefusedException(Reason.SAME_SERVER,
				"Database " + database + " is the configured database itself: an advisory lock that was taken there is"
						+ " seen here. Nothing was applied.",
				RESTORE);
	}

	static CopyRefusedException sameServer(String database) {
		return new CopyRefusedException(Reason.SAME_SERVER, "Database " + database
				+ " is on the server of the configured database: an advisory lock that was taken"
				+ " there is seen here. A rehearsal takes that server's disk and time, and a migration may reach"
				+ " beyond its database. Nothing was applied.", RESTORE);
	}

	static CopyRefusedException standby(String database) {
		return new CopyRefusedException(Reason.STANDBY,
				"Database " + database + " is on a standby (pg_is_in_recovery() is true), which cannot be migrated."
						+ " Nothing was applied.",
				"Promote a standby of your own that nobody needs, or restore a backup, and rehearse there.");
	}

	static CopyRefusedException configuredStandby(String database) {
		return new CopyRefusedException(Reason.STANDBY,
				"The configured database is on a standby (pg_is_in_recovery() is true), which does not see the locks of"
						+ " its primary. So it cannot tell whether database " + database
						+ " is that primary. Nothing was applied.",
				"Configure the primary, as for a deploy, and rehearse again.");
	}

	static CopyRefusedException locksAreHidden(String database) {
		return new CopyRefusedException(Reason.UNKNOWN,
				"The server of database " + database + " does not show an advisory lock that this session holds there."
						+ " So it cannot tell whether it is the configured one. Nothing was applied.",
				"Rehearse on a server of PostgreSQL, to which the connection leads without a balancer.");
	}

	static CopyRefusedException lockLost(String database) {
		return new CopyRefusedException(Reason.UNKNOWN,
				"The configured database does not show the advisory lock that this session has taken there. So it"
						+ " cannot tell whether database " + database + " is on the same server. Nothing was applied.",
				"Set ofauto.migrations.url to the server itself, without a balancer, and rehearse again.");
	}

	static CopyRefusedException noHistory(String database) {
		return new CopyRefusedException(Reason.NO_COPY,
				"Database " + database + " has no history of migrations, so it is no copy of a database that has one."
						+ " Nothing was applied.",
				RESTORE);
	}

	static CopyRefusedException readOnly(String database) {
		return new CopyRefusedException(Reason.READ_ONLY,
				"The transactions of database " + database + " are read-only (default_transaction_read_only is on)."
						+ " Nothing was applied.",
				"Look at the URL, and at the settings of the role and of the database there, and rehearse again: ");
	}

	/**
	 * Its own remedy is about the configured database.
	 */
	static CopyRefusedException unsupported(UnsupportedDatabaseException refusal) {
		return new CopyRefusedException(Reason.UNSUPPORTED,
				"The database that was given cannot be migrated. " + refusal.problem() + " Nothing was applied.",
				"Give the URL of a server of PostgreSQL itself, without a pooler, and rehearse again: ");
	}

	static CopyRefusedException moved(String expected, String database) {
		return new CopyRefusedException(Reason.UNKNOWN,
				"The connection leads to database " + database + " now, and has led to database " + expected
						+ " on another server before. Nothing was applied there.",
				"Give a URL with one host, without a balancer, and rehearse again on a new copy.");
	}

	/**
	 * Why it cannot be rehearsed on.
	 */
	public enum Reason {

		/** It is on the server of the configured database. */
		SAME_SERVER,

		/** One of the two servers only follows another one. */
		STANDBY,

		/** It is no server that a deploy works with, or is behind a pooler. */
		UNSUPPORTED,

		/** It cannot be changed. */
		READ_ONLY,

		/** It cannot be told which server it is on. */
		UNKNOWN,

		/** It is no copy of a database with a history. */
		NO_COPY

	}

}
