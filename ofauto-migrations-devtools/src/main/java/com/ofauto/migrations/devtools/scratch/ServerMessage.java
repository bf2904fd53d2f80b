package com.ofauto.migrations.devtools.scratch;

import java.sql.SQLException;
import java.util.Optional;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * An error of a query inside a function.
 *
 * @param text the message
 * @param sqlState its SQLSTATE
 * @param position the character of the query, counted from 1; 0 if it has none
 */
public record ServerMessage(String text, String sqlState, int position) {

	/**
	 * Return the error of the server.
	 * @param failure the failure of a call
	 * @return the message, or empty if it is not the server's
	 */
	public static Optional<ServerMessage> of(SQLException failure) {
		ServerErrorMessage message = (failure instanceof PSQLException ex) ? ex.getServerErrorMessage() : null;
		return (message != null) ? Optional.of(new ServerMessage(String.valueOf(message.getMessage()),
				String.valueOf(failure.getSQLState()), message.getInternalPosition())) : Optional.empty();
	}

}
