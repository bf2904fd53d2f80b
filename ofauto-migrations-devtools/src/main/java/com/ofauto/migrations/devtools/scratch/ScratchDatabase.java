package com.ofauto.migrations.devtools.scratch;

import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Confinement;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;

/**
 * A database that is dropped when it is closed.
 */
public final class ScratchDatabase implements AutoCloseable {

	private final String name;

	private final ScratchDataSource dataSource;

	private final Consumer<ScratchDatabase> end;

	private final Confinement confinement;

	private boolean closed;

	ScratchDatabase(String name, DataSource dataSource, String timeZone, Consumer<ScratchDatabase> end) {
		this(name, dataSource, timeZone, end, Confinement.DATABASE);
	}

	ScratchDatabase(String name, DataSource dataSource, String timeZone, Consumer<ScratchDatabase> end,
			Confinement confinement) {
		this.confinement = confinement;
		this.name = name;
		this.dataSource = new ScratchDataSource(dataSource, timeZone);
		this.end = end;
	}

	/**
	 * Return its connections, which are few and reused; each is reset before it is handed
	 * out.
	 * @return a DataSource that works until this is closed
	 */
	public DataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * Return an engine for this database. Its scripts cannot change anything outside of
	 * it.
	 * @param directory the migrations
	 * @param settings how to deploy
	 * @param listeners listeners of the deployment
	 * @return a new engine
	 */
	public Migrator migrator(MigrationDirectory directory, MigratorSettings settings,
			List<MigrationListener> listeners) {
		return new Migrator(this.dataSource, directory, settings, Gate.ofScratch(this.confinement), listeners);
	}

	/**
	 * Return the name of the database.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Close all connections to the database, which can be opened again.
	 */
	void disconnect() {
		this.dataSource.disconnect();
	}

	/**
	 * Close this without dropping the database, which is used further.
	 */
	void release() {
		this.closed = true;
		this.dataSource.shutDown();
	}

	@Override
	public void close() {
		if (!this.closed) {
			release();
			this.end.accept(this);
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

}
