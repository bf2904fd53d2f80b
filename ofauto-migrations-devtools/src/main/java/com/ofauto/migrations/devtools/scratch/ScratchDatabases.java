package com.ofauto.migrations.devtools.scratch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

import com.ofauto.migrations.core.FindingPolicy;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import org.jspecify.annotations.Nullable;

/**
 * Makes scratch databases, which are dropped when this is closed. The first request opens
 * the first connection. A role that may not create databases can have one of its own
 * instead; then only one scratch database can be open at a time.
 */
public final class ScratchDatabases implements AutoCloseable {

	private final ScratchSettings settings;

	private final Runnable end;

	private @Nullable ScratchPlace place;

	private boolean closed;

	/**
	 * Create nothing yet; the first request does.
	 * @param settings where they may be made
	 */
	public ScratchDatabases(ScratchSettings settings) {
		this(settings, () -> {
		});
	}

	/**
	 * Create nothing yet; the first request does.
	 * @param settings where they may be made
	 * @param end runs after all of them are dropped
	 */
	public ScratchDatabases(ScratchSettings settings, Runnable end) {
		this.settings = settings;
		this.end = end;
	}

	/**
	 * Create an empty database.
	 * @return a new database
	 * @throws ScratchException if there is no place for it
	 */
	public ScratchDatabase empty() {
		return make("create a scratch database", ScratchPlace::empty);
	}

	/**
	 * Create a database with all migrations, from the result of an earlier replay if that
	 * still exists.
	 * @param directory the migrations
	 * @return a new database
	 * @throws ReplayFailedException if a migration cannot be applied
	 * @throws com.ofauto.migrations.core.MigrationException if they cannot be read
	 * @throws ScratchException if there is no place for it
	 */
	public ScratchDatabase replayed(MigrationDirectory directory) {
		return make("create a scratch database with the migrations", (where) -> where.replayed(replay(directory)));
	}

	/**
	 * Read a database with all migrations, which may be the result of an earlier replay.
	 * @param <T> the type of the result
	 * @param directory the migrations
	 * @param look reads the database, and changes nothing
	 * @return the result
	 * @throws ReplayFailedException if a migration cannot be applied
	 * @throws com.ofauto.migrations.core.MigrationException if they cannot be read
	 * @throws ScratchException if there is no place for it
	 */
	public <T> T look(MigrationDirectory directory, Function<DataSource, T> look) {
		return make("look at a scratch database with the migrations", (where) -> where.look(replay(directory), look));
	}

	/**
	 * Apply the migrations that a scratch database does not have yet, in any order.
	 * @param database a database that was made here
	 * @param directory the migrations
	 * @throws ReplayFailedException if a migration cannot be applied
	 * @throws com.ofauto.migrations.core.MigrationException if they cannot be read
	 */
	public void apply(ScratchDatabase database, MigrationDirectory directory) {
		try {
			new Replay(directory, lenient(), List.of()).into(database);
		}
		catch (SQLException ex) {
			throw ScratchException.failed("apply migrations to a scratch database", ex);
		}
	}

	/**
	 * Return an engine for a scratch database, which deploys as a replay does.
	 * @param database a database that was made here
	 * @param directory the migrations
	 * @param listeners listeners beside those of a replay
	 * @return the engine
	 */
	public Migrator migrator(ScratchDatabase database, MigrationDirectory directory,
			List<MigrationListener> listeners) {
		List<MigrationListener> all = new ArrayList<>(this.settings.listeners());
		all.addAll(listeners);
		return database.migrator(directory, lenient(), all);
	}

	private MigratorSettings lenient() {
		return this.settings.migrator()
			.withEdited(FindingPolicy.REPORT)
			.withLate(FindingPolicy.REPORT)
			.withMissing(FindingPolicy.REPORT);
	}

	private Replay replay(MigrationDirectory directory) {
		return new Replay(directory, this.settings.migrator(), this.settings.listeners());
	}

	/**
	 * Copy a database. Its connections are closed for this.
	 * @param other a database that was made here
	 * @return a new database
	 * @throws ScratchException if there is no place for it
	 */
	public ScratchDatabase copyOf(ScratchDatabase other) {
		return make("copy a scratch database", (where) -> where.copyOf(other));
	}

	/**
	 * Whether several databases can be open, and created, at the same time.
	 * @return whether there is place for more
	 * @throws ScratchException if there is no place at all
	 */
	public boolean hasPlaceForMore() {
		try {
			return place().hasPlaceForMore();
		}
		catch (SQLException ex) {
			throw ScratchException.failed("find a place for scratch databases", ex);
		}
	}

	private <T> T make(String doing, Making<T> making) {
		try {
			return making.in(place());
		}
		catch (SQLException ex) {
			throw ScratchException.failed(doing, ex);
		}
	}

	private synchronized ScratchPlace place() throws SQLException {
		if (this.closed) {
			throw ScratchException.closed();
		}
		if (this.place == null) {
			this.place = ScratchPlaces.open(this.settings);
		}
		return this.place;
	}

	@Override
	public synchronized void close() {
		if (!this.closed) {
			this.closed = true;
			end();
		}
	}

	private void end() {
		if (this.place != null) {
			this.place.close();
			this.place = null;
		}
		this.end.run();
	}

	/**
	 * Creates a database in a place.
	 */
	@FunctionalInterface
	private interface Making<T> {

		T in(ScratchPlace place) throws SQLException;

	}

}
