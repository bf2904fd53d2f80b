package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The one connection of a look or a run. It goes back to its pool as it came, or, if that
 * cannot be promised, not at all.
 */
final class Session implements AutoCloseable {

	private static final int OLDEST_SERVER = 12;

	private final Connection connection;

	private final BaseConnection driver;

	private final Wire wire;

	private final boolean autoCommit;

	private final boolean standardStrings;

	private Session(Connection connection, BaseConnection driver, boolean autoCommit) {
		this.connection = connection;
		this.driver = driver;
		this.wire = new Wire(driver);
		this.autoCommit = autoCommit;
		this.standardStrings = driver.getStandardConformingStrings();
	}

	static Session open(DataSource dataSource) {
		try {
			Connection connection = dataSource.getConnection();
			try {
				return of(connection);
			}
			catch (SQLException | RuntimeException ex) {
				connection.close();
				throw ex;
			}
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("connect to the database", ex);
		}
	}

	private static Session of(Connection connection) throws SQLException {
		if (!connection.isWrapperFor(BaseConnection.class)) {
			throw UnsupportedDatabaseException.notPostgres(connection.getMetaData().getDatabaseProductName(), null);
		}
		BaseConnection driver = connection.unwrap(BaseConnection.class);
		if (driver.getMetaData().getDatabaseMajorVersion() < OLDEST_SERVER) {
			throw UnsupportedDatabaseException.tooOld(driver.getMetaData().getDatabaseProductVersion());
		}
		boolean autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(true);
		Session session = new Session(connection, driver, autoCommit);
		if (!session.standardStrings) {
			// Scripts are cut by the rules of standard strings.
			session.send("set standard_conforming_strings", "SET standard_conforming_strings = on");
		}
		return session;
	}

	Connection connection() {
		return this.connection;
	}

	Wire wire() {
		return this.wire;
	}

	/**
	 * The database's name as the driver knows it, without asking the server.
	 */
	String databaseName() {
		return this.driver.getQueryExecutor().getDatabase();
	}

	String serverVersion() throws SQLException {
		return this.connection.getMetaData().getDatabaseProductVersion().replaceFirst(" .*", "");
	}

	int majorVersion() throws SQLException {
		return this.connection.getMetaData().getDatabaseMajorVersion();
	}

	/**
	 * Refuses a server and a way to it on which a deploy would not be safe.
	 */
	void requireSafe(HistoryLook look, PoolerMode pooler) throws SQLException {
		if (look.standby()) {
			throw UnsupportedDatabaseException.standby();
		}
		int pid = this.connection.unwrap(PGConnection.class).getBackendPID();
		if (pooler == PoolerMode.NONE && pid != look.backendPid()) {
			throw UnsupportedDatabaseException.pooler();
		}
	}

	/**
	 * Sends statements of our own.
	 * @param doing what for, as the message says it
	 * @throws DatabaseAccessException if the database refuses one of them
	 */
	void send(String doing, String sql) {
		Wire.Outcome outcome = this.wire.send(sql);
		if (outcome.error() != null) {
			throw new DatabaseAccessException(doing, outcome.error());
		}
	}

	/**
	 * Ends a transaction that a failure left open.
	 */
	void rollback() {
		if (this.driver.getTransactionState() != TransactionState.IDLE) {
			send("roll back", "ROLLBACK");
		}
	}

	boolean isClosed() {
		try {
			return this.driver.isClosed();
		}
		catch (SQLException ex) {
			return true;
		}
	}

	/**
	 * Runs a query of one text column.
	 */
	List<String> texts(String sql) throws SQLException {
		List<String> texts = new ArrayList<>();
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				texts.add(rows.getString(1));
			}
		}
		return texts;
	}

	/**
	 * Makes sure that nobody gets this connection again.
	 */
	void abandon() {
		try {
			this.connection.abort(Runnable::run);
		}
		catch (SQLException ex) {
			// It is gone already.
		}
	}

	@Override
	public void close() {
		try {
			if (!this.standardStrings && !this.driver.isClosed()) {
				send("reset standard_conforming_strings", "SET standard_conforming_strings = off");
			}
			if (!this.autoCommit && !this.driver.isClosed()) {
				this.connection.setAutoCommit(false);
			}
			this.connection.close();
		}
		catch (SQLException | DatabaseAccessException ex) {
			abandon();
		}
	}

}
