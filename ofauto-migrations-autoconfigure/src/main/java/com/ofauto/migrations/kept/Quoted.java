package com.ofauto.migrations.kept;

import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.PGConnection;

/**
 * Names and texts as SQL has them.
 */
final class Quoted {

	private Quoted() {
	}

	static String literal(Connection connection, String text) throws SQLException {
		return "'" + connection.unwrap(PGConnection.class).escapeLiteral(text) + "'";
	}

	static String identifier(Connection connection, String name) throws SQLException {
		return connection.unwrap(PGConnection.class).escapeIdentifier(name);
	}

	/**
	 * A block of PL/pgSQL, whatever the names in it are.
	 */
	static String block(String body) {
		String tag = "$ofauto$";
		for (int number = 1; body.contains(tag); number++) {
			tag = "$ofauto" + number + "$";
		}
		return "DO " + tag + body + tag;
	}

}
