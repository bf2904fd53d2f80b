package com.ofauto.migrations.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of one test, dropped when closed, whoever is still connected. Each call here
 * finds a session like a new one. {@link #keepNoSession()} is for tests to which it
 * matters that no session stays between the calls.
 */
public final class TestDatabase implements AutoCloseable {

	private static final String LOCKS = "SELECT classid || '/' || objid || ' of process ' || pid FROM pg_locks"
			+ " WHERE locktype = 'advisory'"
			+ " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

	/** The logs of a record without the mark of its deploy. */
	public static final String LOGS = "CASE WHEN logs LIKE '%ofauto-migrations: mark %' THEN nullif(ltrim("
			+ "regexp_replace(logs, '(?n)(^|\\n)ofauto-migrations: mark .*$', ''), chr(10)), '') ELSE logs END";

	private static final int TRIES = 3000;

	private final Queue<HikariDataSource> pools = new ConcurrentLinkedQueue<>();

	private final String name;

	private final ServerAddress address;

	private final Runnable drop;

	private final KeptSession session;

	public TestDatabase(String name, ServerAddress address, Runnable drop) {
		this.name = name;
		this.address = address;
		this.drop = drop;
		this.session = new KeptSession(dataSource());
	}

	public String name() {
		return this.name;
	}

	public String host() {
		return this.address.host();
	}

	public int port() {
		return this.address.port();
	}

	public String url() {
		return this.address.url(this.name);
	}

	/**
	 * Returns where programs of PostgreSQL find it.
	 * @return a URL as libpq takes it, with user and password
	 */
	public String programUrl() {
		return "postgresql://%s:%s@%s:%d/%s".formatted(user(), password(), host(), port(), this.name);
	}

	public String user() {
		return this.address.user();
	}

	public String password() {
		return this.address.password();
	}

	/**
	 * Returns a data source that opens a connection each time it is asked for one.
	 * @return a new data source, whose settings a test may change
	 */
	public PGSimpleDataSource dataSource() {
		return DataSources.simple(url(), user(), password());
	}

	/**
	 * Returns a pool that connects only when asked and is closed with this database.
	 * @param size how many connections at most
	 * @return a new pool
	 */
	public HikariDataSource pool(int size) {
		HikariDataSource pool = DataSources.pool(url(), user(), password(), size);
		this.pools.add(pool);
		return pool;
	}

	/**
	 * Ends the session of the calls so far and gives each further call one of its own.
	 * @return this
	 */
	public TestDatabase keepNoSession() {
		this.session.keepNothing();
		return this;
	}

	/**
	 * Ends the session of the calls so far, as who copies or renames the database must.
	 */
	void endSession() {
		this.session.close();
	}

	public void execute(String sql) {
		this.session.call(sql, (jdbc) -> {
			jdbc.execute(sql);
			return true;
		});
	}

	/**
	 * Returns the one value that a query finds.
	 * @param sql a query for one row with one column
	 * @return the value as text
	 */
	public @Nullable String queryForString(String sql) {
		return this.session.call(sql, (jdbc) -> jdbc.queryForObject(sql, String.class));
	}

	public long queryForLong(String sql) {
		return Objects.requireNonNull(this.session.call(sql, (jdbc) -> jdbc.queryForObject(sql, Long.class)), sql);
	}

	/**
	 * Returns what a query finds, for comparing it with a list of texts.
	 * @param sql a query
	 * @return one line a row, its columns joined with {@code |}, null as nothing
	 */
	public List<String> queryForStrings(String sql) {
		return this.session.call(sql, (jdbc) -> jdbc.query(sql, (row, number) -> line(row)));
	}

	/**
	 * Waits until a query finds nothing any more. A session that a client has closed, or
	 * that was cut, goes on for a moment in the server, with its locks: who asks once may
	 * still see it.
	 * @param sql a query for what must not stay
	 * @return what stayed, one line a row; nothing if all is gone
	 */
	public List<String> remains(String sql) {
		return this.session.call(sql, (jdbc) -> {
			List<String> found = jdbc.query(sql, (row, number) -> line(row));
			for (int attempt = 0; attempt < TRIES && !found.isEmpty(); attempt++) {
				jdbc.execute("SELECT pg_sleep(0.01)");
				found = jdbc.query(sql, (row, number) -> line(row));
			}
			return found;
		});
	}

	/**
	 * Waits until nobody holds or awaits an advisory lock in this database.
	 * @return the locks that stayed, each with its process
	 */
	public List<String> remainingLocks() {
		return remains(LOCKS);
	}

	/**
	 * Waits until nobody holds or awaits the migration lock in this database.
	 * @return the locks that stayed, each with its process
	 */
	public List<String> remainingMigrationLocks() {
		return remains(LOCKS + " AND objid = 72707369");
	}

	@Override
	public void close() {
		endSession();
		this.pools.forEach(HikariDataSource::close);
		this.drop.run();
	}

	private static String line(ResultSet row) throws SQLException {
		StringJoiner line = new StringJoiner("|");
		for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
			line.add(Objects.requireNonNullElse(row.getString(column), ""));
		}
		return line.toString();
	}

}
