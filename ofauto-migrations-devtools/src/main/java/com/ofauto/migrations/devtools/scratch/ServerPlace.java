package com.ofauto.migrations.devtools.scratch;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A server on which as many databases are made as are needed.
 */
final class ServerPlace implements ScratchPlace {

	private static final String NO_SUCH_DATABASE = "3D000";

	/**
	 * So many migrations are replayed again sooner than a copy of the database is made.
	 */
	private static final int FEW = 4;

	private final Set<ScratchDatabase> open = new LinkedHashSet<>();

	private final ScratchServer server;

	private final ReplayCache cache;

	private final Runnable end;

	/**
	 * Creates a place.
	 * @param server the server
	 * @param project tells its caches from those of others
	 * @param end what is to be done when all is over
	 */
	ServerPlace(ScratchServer server, String project, Runnable end) {
		this.server = server;
		this.cache = new ReplayCache(server, project, InstantSource.system());
		this.end = end;
	}

	@Override
	public ScratchDatabase empty() throws SQLException {
		return open(this.server.create());
	}

	@Override
	public ScratchDatabase copyOf(ScratchDatabase other) throws SQLException {
		other.disconnect();
		return open(this.server.createCopy(other.name()));
	}

	@Override
	public ScratchDatabase replayed(Replay replay) throws SQLException {
		List<String> names = names(replay);
		if (names.isEmpty()) {
			return empty();
		}
		int found = this.cache.last(names);
		ScratchDatabase database = (found < 0) ? null : copyOfCached(names.get(found));
		if (database == null) {
			return build(empty(), -1, replay, names);
		}
		return (found == names.size() - 1) ? database : build(database, found, replay, names);
	}

	@Override
	public boolean hasPlaceForMore() {
		return true;
	}

	private ScratchDatabase build(ScratchDatabase database, int found, Replay replay, List<String> names)
			throws SQLException {
		try {
			replay.into(database);
		}
		catch (RuntimeException ex) {
			database.close();
			throw ex;
		}
		if (found >= 0 && names.size() - 1 - found <= FEW) {
			return database;
		}
		String name = names.get(names.size() - 1);
		boolean unchanged = names(replay).equals(names);
		return (unchanged && this.cache.add(database, name)) ? inPlaceOf(database, name) : database;
	}

	private List<String> names(Replay replay) {
		ServerFacts facts = this.server.facts();
		return ReplayNames.of(replay.migrations(),
				List.of(facts.role(), String.valueOf(facts.version()), this.server.model().options(),
						this.server.model().searchPath(), String.valueOf(replay.settings().defaultSchema())));
	}

	private ScratchDatabase inPlaceOf(ScratchDatabase database, String template) throws SQLException {
		this.open.remove(database);
		database.release();
		return open(this.server.createCopy(template));
	}

	/**
	 * Returns a copy, or null if somebody has removed the cached database meanwhile.
	 */
	private @Nullable ScratchDatabase copyOfCached(String name) throws SQLException {
		try {
			ScratchDatabase copy = open(this.server.createCopy(name));
			this.cache.touch(name);
			return copy;
		}
		catch (SQLException ex) {
			if (NO_SUCH_DATABASE.equals(ex.getSQLState())) {
				return null;
			}
			throw ex;
		}
	}

	private ScratchDatabase open(String name) {
		ScratchDatabase database = new ScratchDatabase(name, this.server.dataSource(name), this::drop);
		this.open.add(database);
		return database;
	}

	private void drop(ScratchDatabase database) {
		this.open.remove(database);
		try {
			this.server.drop(database.name());
		}
		catch (SQLException ex) {
			// Whoever comes next removes it.
		}
	}

	@Override
	public void close() {
		Set.copyOf(this.open).forEach(ScratchDatabase::close);
		this.server.close();
		this.end.run();
	}

}
