package com.ofauto.migrations.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Looks at the server every few milliseconds for readers that wait for the lock of a
 * table. Unlike the time that a query takes, this does not depend on what else the
 * machine does.
 */
final class LockWaits {

	private static final String WAITING = "SELECT pid, 1000 * extract(epoch FROM waitstart),"
			+ " 1000 * extract(epoch FROM clock_timestamp() - waitstart) FROM pg_locks"
			+ " WHERE NOT granted AND mode = 'AccessShareLock' AND relation = to_regclass('accounts')"
			+ " AND waitstart IS NOT NULL";

	private static final int BETWEEN_LOOKS = 3;

	private final String url;

	private CompletableFuture<Collection<LockWait>> result = CompletableFuture.completedFuture(List.of());

	private volatile boolean stopped;

	LockWaits(int port, String database) {
		this.url = PostgresServer.url(port, database);
	}

	void start() {
		this.result = CompletableFuture.supplyAsync(this::watch, (work) -> new Thread(work, "lock waits").start());
	}

	Collection<LockWait> stop() {
		this.stopped = true;
		return this.result.join();
	}

	private Collection<LockWait> watch() {
		Map<String, LockWait> waits = new HashMap<>();
		try (Connection connection = DriverManager.getConnection(this.url, PostgresServer.USER, "");
				Statement statement = connection.createStatement()) {
			while (!this.stopped) {
				try (ResultSet rows = statement.executeQuery(WAITING)) {
					while (rows.next()) {
						LockWait wait = new LockWait(rows.getInt(1), rows.getDouble(2), rows.getDouble(3));
						waits.merge(wait.pid() + " " + wait.begin(), wait, LockWait::longer);
					}
				}
				Thread.sleep(BETWEEN_LOOKS);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return waits.values();
	}

}
