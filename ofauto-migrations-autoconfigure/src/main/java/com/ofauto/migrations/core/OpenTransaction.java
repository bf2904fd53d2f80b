package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.script.Sql;

/**
 * A transaction that has begun, under the migration lock. Its owner ends it.
 *
 * @since 0.1.0
 */
@Internal
public final class OpenTransaction {

	private final Session session;

	OpenTransaction(Session session) {
		this.session = session;
	}

	/**
	 * Where it is open.
	 * @return the connection
	 */
	public Connection connection() {
		return this.session.connection();
	}

	/**
	 * The server that the connection was opened to.
	 * @return host and port
	 */
	public String server() {
		return this.session.server();
	}

	/**
	 * Runs a statement.
	 * @param sql the statement, in which {@code %1$s} and so on stand for the values
	 * @param values texts, which are put in as literals
	 * @throws SQLException if the database refuses it
	 */
	public void execute(String sql, String... values) throws SQLException {
		Object[] literals = Stream.of(values).map(Sql::literal).toArray();
		SQLException error = this.session.simpleQuery().send(sql.formatted(literals)).error();
		if (error != null) {
			throw error;
		}
	}

}
