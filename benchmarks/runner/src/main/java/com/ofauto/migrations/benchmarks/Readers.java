package com.ofauto.migrations.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.postgresql.PGConnection;

/**
 * Sessions that read a table all the time, and note how long each query waits.
 */
final class Readers {

	/** A query that is late by less is not stalled. */
	private static final double NOTICED_MILLIS = 5;

	private final Traffic traffic;

	private final String url;

	private final ExecutorService threads = Executors.newFixedThreadPool(Traffic.READERS);

	private final List<Future<List<LateQuery>>> results = new ArrayList<>();

	private volatile boolean stopped;

	Readers(Traffic traffic, int port, String database) {
		this.traffic = traffic;
		this.url = PostgresServer.url(port, database) + "&ApplicationName=reader";
	}

	void start() {
		for (int i = 0; i < Traffic.READERS; i++) {
			Callable<List<LateQuery>> reader = this::read;
			this.results.add(this.threads.submit(reader));
		}
	}

	/**
	 * Ends the reading.
	 * @return the late queries of all readers
	 */
	List<LateQuery> stop() throws InterruptedException {
		this.stopped = true;
		List<LateQuery> all = new ArrayList<>();
		try {
			for (Future<List<LateQuery>> result : this.results) {
				all.addAll(result.get());
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

	private List<LateQuery> read() throws SQLException, InterruptedException {
		List<LateQuery> queries = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection(this.url, PostgresServer.USER, "");
				Statement statement = connection.createStatement()) {
			int pid = connection.unwrap(PGConnection.class).getBackendPID();
			statement.execute(this.traffic.query());
			while (!this.stopped) {
				double begin = now();
				statement.execute(this.traffic.query());
				double end = now();
				double late = end - begin - this.traffic.takesMillis();
				if (late > NOTICED_MILLIS) {
					queries.add(new LateQuery(pid, begin, end, late));
				}
				Thread.sleep(this.traffic.pauseMillis());
			}
		}
		return queries;
	}

	/**
	 * The time in milliseconds by the clock that the server has too.
	 */
	private static double now() {
		Instant now = Instant.now();
		return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
	}

}
