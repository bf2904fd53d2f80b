package com.ofauto.migrations.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sessions that read a table all the time, and note how long each query waits.
 */
final class Readers {

	/** A query that is late by less is not stalled. */
	private static final double NOTICED_MILLIS = 5;

	private final Traffic traffic;

	private final String url;

	private final ExecutorService threads = Executors.newFixedThreadPool(Traffic.READERS);

	private final List<Future<Stalls>> results = new ArrayList<>();

	private volatile boolean stopped;

	Readers(Traffic traffic, int port, String database) {
		this.traffic = traffic;
		this.url = PostgresServer.url(port, database) + "&ApplicationName=reader";
	}

	void start() {
		for (int i = 0; i < Traffic.READERS; i++) {
			Callable<Stalls> reader = this::read;
			this.results.add(this.threads.submit(reader));
		}
	}

	/**
	 * Ends the reading.
	 * @return the stalls of all readers
	 */
	Stalls stop() throws InterruptedException {
		this.stopped = true;
		Stalls all = Stalls.NONE;
		try {
			for (Future<Stalls> result : this.results) {
				all = all.and(result.get());
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A reader failed", ex.getCause());
		}
		finally {
			this.threads.shutdownNow();
		}
		return all;
	}

	private Stalls read() throws SQLException, InterruptedException {
		Stalls stalls = Stalls.NONE;
		try (Connection connection = DriverManager.getConnection(this.url, PostgresServer.USER, "");
				Statement statement = connection.createStatement()) {
			statement.execute(this.traffic.query());
			while (!this.stopped) {
				long start = System.nanoTime();
				statement.execute(this.traffic.query());
				double late = (System.nanoTime() - start) / 1e6 - this.traffic.takesMillis();
				if (late > NOTICED_MILLIS) {
					stalls = stalls.and(new Stalls(late, late));
				}
				Thread.sleep(this.traffic.pauseMillis());
			}
		}
		return stalls;
	}

}
