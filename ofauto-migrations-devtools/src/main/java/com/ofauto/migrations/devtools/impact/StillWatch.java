package com.ofauto.migrations.devtools.impact;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationKind;
import org.jspecify.annotations.Nullable;

/**
 * Holds still a statement that runs by itself, and reads its locks while it waits.
 * Sessions of ours have locks and a snapshot for which it must wait; a thread sees that
 * it waits for one of them, reads, and lets that one go. The statement cannot go on
 * meanwhile, so nothing depends on luck.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY">Building
 * Indexes Concurrently</a>
 */
final class StillWatch implements AutoCloseable {

	/** Beyond so many tables, sessions hold all of them together. */
	private static final int FEW = 3;

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private static final long PAUSE = Duration.ofMillis(1).toNanos();

	private final DataSource dataSource;

	private final int pid;

	private final boolean concurrently;

	private final List<KnownRelation> tables;

	private final boolean named;

	private final Map<Integer, Connection> holders = new LinkedHashMap<>();

	private final Map<Long, LockMode> locks = new LinkedHashMap<>();

	private final Thread thread;

	private volatile boolean ended;

	private volatile @Nullable Exception failure;

	/**
	 * Places the holders, and begins to watch.
	 * @param dataSource opens sessions of the database
	 * @param pid the session that runs the statement
	 * @param statement its text
	 * @param known all relations that were there before the migration
	 */
	StillWatch(DataSource dataSource, int pid, String statement, Iterable<KnownRelation> known) throws SQLException {
		this.dataSource = dataSource;
		this.pid = pid;
		String text = statement.toLowerCase(Locale.ROOT);
		this.concurrently = text.contains("concurrently");
		List<KnownRelation> meant = meant(text, known);
		this.named = !meant.isEmpty();
		this.tables = this.named ? meant : tables(known);
		this.thread = new Thread(this::watch, "impact-watch");
		this.thread.setDaemon(true);
		try {
			place();
		}
		catch (SQLException ex) {
			releaseAll();
			throw ex;
		}
		this.thread.start();
	}

	/**
	 * The tables whose name, or that of an index of theirs, is in the statement.
	 */
	private static List<KnownRelation> meant(String text, Iterable<KnownRelation> known) {
		Map<Long, KnownRelation> tables = new LinkedHashMap<>();
		tables(known).forEach((table) -> tables.put(table.oid(), table));
		Map<Long, KnownRelation> meant = new LinkedHashMap<>();
		for (KnownRelation relation : known) {
			String name = relation.name().toLowerCase(Locale.ROOT);
			long table = (relation.table() != null) ? relation.table() : relation.oid();
			KnownRelation found = tables.get(table);
			if (found != null && text.contains(name.substring(name.lastIndexOf('.') + 1))) {
				meant.put(table, found);
			}
		}
		return List.copyOf(meant.values());
	}

	private static List<KnownRelation> tables(Iterable<KnownRelation> known) {
		List<KnownRelation> tables = new ArrayList<>();
		known.forEach((relation) -> {
			if (relation.kind() == RelationKind.TABLE || relation.kind() == RelationKind.PARTITIONED_TABLE) {
				tables.add(relation);
			}
		});
		return tables;
	}

	/**
	 * {@code CONCURRENTLY} waits for those that write before each of its phases, for all
	 * that read before it drops something, and for snapshots at its end. Other statements
	 * are held where they take their lock.
	 */
	private void place() throws SQLException {
		hold("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1");
		List<LockMode> modes = this.concurrently ? List.of(LockMode.ROW_EXCLUSIVE, LockMode.ACCESS_SHARE)
				: List.of(LockMode.SHARE_UPDATE_EXCLUSIVE);
		for (LockMode mode : modes) {
			if (this.tables.isEmpty()) {
				return;
			}
			if (this.tables.size() <= FEW) {
				for (KnownRelation table : this.tables) {
					hold(lock(List.of(table), mode));
				}
			}
			else {
				hold(lock(this.tables, mode));
			}
		}
	}

	private static String lock(List<KnownRelation> tables, LockMode mode) {
		return "BEGIN; LOCK TABLE ONLY "
				+ String.join(", ONLY ", tables.stream().map(KnownRelation::qualified).toList()) + " IN " + mode.sql()
				+ " MODE NOWAIT";
	}

	private void hold(String sql) throws SQLException {
		Connection connection = this.dataSource.getConnection();
		int[] pid = new int[1];
		try {
			CatalogQuery.run(connection, "SELECT pg_catalog.pg_backend_pid()", (row) -> pid[0] = row.getInt(1));
			try (Statement statement = connection.createStatement()) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			end(connection);
			throw ex;
		}
		this.holders.put(pid[0], connection);
	}

	private void watch() {
		try (Connection connection = this.dataSource.getConnection()) {
			long latest = System.nanoTime() + LONGEST.toNanos();
			while (!this.ended && !this.holders.isEmpty() && System.nanoTime() < latest) {
				List<Integer> blocking = blocking(connection);
				if (blocking.isEmpty()) {
					LockSupport.parkNanos(PAUSE);
					continue;
				}
				Glance.locksOf(connection, this.pid)
					.forEach((oid, mode) -> this.locks.merge(oid, mode, StillWatch::stronger));
				blocking.forEach(this::release);
				latest = System.nanoTime() + LONGEST.toNanos();
			}
		}
		catch (SQLException | RuntimeException ex) {
			this.failure = ex;
		}
		finally {
			releaseAll();
		}
	}

	private static LockMode stronger(LockMode one, LockMode other) {
		return (one.compareTo(other) >= 0) ? one : other;
	}

	/**
	 * The holders for which the statement waits.
	 */
	private List<Integer> blocking(Connection connection) throws SQLException {
		List<Integer> blocking = new ArrayList<>();
		CatalogQuery.run(connection, "SELECT b FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids(" + this.pid + ")) b",
				(row) -> blocking.add(row.getInt(1)));
		blocking.retainAll(this.holders.keySet());
		return blocking;
	}

	private void release(int holder) {
		Connection connection = this.holders.remove(holder);
		if (connection != null) {
			end(connection);
		}
	}

	private void releaseAll() {
		List.copyOf(this.holders.keySet()).forEach(this::release);
	}

	/**
	 * The connection resets itself as it is given back.
	 */
	private static void end(Connection connection) {
		try (Connection ending = connection; Statement statement = ending.createStatement()) {
			statement.execute("ROLLBACK");
		}
		catch (SQLException ex) {
			// The server ends the transaction with the connection.
		}
	}

	/**
	 * The statement has ended.
	 * @return the locks that it had, by the number of the relation
	 */
	Map<Long, LockMode> locks() throws SQLException {
		close();
		Exception ex = this.failure;
		if (ex != null) {
			throw new SQLException("The statement could not be watched", ex);
		}
		if (!this.named && !this.concurrently) {
			// All tables one after the other, of which the first has shown the lock.
			EnumMap<LockMode, Boolean> modes = new EnumMap<>(LockMode.class);
			this.locks.values().forEach((mode) -> modes.put(mode, true));
			this.tables.forEach((table) -> modes.keySet()
				.forEach((mode) -> this.locks.merge(table.oid(), mode, StillWatch::stronger)));
		}
		return this.locks;
	}

	@Override
	public void close() {
		this.ended = true;
		boolean interrupted = false;
		while (this.thread.isAlive()) {
			try {
				this.thread.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
