package com.ofauto.migrations.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import com.ofauto.migrations.support.TestDatabase;

/**
 * Others who write to the tables in short transactions, for which a {@code CONCURRENTLY}
 * has to wait, so that a random kill finds it at work.
 */
final class Traffic implements AutoCloseable {

	private static final List<String> TABLES = List.of("accounts", "orders", "runs");

	private static final long LONGEST_MICROS = 250_000;

	private final TestDatabase database;

	private final Thread thread;

	private volatile boolean closed;

	private Traffic(TestDatabase database) {
		this.database = database;
		this.thread = new Thread(this::run, "traffic");
		this.thread.setDaemon(true);
	}

	static Traffic on(TestDatabase database) {
		Traffic traffic = new Traffic(database);
		traffic.thread.start();
		return traffic;
	}

	private void run() {
		while (!this.closed) {
			try (Connection connection = this.database.dataSource().getConnection();
					Statement statement = connection.createStatement()) {
				while (!this.closed) {
					write(statement);
				}
			}
			catch (SQLException ex) {
				// No such table yet, or the server is gone: it comes again.
				pause(LONGEST_MICROS / 10);
			}
		}
	}

	private static void write(Statement statement) throws SQLException {
		statement.execute("BEGIN");
		for (String table : TABLES) {
			statement.execute("LOCK TABLE " + table + " IN ROW EXCLUSIVE MODE NOWAIT");
		}
		pause(LONGEST_MICROS);
		statement.execute("COMMIT");
		pause(LONGEST_MICROS / 10);
	}

	private static void pause(long longestMicros) {
		LockSupport.parkNanos(1000 * ThreadLocalRandom.current().nextLong(longestMicros));
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
