package com.ofauto.migrations.devtools.impact;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.TestDatabase;
import org.postgresql.PGConnection;

/**
 * Runs cases on tables with rows and looks for itself what it does. It shares nothing
 * with the trace: it reads the locks by a query of its own, and takes a table for read
 * from end to end if as many rows or pages of it were fetched as it has.
 */
final class FilledCopy implements AutoCloseable {

	private static final List<String> MODES = List.of("AccessShareLock", "RowShareLock", "RowExclusiveLock",
			"ShareUpdateExclusiveLock", "ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock");

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final String SCHEMA = "filled";

	private final TestDatabase database;

	private final String fill;

	private final Connection connection;

	private final Statement statement;

	private final Map<Long, String> names = new HashMap<>();

	private final Map<Long, String> kinds = new HashMap<>();

	private final Map<Long, long[]> sizes = new HashMap<>();

	private Map<Long, Long> files = new HashMap<>();

	private Map<Long, long[]> fetched = new HashMap<>();

	private boolean fresh;

	/**
	 * Creates a copy that is filled when it is needed.
	 * @param one a case with its set-up
	 * @param rows how many rows a table has
	 */
	FilledCopy(TestDatabase database, Catalogue.Case one, int rows) throws SQLException {
		this.database = database;
		this.fill = "DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE; CREATE SCHEMA " + SCHEMA + ";" + one.setUp()
				+ one.fill().replace(":rows", String.valueOf(rows));
		this.connection = open();
		this.statement = this.connection.createStatement();
	}

	/**
	 * Runs a case, and takes it back.
	 */
	List<Witness> run(Catalogue.Case one) throws Exception {
		if (!this.fresh) {
			this.statement.execute(this.fill);
			learn();
		}
		this.fresh = !one.leavesTraces();
		this.files = files();
		return one.alone() ? List.of(alone(one)) : inTransaction(one.statements());
	}

	private Connection open() throws SQLException {
		Connection connection = this.database.dataSource().getConnection();
		try (Statement statement = connection.createStatement()) {
			// The counters of a session do not tell what other processes read for it.
			statement.execute("SET search_path = " + SCHEMA + ", public; SET TimeZone = 'UTC';"
					+ " SET max_parallel_maintenance_workers = 0; SET max_parallel_workers_per_gather = 0");
		}
		return connection;
	}

	private void learn() throws SQLException {
		this.names.clear();
		this.kinds.clear();
		this.sizes.clear();
		try (ResultSet row = this.statement.executeQuery("SELECT oid, quote_ident(relname), relkind FROM pg_class"
				+ " WHERE relnamespace = '" + SCHEMA + "'::regnamespace AND relkind <> 'c'")) {
			while (row.next()) {
				this.names.put(row.getLong(1), row.getString(2));
				this.kinds.put(row.getLong(1), row.getString(3));
			}
		}
		List<String> sizes = new ArrayList<>();
		this.names.forEach((oid, name) -> {
			if (Set.of("r", "m", "p").contains(this.kinds.get(oid))) {
				sizes.add("SELECT " + oid + ", count(*), pg_relation_size(" + oid + ") / 8192 FROM " + name);
			}
		});
		try (ResultSet row = this.statement.executeQuery(String.join(" UNION ALL ", sizes))) {
			while (row.next()) {
				this.sizes.put(row.getLong(1), new long[] { row.getLong(2), row.getLong(3) });
			}
		}
	}

	private List<Witness> inTransaction(List<String> statements) throws SQLException {
		List<Witness> seen = new ArrayList<>();
		boolean own = statements.contains("BEGIN;");
		if (!own) {
			begin();
		}
		for (String sql : statements) {
			if (sql.equals("BEGIN;")) {
				begin();
			}
			else if (sql.equals("COMMIT;")) {
				this.statement.execute("COMMIT");
			}
			else {
				this.statement.execute(sql);
				seen.add(look());
			}
		}
		if (!own) {
			this.statement.execute("ROLLBACK");
		}
		return seen;
	}

	private void begin() throws SQLException {
		this.statement.execute("BEGIN");
		this.fetched = fetched();
	}

	private Witness look() throws SQLException {
		Map<Long, String> locks = new HashMap<>();
		try (ResultSet row = this.statement.executeQuery("SELECT relation, mode FROM pg_catalog.pg_locks"
				+ " WHERE pid = pg_catalog.pg_backend_pid() AND locktype = 'relation'")) {
			while (row.next()) {
				locks.merge(row.getLong(1), row.getString(2), FilledCopy::stronger);
			}
		}
		Map<Long, long[]> now = fetched();
		Set<Long> worked = new TreeSet<>();
		this.sizes.forEach((oid, size) -> {
			long rows = now.get(oid)[0] - this.fetched.get(oid)[0];
			long pages = now.get(oid)[1] - this.fetched.get(oid)[1];
			if (size[0] > 0 && size[1] > 0 && (rows >= size[0] || pages >= size[1])) {
				worked.add(oid);
			}
		});
		this.fetched = now;
		return witness(locks, worked);
	}

	private Map<Long, long[]> fetched() throws SQLException {
		Map<Long, long[]> counts = new HashMap<>();
		String oids = this.sizes.keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
		try (ResultSet row = this.statement.executeQuery("SELECT o, pg_catalog.pg_stat_get_xact_tuples_returned(o),"
				+ " pg_catalog.pg_stat_get_xact_blocks_fetched(o) FROM pg_catalog.unnest('{" + oids
				+ "}'::pg_catalog.oid[]) o")) {
			while (row.next()) {
				counts.put(row.getLong(1), new long[] { row.getLong(2), row.getLong(3) });
			}
		}
		return counts;
	}

	private static String stronger(String one, String other) {
		return (MODES.indexOf(one) >= MODES.indexOf(other)) ? one : other;
	}

	private Witness witness(Map<Long, String> locks, Set<Long> worked) throws SQLException {
		Map<Long, Long> now = files();
		Set<String> rewritten = new TreeSet<>();
		for (Map.Entry<Long, Long> file : now.entrySet()) {
			boolean other = this.files.get(file.getKey()) != null
					&& !file.getValue().equals(this.files.get(file.getKey()));
			if (other && this.sizes.containsKey(file.getKey()) && hasRows(file.getKey())) {
				rewritten.add(this.names.get(file.getKey()));
				worked.add(file.getKey());
			}
		}
		this.files = now;
		Map<String, String> named = new TreeMap<>();
		boolean stops = false;
		for (Map.Entry<Long, String> lock : locks.entrySet()) {
			if (this.names.containsKey(lock.getKey())) {
				named.put(this.names.get(lock.getKey()), lock.getValue());
				int mode = MODES.indexOf(lock.getValue());
				boolean waits = "m".equals(this.kinds.get(lock.getKey())) ? mode == 7 : mode >= 4;
				stops |= this.sizes.containsKey(lock.getKey()) && this.sizes.get(lock.getKey())[0] > 0 && waits;
			}
		}
		Set<String> workedNames = new TreeSet<>();
		worked.forEach((oid) -> workedNames.add(this.names.get(oid)));
		return new Witness(named, rewritten, workedNames, stops && !worked.isEmpty());
	}

	/**
	 * Of a truncated table nothing is left.
	 */
	private boolean hasRows(long oid) throws SQLException {
		try (ResultSet row = this.statement.executeQuery("SELECT pg_catalog.pg_relation_size(" + oid + ")")) {
			row.next();
			return row.getLong(1) > 0;
		}
	}

	private Map<Long, Long> files() throws SQLException {
		Map<Long, Long> found = new HashMap<>();
		try (ResultSet row = this.statement.executeQuery("SELECT oid, pg_catalog.pg_relation_filenode(oid)"
				+ " FROM pg_catalog.pg_class WHERE relkind OPERATOR(pg_catalog.=) ANY ('{r,m,i}')")) {
			while (row.next()) {
				found.put(row.getLong(1), row.getLong(2));
			}
		}
		return found;
	}

	/**
	 * Each holder stops the statement once.
	 */
	private Witness alone(Catalogue.Case one) throws Exception {
		String sql = one.statements().get(0);
		List<Connection> holders = new ArrayList<>();
		Map<Long, String> locks = new HashMap<>();
		try (Connection runner = open(); Statement running = runner.createStatement()) {
			int pid = runner.unwrap(PGConnection.class).getBackendPID();
			for (String hold : one.holds()) {
				Connection holder = open();
				holders.add(holder);
				holder.setAutoCommit(false);
				try (Statement statement = holder.createStatement()) {
					statement.execute(hold);
				}
			}
			CompletableFuture<Void> end = Aside.run(() -> execute(running, sql));
			for (Connection holder : holders) {
				int by = holder.unwrap(PGConnection.class).getBackendPID();
				long latest = System.nanoTime() + LONGEST.toNanos();
				while (!blocks(by, pid)) {
					if (System.nanoTime() > latest || end.isDone()) {
						throw new IllegalStateException("Nothing holds " + sql + " still");
					}
				}
				try (ResultSet row = this.statement
					.executeQuery("SELECT relation, mode FROM pg_locks WHERE locktype = 'relation' AND pid = " + pid)) {
					while (row.next()) {
						locks.merge(row.getLong(1), row.getString(2), FilledCopy::stronger);
					}
				}
				holder.rollback();
			}
			end.get();
		}
		finally {
			for (Connection holder : holders) {
				holder.close();
			}
		}
		return witness(locks, new TreeSet<>());
	}

	private static void execute(Statement statement, String sql) {
		try {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private boolean blocks(int holder, int pid) throws SQLException {
		try (ResultSet row = this.statement
			.executeQuery("SELECT " + holder + " = ANY (pg_blocking_pids(" + pid + "))")) {
			return row.next() && row.getBoolean(1);
		}
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
