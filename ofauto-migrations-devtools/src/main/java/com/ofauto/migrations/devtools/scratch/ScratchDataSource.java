package com.ofauto.migrations.devtools.scratch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import com.ofauto.migrations.devtools.sql.Quotes;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The connections of a scratch database. A returned connection is reset and reused,
 * because a database is used many times in its short life. All can be closed at once.
 */
final class ScratchDataSource extends AbstractDataSource {

	private static final Class<?>[] CONNECTION = { Connection.class };

	private final DataSource target;

	private final String timeZone;

	private final Set<Connection> open = new LinkedHashSet<>();

	private @Nullable Connection idle;

	private boolean closed;

	/**
	 * Create a DataSource.
	 * @param timeZone the time zone of its sessions
	 */
	ScratchDataSource(DataSource target, String timeZone) {
		this.target = target;
		this.timeZone = timeZone;
	}

	@Override
	public synchronized Connection getConnection() throws SQLException {
		if (this.closed) {
			throw new SQLException("The scratch database is gone.");
		}
		Connection connection = this.idle;
		this.idle = null;
		if (connection == null || connection.isClosed()) {
			connection = this.target.getConnection();
			this.open.add(connection);
			setTimeZone(connection);
		}
		return lend(connection);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return getConnection();
	}

	private Connection lend(Connection connection) {
		AtomicBoolean returned = new AtomicBoolean();
		return (Connection) Proxy.newProxyInstance(ScratchDataSource.class.getClassLoader(), CONNECTION,
				(proxy, method, arguments) -> switch (method.getName()) {
					case "close" -> {
						if (returned.compareAndSet(false, true)) {
							giveBack(connection);
						}
						yield null;
					}
					case "isClosed" -> returned.get() || connection.isClosed();
					default -> invoke(connection, method, arguments);
				});
	}

	private static @Nullable Object invoke(Connection connection, Method method, Object @Nullable [] arguments)
			throws Throwable {
		try {
			return method.invoke(connection, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private synchronized void giveBack(Connection connection) throws SQLException {
		if (this.closed || this.idle != null || connection.isClosed() || !renew(connection)) {
			this.open.remove(connection);
			connection.close();
		}
		else {
			this.idle = connection;
		}
	}

	private boolean renew(Connection connection) {
		try {
			if (!connection.getAutoCommit()) {
				connection.rollback();
				connection.setAutoCommit(true);
			}
			try (Statement statement = connection.createStatement()) {
				statement.execute("DISCARD ALL");
			}
			setTimeZone(connection);
			connection.clearWarnings();
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private void setTimeZone(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("SELECT pg_catalog.set_config('TimeZone', " + Quotes.escaped(this.timeZone) + ", false)");
		}
	}

	/**
	 * Close all connections, also those in use. New ones can be opened.
	 */
	synchronized void disconnect() {
		this.idle = null;
		for (Connection connection : this.open) {
			try {
				connection.close();
			}
			catch (SQLException ex) {
				// The server notices it by itself.
			}
		}
		this.open.clear();
	}

	/**
	 * Close all connections, and allow no new ones.
	 */
	synchronized void shutDown() {
		this.closed = true;
		disconnect();
	}

}
