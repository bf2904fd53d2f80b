package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The one connection of a query or a run. It returns to its pool as it was handed out,
 * or, if that cannot be guaranteed, is closed.
 */
final class Session implements AutoCloseable {

	private static final int OLDEST_SERVER = 12_00_00;

	private final Connection connection;

	private final BaseConnection driver;

	private final OngoingWork work;

	private final SimpleQuery simpleQuery;

	/**
	 * Held while the server is asked to cancel, and during work that must not be
	 * cancelled.
	 */
	private final ReentrantLock undisturbed = new ReentrantLock();

	private final boolean autoCommit;

	private final boolean standardStrings;

	/** How long the driver waited for an answer before this session had it, or 0. */
	private final int networkTimeout;

	private Session(Connection connection, BaseConnection driver, boolean autoCommit, OngoingWork work)
			throws SQLException {
		this.connection = connection;
		this.driver = driver;
		this.work = work;
		this.simpleQuery = new SimpleQuery(driver, this::refuses);
		this.autoCommit = autoCommit;
		this.standardStrings = driver.getStandardConformingStrings();
		this.networkTimeout = driver.getNetworkTimeout();
	}

	/**
	 * Opens a session.
	 * @param readLimit how long it waits for each answer of the server, unless the URL
	 * says that it waits shorter; zero for as long as it takes
	 */
	static Session open(DataSource dataSource, OngoingWork work, Duration readLimit) {
		try {
			Connection connection = dataSource.getConnection();
			try {
				return of(connection, work, readLimit);
			}
			catch (SQLException | RuntimeException | Error ex) {
				connection.close();
				throw ex;
			}
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("connect to the database", ex);
		}
	}

	private static Session of(Connection connection, OngoingWork work, Duration readLimit) throws SQLException {
		if (!connection.isWrapperFor(BaseConnection.class)) {
			throw UnsupportedDatabaseException.notPostgres(connection.getMetaData().getDatabaseProductName(), null);
		}
		BaseConnection driver = connection.unwrap(BaseConnection.class);
		DriverVersion.requireFit(driver);
		if (driver.getQueryExecutor().getServerVersionNum() < OLDEST_SERVER) {
			throw UnsupportedDatabaseException.tooOld(driver.getMetaData().getDatabaseProductVersion());
		}
		ForeignTransaction.requireNone(connection, driver);
		boolean autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(true);
		Session session = new Session(connection, driver, autoCommit, work);
		session.limitReading((int) readLimit.toMillis());
		if (!session.standardStrings) {
			// Scripts are cut by the rules of standard strings.
			session.send("set standard_conforming_strings", "SET standard_conforming_strings = on");
		}
		return session;
	}

	private void limitReading(int millis) throws SQLException {
		if (millis > 0 && (this.networkTimeout == 0 || millis < this.networkTimeout)) {
			this.driver.setNetworkTimeout(Runnable::run, millis);
		}
	}

	/**
	 * Waits for each answer as long as the connection said when it came.
	 */
	void readAsItCame() throws SQLException {
		this.driver.setNetworkTimeout(Runnable::run, this.networkTimeout);
	}

	/**
	 * How long the driver waits for each answer of the server.
	 * @return the limit, or zero if there is none
	 */
	Duration readLimit() throws SQLException {
		return Duration.ofMillis(this.driver.getNetworkTimeout());
	}

	/**
	 * Whether the connection came with such a limit.
	 */
	boolean limitsReading() {
		return this.networkTimeout > 0;
	}

	boolean isOf(DataSource dataSource) {
		return this.work.isOn(dataSource);
	}

	Connection connection() {
		return this.connection;
	}

	SimpleQuery simpleQuery() {
		return this.simpleQuery;
	}

	/**
	 * The database's name as the driver knows it, without asking the server.
	 */
	String databaseName() {
		return this.driver.getQueryExecutor().getDatabase();
	}

	/**
	 * Host and port as the connection was opened with.
	 */
	String server() {
		return this.driver.getQueryExecutor().getHostSpec().toString();
	}

	String serverVersion() {
		return this.driver.getQueryExecutor().getServerVersion().replaceFirst(" .*", "");
	}

	int majorVersion() {
		return this.driver.getQueryExecutor().getServerVersionNum() / 1_00_00;
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
		SimpleQuery.Outcome outcome = this.simpleQuery.send(sql);
		if (outcome.error() != null) {
			throw new DatabaseAccessException(doing, outcome.error());
		}
	}

	/**
	 * Ends a transaction that a failure left open.
	 */
	void rollback() {
		if (this.driver.getTransactionState() != TransactionState.IDLE) {
			try (Undisturbed undisturbed = undisturbed()) {
				send("roll back", "ROLLBACK");
			}
		}
	}

	/**
	 * Whether the work of this session was cancelled.
	 */
	boolean isCancelled() {
		return this.work.isCancelled();
	}

	private boolean refuses() {
		return isCancelled() && !this.undisturbed.isHeldByCurrentThread();
	}

	/**
	 * Protects the following statements from a cancellation: they clean up, or record
	 * what was done.
	 */
	Undisturbed undisturbed() {
		this.undisturbed.lock();
		return this.undisturbed::unlock;
	}

	/**
	 * Asks the server to cancel what this session runs, unless that must not be
	 * disturbed.
	 */
	void cancel(Duration patience) {
		try {
			if (this.undisturbed.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				try {
					this.driver.cancelQuery();
				}
				finally {
					this.undisturbed.unlock();
				}
			}
		}
		catch (SQLException ex) {
			// The server is asked again, or the connection cut.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
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
	 * Runs a query of one text column under the {@link SafePath}.
	 */
	List<String> texts(String sql) throws SQLException {
		return SafePath.texts(this.connection, sql);
	}

	/**
	 * Makes sure that the pool does not reuse this connection.
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
		try (Undisturbed undisturbed = undisturbed()) {
			if (!this.standardStrings && !this.driver.isClosed()) {
				send("reset standard_conforming_strings", "SET standard_conforming_strings = off");
			}
			if (!this.driver.isClosed()) {
				readAsItCame();
			}
			if (!this.autoCommit && !this.driver.isClosed()) {
				this.connection.setAutoCommit(false);
			}
			this.connection.close();
		}
		catch (SQLException | DatabaseAccessException ex) {
			abandon();
		}
		finally {
			this.work.closed(this);
		}
	}

	/**
	 * The end of something that must not be disturbed.
	 */
	@FunctionalInterface
	interface Undisturbed extends AutoCloseable {

		@Override
		void close();

	}

}
