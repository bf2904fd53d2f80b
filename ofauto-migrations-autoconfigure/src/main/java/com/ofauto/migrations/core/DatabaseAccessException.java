package com.ofauto.migrations.core;

import java.net.SocketTimeoutException;
import java.sql.SQLException;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The database refused something that was not a migration's own statement: the
 * connection, the history, a setting.
 *
 * @since 0.1.0
 */
public final class DatabaseAccessException extends MigrationException {

	/** The SQLSTATE of a setting that cannot have a value. */
	static final String INVALID_VALUE = "22023";

	/** The SQLSTATE of a fence that fails. */
	static final String DIVISION_BY_ZERO = "22012";

	/** How to find out why a session is read-only. */
	static final String READ_ONLY_SOURCE = "SELECT setting, source FROM pg_settings WHERE name ="
			+ " 'default_transaction_read_only' shows where the setting comes from.";

	/** The remedy for a read-only session. */
	static final String WRITABLE = "Use a session that can write. " + READ_ONLY_SOURCE;

	/** Where PostgreSQL is when a function in PL/pgSQL raises an error. */
	private static final String RAISE = "exec_stmt_raise";

	private final String sqlState;

	DatabaseAccessException(String doing, SQLException cause) {
		super("Could not " + doing + ": " + (isSilence(cause) ? "the server did not answer in time (" : "")
				+ ReadableText.said(cause) + (isSilence(cause) ? ")" : ""),
				isSilence(cause) ? "Check whether the server hangs or the network drops packets, and try again."
						: isRaised(cause)
								? "A function in the database raised this error, not PostgreSQL itself: find out"
										+ " why, and try again."
								: remedy(state(cause)),
				cause);
		this.sqlState = state(cause);
	}

	private DatabaseAccessException(String problem, String remedy, SQLException cause) {
		super(problem, remedy, cause);
		this.sqlState = state(cause);
	}

	@Override
	public Kind kind() {
		return Kind.UNREACHABLE;
	}

	static DatabaseAccessException unarrived(String problem, String remedy, SQLException cause) {
		return new DatabaseAccessException(problem, remedy, cause);
	}

	/**
	 * Whether the driver has given up waiting for an answer.
	 */
	static boolean isSilence(Throwable failure) {
		return failure instanceof SocketTimeoutException || failure.getCause() != null && isSilence(failure.getCause());
	}

	/**
	 * Whether a function in the database has raised the code, which then says nothing
	 * about the cause.
	 */
	private static boolean isRaised(SQLException cause) {
		ServerErrorMessage server = (cause instanceof PSQLException driver) ? driver.getServerErrorMessage() : null;
		return server != null && RAISE.equals(server.getRoutine());
	}

	/**
	 * The SQLSTATE of the refusal.
	 * @return five characters, or empty if the driver gave none
	 */
	public String sqlState() {
		return this.sqlState;
	}

	private static String state(SQLException cause) {
		String state = cause.getSQLState();
		return (state != null) ? state : "";
	}

	private static String remedy(String sqlState) {
		return switch (sqlState) {
			case "3D000" -> "Create the database, or correct the URL.";
			case "28P01", "28000" -> "Correct the user and the password.";
			case "42501" -> "Grant the role the missing privilege, or set ofauto.migrations.user to a role that"
					+ " owns the schema.";
			case "55P03" ->
				"Another session holds a lock on the history table or on a catalog: find it in pg_locks, wait for"
						+ " it to end, and try again.";
			case INVALID_VALUE ->
				"Set ofauto.migrations.time-zone to a time zone that this server knows: SELECT name FROM"
						+ " pg_timezone_names lists them.";
			case "57014", "57P05", "25P03", "25P04" ->
				"Remove the timeout for the role that migrates (ALTER ROLE … SET … = 0), and try again. SELECT"
						+ " name, setting, source FROM pg_settings WHERE name LIKE '%timeout' shows which timeout"
						+ " it is and where it is set.";
			case "25006" -> WRITABLE;
			default -> sqlState.startsWith("08")
					? "Check that the server is running and that the URL is correct, and start again."
					: "Fix the cause above, and start again.";
		};
	}

}
