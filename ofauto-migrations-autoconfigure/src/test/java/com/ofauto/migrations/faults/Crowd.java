package com.ofauto.migrations.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import com.ofauto.migrations.support.TestDatabase;

/**
 * Sessions that read and write the tables of a {@link Storm}, two in a transaction, in
 * any order. The writers count what they have committed.
 */
final class Crowd implements AutoCloseable {

	private static final long LONGEST_MICROS = 20_000;

	private final TestDatabase database;

	private final List<Thread> threads = new ArrayList<>();

	private final AtomicLong written = new AtomicLong();

	private volatile boolean closed;

	private Crowd(TestDatabase database) {
		this.database = database;
	}

	/**
	 * Lets so many sessions read, and as many write.
	 */
	static Crowd of(int each, TestDatabase database) {
		Crowd crowd = new Crowd(database);
		for (int i = 0; i < 2 * each; i++) {
			boolean writes = i % 2 == 0;
			Thread thread = new Thread(() -> crowd.run(writes), "crowd");
			thread.setDaemon(true);
			crowd.threads.add(thread);
			thread.start();
		}
		return crowd;
	}

	/**
	 * How many rows the writers have counted up.
	 */
	long written() {
		return this.written.get();
	}

	private void run(boolean writes) {
		while (!this.closed) {
			try (Connection connection = this.database.dataSource().getConnection();
					Statement statement = connection.createStatement()) {
				while (!this.closed) {
					transaction(statement, writes);
				}
			}
			catch (SQLException ex) {
				// A deadlock, or a plan that a migration has made stale: it comes again.
				pause(LONGEST_MICROS);
			}
		}
	}

	private void transaction(Statement statement, boolean writes) throws SQLException {
		statement.execute("BEGIN");
		for (int i = 0; i < 2; i++) {
			int row = ThreadLocalRandom.current().nextInt(1, 1001);
			String table = "t" + ThreadLocalRandom.current().nextInt(Storm.TABLES);
			statement.execute(writes ? "UPDATE " + table + " SET n = n + 1 WHERE id = " + row
					: "SELECT n FROM " + table + " WHERE id = " + row);
			pause(LONGEST_MICROS);
		}
		statement.execute("COMMIT");
		if (writes) {
			this.written.addAndGet(2);
		}
		pause(LONGEST_MICROS);
	}

	private static void pause(long longestMicros) {
		LockSupport.parkNanos(1000 * ThreadLocalRandom.current().nextLong(longestMicros));
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			for (Thread thread : this.threads) {
				thread.join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
