package com.ofauto.migrations.devtools.impact;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import com.ofauto.migrations.impact.LockMode;
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

	private final Holders sessions;

	private final int pid;

	private final boolean concurrently;

	private final MeantTables meant;

	private final Map<Integer, Holders.Holder> holders = new LinkedHashMap<>();

	private final Map<Long, LockMode> locks = new LinkedHashMap<>();

	private final Holders.Holder watcher;

	private final Thread thread;

	private volatile boolean ended;

	private volatile @Nullable Exception failure;

	/**
	 * Places the holders, and begins to watch.
	 * @param sessions sessions of the database
	 * @param pid the session that runs the statement
	 * @param statement its text
	 * @param meant the tables that it may touch
	 */
	StillWatch(Holders sessions, int pid, String statement, MeantTables meant) throws SQLException {
		this.sessions = sessions;
		this.pid = pid;
		String text = statement.toLowerCase(Locale.ROOT);
		this.concurrently = text.contains("concurrently");
		this.meant = meant;
		this.thread = new Thread(this::watch, "impact-watch");
		this.thread.setDaemon(true);
		this.watcher = sessions.take();
		try {
			place();
		}
		catch (SQLException ex) {
			releaseAll();
			sessions.release(this.watcher);
			throw ex;
		}
		this.thread.start();
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
			if (this.meant.tables().isEmpty()) {
				return;
			}
			if (this.meant.tables().size() <= FEW) {
				for (KnownRelation table : this.meant.tables()) {
					hold(lock(List.of(table), mode));
				}
			}
			else {
				hold(lock(this.meant.tables(), mode));
			}
		}
	}

	private static String lock(List<KnownRelation> tables, LockMode mode) {
		return "BEGIN; LOCK TABLE ONLY "
				+ String.join(", ONLY ", tables.stream().map(KnownRelation::qualified).toList()) + " IN " + mode.sql()
				+ " MODE NOWAIT";
	}

	private void hold(String sql) throws SQLException {
		Holders.Holder holder = this.sessions.take();
		this.holders.put(holder.pid(), holder);
		holder.execute(sql);
	}

	private void watch() {
		try {
			CatalogQuery look = new CatalogQuery(this.watcher.connection());
			long latest = System.nanoTime() + LONGEST.toNanos();
			while (!this.ended && !this.holders.isEmpty() && System.nanoTime() < latest) {
				List<Integer> blocking = blocking(look);
				if (blocking.isEmpty()) {
					LockSupport.parkNanos(PAUSE);
					continue;
				}
				Glance.locksOf(look, this.pid)
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
			this.sessions.release(this.watcher);
		}
	}

	private static LockMode stronger(LockMode one, LockMode other) {
		return (one.compareTo(other) >= 0) ? one : other;
	}

	/**
	 * The holders for which the statement waits.
	 */
	private List<Integer> blocking(CatalogQuery look) throws SQLException {
		List<Integer> blocking = new ArrayList<>();
		look.run("SELECT b FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids(?::pg_catalog.text::pg_catalog.int4)) b",
				String.valueOf(this.pid), (row) -> blocking.add(row.getInt(1)));
		blocking.retainAll(this.holders.keySet());
		return blocking;
	}

	private void release(int holder) {
		Holders.Holder session = this.holders.remove(holder);
		if (session != null) {
			this.sessions.release(session);
		}
	}

	private void releaseAll() {
		List.copyOf(this.holders.keySet()).forEach(this::release);
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
		if (!this.meant.named() && !this.concurrently) {
			// All tables one after the other, of which the first has shown the lock.
			EnumMap<LockMode, Boolean> modes = new EnumMap<>(LockMode.class);
			this.locks.values().forEach((mode) -> modes.put(mode, true));
			this.meant.tables()
				.forEach((table) -> modes.keySet()
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
