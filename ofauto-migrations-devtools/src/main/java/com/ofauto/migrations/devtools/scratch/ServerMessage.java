package com.ofauto.migrations.devtools.scratch;

import java.sql.SQLException;
import java.util.Optional;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a server said of a query inside of a function.
 *
 * @param text the message
 * @param sqlState its SQLSTATE
 * @param position at which character of the query, from 1 on; 0 if it names none
 */
public record ServerMessage(String text, String sqlState, int position) {

	/**
	 * Returns what the server said.
	 * @param failure how a call failed
	 * @return the message, or empty if it is not the server's
	 */
	public static Optional<ServerMessage> of(SQLException failure) {
		ServerErrorMessage message = (failure instanceof PSQLException ex) ? ex.getServerErrorMessage() : null;
		return (message != null) ? Optional.of(new ServerMessage(String.valueOf(message.getMessage()),
				String.valueOf(failure.getSQLState()), message.getInternalPosition())) : Optional.empty();
	}

}
