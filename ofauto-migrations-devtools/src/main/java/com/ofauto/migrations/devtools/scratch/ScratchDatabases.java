package com.ofauto.migrations.devtools.scratch;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

import com.ofauto.migrations.core.FindingPolicy;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigratorSettings;
import org.jspecify.annotations.Nullable;

/**
 * Makes scratch databases, which are gone when this is closed. Nothing is connected to
 * before the first is asked for. Where one role may not create databases and has one of
 * its own instead, only one scratch database can be open at a time.
 */
public final class ScratchDatabases implements AutoCloseable {

	private final ScratchSettings settings;

	private final Runnable end;

	private @Nullable ScratchPlace place;

	private boolean closed;

	/**
	 * Creates them in thought only.
	 * @param settings where they may be made
	 */
	public ScratchDatabases(ScratchSettings settings) {
		this(settings, () -> {
		});
	}

	/**
	 * Creates them in thought only.
	 * @param settings where they may be made
	 * @param end is run when all of them are gone
	 */
	public ScratchDatabases(ScratchSettings settings, Runnable end) {
		this.settings = settings;
		this.end = end;
	}

	/**
	 * Makes an empty database.
	 * @return a new database
	 * @throws ScratchException if there is no place for it
	 */
	public ScratchDatabase empty() {
		return make("create a scratch database", ScratchPlace::empty);
	}

	/**
	 * Makes a database in which all migrations have been applied, from what an earlier
	 * replay has left if that is still there.
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
	 * Looks at a database in which all migrations have been applied, which may be the one
	 * that an earlier replay has left.
	 * @param <T> what is seen there
	 * @param directory the migrations
	 * @param look reads, and changes nothing
	 * @return what was seen
	 * @throws ReplayFailedException if a migration cannot be applied
	 * @throws com.ofauto.migrations.core.MigrationException if they cannot be read
	 * @throws ScratchException if there is no place for it
	 */
	public <T> T look(MigrationDirectory directory, Function<DataSource, T> look) {
		return make("look at a scratch database with the migrations", (where) -> where.look(replay(directory), look));
	}

	/**
	 * Applies to a scratch database what it does not have yet, in whatever order it
	 * comes.
	 * @param database a database that was made here
	 * @param directory the migrations
	 * @throws ReplayFailedException if a migration cannot be applied
	 * @throws com.ofauto.migrations.core.MigrationException if they cannot be read
	 */
	public void apply(ScratchDatabase database, MigrationDirectory directory) {
		MigratorSettings given = this.settings.migrator();
		MigratorSettings lenient = given.withEdited(FindingPolicy.REPORT)
			.withLate(FindingPolicy.REPORT)
			.withMissing(FindingPolicy.REPORT);
		try {
			new Replay(directory, lenient, List.of()).into(database);
		}
		catch (SQLException ex) {
			throw ScratchException.failed("apply migrations to a scratch database", ex);
		}
	}

	private Replay replay(MigrationDirectory directory) {
		return new Replay(directory, this.settings.migrator(), this.settings.listeners());
	}

	/**
	 * Copies a database, whose connections are closed for it.
	 * @param other a database that was made here
	 * @return a new database
	 * @throws ScratchException if there is no place for it
	 */
	public ScratchDatabase copyOf(ScratchDatabase other) {
		return make("copy a scratch database", (where) -> where.copyOf(other));
	}

	/**
	 * Whether more than one database can be open at a time, and be made at the same time.
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
	 * Makes a database somewhere.
	 */
	@FunctionalInterface
	private interface Making<T> {

		T in(ScratchPlace place) throws SQLException;

	}

}
