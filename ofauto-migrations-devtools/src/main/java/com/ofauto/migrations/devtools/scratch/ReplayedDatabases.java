package com.ofauto.migrations.devtools.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Makes databases with replayed migrations: copies of a cached one, to which the missing
 * migrations are applied. A reader gets no copy. A database that was made for a reader is
 * kept as a spare for the next caller that needs one.
 */
final class ReplayedDatabases implements AutoCloseable {

	private static final String NO_SUCH_DATABASE = "3D000";

	/**
	 * Up to so many migrations are replayed again instead of caching another database.
	 */
	private static final int FEW = 4;

	private final ScratchServer server;

	private final ReplayCache cache;

	private final ServerPlace place;

	private final Executor background;

	private @Nullable Spare spare;

	ReplayedDatabases(ScratchServer server, ReplayCache cache, ServerPlace place, Executor background) {
		this.server = server;
		this.cache = cache;
		this.place = place;
		this.background = background;
	}

	synchronized <T> T look(Replay replay, Function<DataSource, T> look) throws SQLException {
		List<String> names = names(replay);
		if (!names.isEmpty() && this.cache.last(names) == names.size() - 1) {
			try (Connection kept = this.server.dataSource(last(names)).getConnection()) {
				this.cache.touch(last(names));
				return look.apply(new SingleConnectionDataSource(kept, true));
			}
			catch (SQLException ex) {
				requireGone(ex);
			}
		}
		close();
		Made made = make(replay, names);
		this.spare = new Spare(names, CompletableFuture.completedFuture(made.database()));
		T seen = look.apply(made.database().dataSource());
		if (keep(made, replay, names)) {
			this.spare = new Spare(names, CompletableFuture.supplyAsync(() -> spareCopy(last(names)), this.background));
		}
		return seen;
	}

	synchronized ScratchDatabase take(Replay replay) throws SQLException {
		List<String> names = names(replay);
		ScratchDatabase database = (this.spare != null && this.spare.names().equals(names))
				? this.spare.database().join() : null;
		if (database != null) {
			this.spare = null;
			return database;
		}
		close();
		Made made = make(replay, names);
		if (!keep(made, replay, names)) {
			return made.database();
		}
		ScratchDatabase copy = copyOfKept(last(names));
		return (copy != null) ? copy : take(replay);
	}

	private Made make(Replay replay, List<String> names) throws SQLException {
		int found = this.cache.last(names);
		ScratchDatabase copy = (found < 0) ? null : copyOfKept(names.get(found));
		int missing = names.size() - ((copy != null) ? found + 1 : 0);
		ScratchDatabase database = (copy != null) ? copy : this.place.empty();
		try {
			if (missing > 0 || copy == null) {
				replay.into(database);
			}
			return new Made(database, missing > 0 && (copy == null || missing > FEW));
		}
		catch (SQLException | RuntimeException ex) {
			database.close();
			throw ex;
		}
	}

	/**
	 * Cache a database as a template, if this is worth it and the files did not change
	 * meanwhile.
	 */
	private boolean keep(Made made, Replay replay, List<String> names) throws SQLException {
		if (!made.worthKeeping() || !names(replay).equals(names) || !this.cache.add(made.database(), last(names))) {
			return false;
		}
		this.place.release(made.database());
		return true;
	}

	/**
	 * Return a copy, or null if another run has removed the cached database.
	 */
	private @Nullable ScratchDatabase copyOfKept(String name) throws SQLException {
		try {
			ScratchDatabase copy = this.place.copyOf(name);
			this.cache.touch(name);
			return copy;
		}
		catch (SQLException ex) {
			requireGone(ex);
			return null;
		}
	}

	private @Nullable ScratchDatabase spareCopy(String name) {
		try {
			return copyOfKept(name);
		}
		catch (SQLException ex) {
			// The caller that needs a database makes another one, and gets the failure.
			return null;
		}
	}

	private static void requireGone(SQLException failure) throws SQLException {
		if (!NO_SUCH_DATABASE.equals(failure.getSQLState())) {
			throw failure;
		}
	}

	private List<String> names(Replay replay) {
		ServerFacts facts = this.server.facts();
		return ReplayNames.of(replay.migrations(),
				List.of(facts.role(), String.valueOf(facts.version()), this.server.model().options(),
						this.server.model().searchPath(), this.server.model().timeZone(),
						String.valueOf(replay.settings().defaultSchema())));
	}

	private static String last(List<String> names) {
		return names.get(names.size() - 1);
	}

	@Override
	public synchronized void close() {
		if (this.spare != null) {
			ScratchDatabase database = this.spare.database().join();
			this.spare = null;
			if (database != null) {
				database.close();
			}
		}
	}

	/**
	 * A database with all migrations.
	 *
	 * @param worthKeeping whether it took long
	 */
	private record Made(ScratchDatabase database, boolean worthKeeping) {

	}

	/**
	 * A database that no caller has taken yet.
	 *
	 * @param names the names of the migrations in it
	 */
	private record Spare(List<String> names, CompletableFuture<@Nullable ScratchDatabase> database) {

	}

}
