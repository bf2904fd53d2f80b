package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.script.Excerpt;
import com.ofauto.migrations.core.script.ScriptStatement;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A statement of a message failed.
 */
final class MessageFailure extends Exception {

	private static final long serialVersionUID = 1L;

	private static final Set<String> RETRYABLE = Set.of("55P03", "40P01", "40001");

	private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04");

	private final SQLException error;

	private final Message.Purpose purpose;

	private final int line;

	private final int column;

	private final String statement;

	private final transient Secrets secrets;

	private final List<String> outside;

	/**
	 * Creates a failure.
	 * @param statement the whole statement
	 * @param shown which of its lines must be shown, from 0
	 */
	MessageFailure(@Nullable SQLException error, Message.Purpose purpose, int line, int column, String statement,
			int shown) {
		this(error, purpose, line, column, Secrets.of(statement).and(RedactedErrors.texts(error)),
				Excerpt.of(statement, shown), List.of());
	}

	private MessageFailure(@Nullable SQLException error, Message.Purpose purpose, int line, int column, Secrets secrets,
			String excerpt, List<String> outside) {
		super((error != null) ? RedactedErrors.of(error, secrets) : null);
		this.outside = outside;
		this.error = (getCause() instanceof SQLException cause) ? cause : new SQLException("No error was given");
		this.purpose = purpose;
		this.line = line;
		this.column = column;
		this.secrets = secrets;
		this.statement = secrets.hide(excerpt);
	}

	/**
	 * The same with what it means in place of PostgreSQL's words.
	 */
	MessageFailure inWords(String message, String sqlState) {
		return new MessageFailure(new SQLException(message, sqlState, this.error), this.purpose, this.line, this.column,
				this.secrets, this.statement, this.outside);
	}

	/**
	 * The same at another statement, if it is known.
	 * @param outside the relations that should not have been changed
	 */
	MessageFailure at(@Nullable ScriptStatement place, List<String> outside) {
		if (place == null) {
			return new MessageFailure(this.error, this.purpose, this.line, this.column, this.secrets, this.statement,
					outside);
		}
		return new MessageFailure(this.error, this.purpose, place.line(), place.column(), Secrets.of(place.text()),
				Excerpt.of(place.text(), 0), outside);
	}

	/**
	 * The same as a failure of a statement of the script.
	 */
	MessageFailure ofScript(ScriptStatement place, String message, String sqlState) {
		return new MessageFailure(new SQLException(message, sqlState, this.error), Message.Purpose.SCRIPT, place.line(),
				place.column(), Secrets.of(place.text()), Excerpt.of(place.text(), 0), List.of());
	}

	/**
	 * The same as a failure of a statement of the script, in the server's words.
	 */
	MessageFailure ofScript(ScriptStatement place) {
		return new MessageFailure(this.error, Message.Purpose.SCRIPT, place.line(), place.column(),
				Secrets.of(place.text()), Excerpt.of(place.text(), 0), List.of());
	}

	/**
	 * The same with the statement as it stands in the file.
	 */
	MessageFailure showing(ScriptStatement place) {
		return new MessageFailure(this.error, this.purpose, this.line, this.column, Secrets.of(place.text()),
				Excerpt.of(place.text(), Math.max(0, this.line - place.line())), this.outside);
	}

	/**
	 * The relations that should not have been changed; none if it failed for another
	 * reason.
	 */
	List<String> outside() {
		return this.outside;
	}

	SQLException error() {
		return this.error;
	}

	Message.Purpose purpose() {
		return this.purpose;
	}

	String statement() {
		return this.statement;
	}

	String sqlState() {
		return (this.error.getSQLState() != null) ? this.error.getSQLState() : "";
	}

	/**
	 * Whether the error is one of a lost connection.
	 */
	boolean connectionLost() {
		return sqlState().startsWith("08") || LOST.contains(sqlState());
	}

	/**
	 * Whether the driver failed, and not the server or a check of ours.
	 */
	boolean saidByDriver() {
		return this.error instanceof PSQLException && serverMessage() == null;
	}

	/**
	 * Whether something keeps the role from capturing.
	 */
	boolean isRefusedCapture() {
		return sqlState().equals(CaptureBlock.REFUSED);
	}

	boolean blocked() {
		return isOfOthers(sqlState());
	}

	/**
	 * Whether a failure comes from what other sessions do at the same time.
	 */
	static boolean isOfOthers(String sqlState) {
		return RETRYABLE.contains(sqlState);
	}

	boolean deadlock() {
		return sqlState().equals("40P01");
	}

	ScriptLocation location(Migration migration) {
		return new ScriptLocation(migration.location(), this.line, this.column);
	}

	/**
	 * Whether it stands before a place in the script.
	 */
	boolean isBefore(int otherLine, int otherColumn) {
		return this.line < otherLine || this.line == otherLine && this.column < otherColumn;
	}

	StatementFailure describe(Migration migration) {
		ServerErrorMessage server = serverMessage();
		if (server == null) {
			return new StatementFailure(location(migration), this.statement, sqlState(),
					this.secrets.hide(String.valueOf(this.error.getMessage())), null,
					sqlState().equals(OtherSchemaChanges.REACHED_STATE) ? OtherSchemaChanges.hint(this.outside) : null,
					null);
		}
		return new StatementFailure(location(migration), this.statement, sqlState(),
				this.secrets.hide(String.valueOf(server.getMessage())), this.secrets.hideIn(server.getDetail()),
				this.secrets.hideIn(server.getHint()), this.secrets.hideIn(server.getWhere()));
	}

	private @Nullable ServerErrorMessage serverMessage() {
		return (this.error instanceof PSQLException driver) ? driver.getServerErrorMessage() : null;
	}

}
