package com.ofauto.migrations.devtools.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.ofauto.migrations.core.SafePath;

/**
 * A connection to a server, with facts about it.
 *
 * @param address its address
 * @param connection the connection
 * @param facts the facts
 */
record ServerSession(ServerAddress address, Connection connection, ServerFacts facts) implements AutoCloseable {

	static ServerSession open(DataSource dataSource) throws NoPlaceException {
		try {
			return open(ServerAddress.of(dataSource));
		}
		catch (SQLException ex) {
			throw new NoPlaceException("it cannot be reached", ex);
		}
		catch (RuntimeException ex) {
			throw new NoPlaceException("its DataSource does not tell how it connects", ex);
		}
	}

	static ServerSession open(ServerAddress address) throws NoPlaceException {
		if (!address.isPostgres()) {
			throw new NoPlaceException("its URL does not begin with jdbc:postgresql:");
		}
		try {
			Connection connection = address.dataSource().getConnection();
			try {
				ServerSession session = new ServerSession(address, connection, ServerFacts.read(connection));
				session.useSafePath();
				return session;
			}
			catch (SQLException ex) {
				connection.close();
				throw ex;
			}
		}
		catch (SQLException ex) {
			throw new NoPlaceException("it cannot be reached", ex);
		}
	}

	/**
	 * Only our own statements run here.
	 */
	private void useSafePath() throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(SafePath.FOR_SESSION);
		}
	}

	/**
	 * Check that databases can be created here.
	 */
	void requireMayCreate() throws NoPlaceException {
		if (this.facts.standby()) {
			throw new NoPlaceException("the server is a standby");
		}
		if (!this.facts.mayCreate()) {
			throw new NoPlaceException("the role " + this.facts.role() + " may not create databases");
		}
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			// The server notices it by itself.
		}
	}

}
