package com.ofauto.migrations.devtools.scratch;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Confinement;

/**
 * A server on which any number of databases is created.
 */
final class ServerPlace implements ScratchPlace {

	/** The next run removes what is left then. */
	private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

	private final Set<ScratchDatabase> open = ConcurrentHashMap.newKeySet();

	/** Runs slow operations, for which nobody waits before the end. */
	private final ExecutorService background = Executors.newCachedThreadPool(ServerPlace::thread);

	private final ScratchServer server;

	private final ReplayedDatabases replayed;

	private final Confinement confinement;

	private final Runnable end;

	/**
	 * Create a place.
	 * @param server the server
	 * @param project distinguishes its caches from those of others
	 * @param confinement what scripts may change there
	 * @param end runs at the end
	 */
	ServerPlace(ScratchServer server, String project, Confinement confinement, Runnable end) {
		this.server = server;
		this.confinement = confinement;
		ReplayCache cache = new ReplayCache(server, project, InstantSource.system(), this.background);
		this.replayed = new ReplayedDatabases(server, cache, this, this.background);
		this.end = end;
	}

	@Override
	public ScratchDatabase empty() throws SQLException {
		return open(this.server.create());
	}

	@Override
	public ScratchDatabase copyOf(ScratchDatabase other) throws SQLException {
		other.disconnect();
		return copyOf(other.name());
	}

	ScratchDatabase copyOf(String template) throws SQLException {
		return open(this.server.createCopy(template));
	}

	@Override
	public ScratchDatabase replayed(Replay replay) throws SQLException {
		return this.replayed.take(replay);
	}

	@Override
	public <T> T look(Replay replay, Function<DataSource, T> look) throws SQLException {
		return this.replayed.look(replay, look);
	}

	@Override
	public boolean hasPlaceForMore() {
		return true;
	}

	private ScratchDatabase open(String name) {
		ScratchDatabase database = new ScratchDatabase(name, this.server.dataSource(name),
				this.server.model().timeZone(), this::drop, this.confinement);
		this.open.add(database);
		return database;
	}

	/**
	 * Leave a database to another owner.
	 */
	void release(ScratchDatabase database) {
		this.open.remove(database);
		database.release();
	}

	private void drop(ScratchDatabase database) {
		this.open.remove(database);
		this.background.execute(() -> drop(database.name()));
	}

	private void drop(String name) {
		try {
			this.server.drop(name);
		}
		catch (SQLException ex) {
			// The next run removes it.
		}
	}

	@Override
	public void close() {
		this.replayed.close();
		Set.copyOf(this.open).forEach(ScratchDatabase::close);
		this.background.shutdown();
		try {
			this.background.awaitTermination(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.server.close();
		this.end.run();
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "ofauto-scratch");
		thread.setDaemon(true);
		return thread;
	}

}
