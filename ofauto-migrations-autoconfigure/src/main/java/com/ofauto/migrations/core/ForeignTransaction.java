package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.postgresql.core.BaseConnection;

import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.ConnectionProxy;
import org.springframework.jdbc.datasource.SimpleConnectionHandle;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A transaction that is already open on a connection from the DataSource, and that this
 * library's work would commit. A pool without autocommit may leave one open in which it
 * only validated the connection.
 */
final class ForeignTransaction {

	/**
	 * Whether the transaction has written or locked anything. It takes no lock itself.
	 */
	private static final String DID_ANYTHING = "SELECT pg_catalog.txid_current_if_assigned() IS NOT NULL OR EXISTS"
			+ " (SELECT FROM pg_catalog.pg_lock_status() l"
			+ " WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()"
			+ " AND l.locktype OPERATOR(pg_catalog.<>) 'virtualxid'::pg_catalog.text)";

	private ForeignTransaction() {
	}

	/**
	 * Refuses a connection before anything is changed about it.
	 */
	static void requireNone(Connection connection, BaseConnection driver) throws SQLException {
		boolean autoCommit = connection.getAutoCommit();
		boolean found = switch (driver.getTransactionState()) {
			case IDLE -> !autoCommit && isBound(connection);
			case OPEN -> autoCommit || isBound(connection) || didAnything(driver);
			case FAILED -> true;
		};
		if (found) {
			throw UnsupportedDatabaseException.inTransaction();
		}
	}

	/**
	 * Whether the connection belongs to the transaction that Spring has begun on this
	 * thread, which may not have sent a statement yet.
	 */
	private static boolean isBound(Connection connection) {
		return TransactionSynchronizationManager.isActualTransactionActive()
				&& TransactionSynchronizationManager.getResourceMap()
					.values()
					.stream()
					.anyMatch((resource) -> resource instanceof ConnectionHolder holder && holds(holder, connection));
	}

	/**
	 * A custom connection holder may open a connection when it is queried, so it is
	 * queried only if the connection may be its own.
	 */
	private static boolean holds(ConnectionHolder holder, Connection connection) {
		if (holder.getConnectionHandle() == null || !(connection instanceof ConnectionProxy)
				&& !(holder.getConnectionHandle() instanceof SimpleConnectionHandle)) {
			return false;
		}
		Connection held = holder.getConnection();
		Connection given = connection;
		while (given != held && given instanceof ConnectionProxy proxy) {
			given = proxy.getTargetConnection();
		}
		return given == held;
	}

	private static boolean didAnything(BaseConnection driver) throws SQLException {
		try (Statement statement = driver.createStatement(); ResultSet rows = statement.executeQuery(DID_ANYTHING)) {
			rows.next();
			return rows.getBoolean(1);
		}
	}

}
