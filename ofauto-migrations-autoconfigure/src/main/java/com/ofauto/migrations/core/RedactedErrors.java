package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Errors of the server without the passwords that they quote. An error is the cause of a
 * failure, whose stack trace an application may log.
 */
final class RedactedErrors {

	private RedactedErrors() {
	}

	/**
	 * What the server said of a statement, as one text in which secrets can be looked
	 * for.
	 */
	static String texts(@Nullable SQLException error) {
		ServerErrorMessage server = server(error);
		StringBuilder texts = new StringBuilder();
		if (server != null) {
			Stream.of(server.getMessage(), server.getDetail(), server.getWhere(), server.getInternalQuery())
				.filter((text) -> text != null)
				.forEach((text) -> texts.append(text).append('\n'));
		}
		return texts.toString();
	}

	/**
	 * The same error without them.
	 */
	static SQLException of(SQLException error, Secrets secrets) {
		String said = String.valueOf(error.getMessage());
		ServerErrorMessage server = server(error);
		String all = said + "\n" + texts(error);
		if (secrets.hide(all).equals(all)) {
			return error;
		}
		SQLException clean = (server != null)
				? new PSQLException(clean(server, secrets), said.equals(server.toString()))
				: new SQLException(secrets.hide(said), error.getSQLState());
		clean.setStackTrace(error.getStackTrace());
		return clean;
	}

	private static @Nullable ServerErrorMessage server(@Nullable SQLException error) {
		return (error instanceof PSQLException driver) ? driver.getServerErrorMessage() : null;
	}

	/**
	 * A message is made from the fields of the protocol's answer.
	 *
	 * @see <a href= "https://www.postgresql.org/docs/current/protocol-error-fields.html">
	 * Error and Notice Message Fields</a>
	 */
	private static ServerErrorMessage clean(ServerErrorMessage server, Secrets secrets) {
		StringBuilder fields = new StringBuilder();
		add(fields, 'S', server.getSeverity());
		add(fields, 'C', server.getSQLState());
		add(fields, 'M', secrets.hideIn(server.getMessage()));
		add(fields, 'D', secrets.hideIn(server.getDetail()));
		add(fields, 'H', secrets.hideIn(server.getHint()));
		add(fields, 'P', number(server.getPosition()));
		add(fields, 'p', number(server.getInternalPosition()));
		add(fields, 'q', secrets.hideIn(server.getInternalQuery()));
		add(fields, 'W', secrets.hideIn(server.getWhere()));
		add(fields, 's', server.getSchema());
		add(fields, 't', server.getTable());
		add(fields, 'c', server.getColumn());
		add(fields, 'd', server.getDatatype());
		add(fields, 'n', server.getConstraint());
		add(fields, 'F', server.getFile());
		add(fields, 'L', number(server.getLine()));
		add(fields, 'R', server.getRoutine());
		return new ServerErrorMessage(fields.toString());
	}

	private static @Nullable String number(int position) {
		return (position > 0) ? String.valueOf(position) : null;
	}

	private static void add(StringBuilder fields, char kind, @Nullable String text) {
		if (text != null) {
			fields.append(kind).append(text).append('\0');
		}
	}

}
