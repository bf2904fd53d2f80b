package com.ofauto.migrations.devtools.scratch;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.ofauto.migrations.core.SafePath;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * A server on which databases are created. One session stays open as long as they exist,
 * and holds an advisory lock whose key is in their names. If nobody holds the lock, the
 * owner has ended in some way, and the next run drops the database.
 */
final class ScratchServer implements AutoCloseable {

	static final String PREFIX = "ofauto_scratch_";

	private static final String ORPHANS = """
			SELECT d.datname FROM pg_database d
			WHERE d.datname ~ '^ofauto_scratch_[0-9a-f]{16}_[0-9]+$' AND pg_has_role(d.datdba, 'USAGE')
				AND coalesce(shobj_description(d.oid, 'pg_database'), %1$s || d.oid) = %1$s || d.oid
				AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)
				AND NOT EXISTS (SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.objsubid = 1
					AND lpad(to_hex(l.classid::bigint), 8, '0') || lpad(to_hex(l.objid::bigint), 8, '0')
						= substr(d.datname, 16, 16))""";

	private static final String MARK = "ofauto-migrations: scratch on server ";

	private static final String PATIENCE = SafePath.FOR_SESSION
			+ "; SELECT set_config('statement_timeout', '0', false), set_config('lock_timeout', '0', false),"
			+ " CASE WHEN current_setting('idle_session_timeout', true) IS NOT NULL"
			+ " THEN set_config('idle_session_timeout', '0', false) END";

	/** Sessions take a moment to end. The server itself would check again only later. */
	private static final String AWAIT_NOBODY = """
			DO $ofauto$
			BEGIN
				FOR look IN 1..500 LOOP
					PERFORM pg_stat_clear_snapshot();
					EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = %s);
					PERFORM pg_sleep(0.002);
				END LOOP;
			END
			$ofauto$""";

	private static final String COMMENT = """
			DO $ofauto$
			BEGIN
				EXECUTE (SELECT pg_catalog.format('COMMENT ON DATABASE %%I IS %%L', d.datname,
						pg_catalog.concat(%s, d.oid, %s))
					FROM pg_catalog.pg_database d WHERE d.datname OPERATOR(pg_catalog.=) %s);
			END
			$ofauto$""";

	private static final String IN_USE = "55006";

	private static final int TRIES = 3;

	/** The SQLSTATEs for a locale that the server lacks or cannot parse. */
	private static final Set<String> UNKNOWN_LOCALE = Set.of("22023", "42809", "42601", "0A000");

	private final ServerAddress address;

	private final Connection keeper;

	private final ServerFacts facts;

	private final DatabaseModel model;

	private final String owner;

	private final AtomicInteger created = new AtomicInteger();

	private ScratchServer(ServerSession session, DatabaseModel model, String owner) {
		this.address = session.address();
		this.keeper = session.connection();
		this.facts = session.facts();
		this.model = model;
		this.owner = owner;
	}

	/**
	 * Begin to own databases.
	 * @param session a session that stays open until the end
	 * @param model the settings of all databases
	 */
	static ScratchServer open(ServerSession session, DatabaseModel model) throws SQLException {
		long key = new SecureRandom().nextLong();
		ScratchServer server = new ScratchServer(session, model, HexFormat.of().toHexDigits(key));
		server.execute(PATIENCE + "; SELECT pg_advisory_lock(" + key + ")");
		server.removeOrphans();
		return server;
	}

	private void removeOrphans() throws SQLException {
		// A database without a comment was not finished. One with the comment of another
		// server was restored from a dump, and is not a scratch database.
		for (String orphan : texts(ORPHANS.formatted(Quotes.escaped(mark())))) {
			dropUnlessUsed(orphan);
		}
	}

	ServerFacts facts() {
		return this.facts;
	}

	DatabaseModel model() {
		return this.model;
	}

	/**
	 * Create an empty database.
	 * @return its name
	 */
	String create() throws SQLException {
		String name = nextName();
		try (Connection session = apart()) {
			try {
				execute(session, "CREATE DATABASE " + name + this.model.options());
			}
			catch (SQLException ex) {
				if (!UNKNOWN_LOCALE.contains(String.valueOf(ex.getSQLState()))) {
					throw ex;
				}
				execute(session, "CREATE DATABASE " + name + this.model.plainOptions());
			}
			comment(session, name, mark(), "");
		}
		return name;
	}

	private String mark() {
		return MARK + this.facts.system() + " database ";
	}

	/**
	 * Create a copy of a database without connections.
	 * @return its name
	 */
	String createCopy(String template) throws SQLException {
		String name = nextName();
		try (Connection session = apart()) {
			execute(session, AWAIT_NOBODY.formatted(Quotes.escaped(template)));
			for (int attempt = 1;; attempt++) {
				try {
					execute(session, "CREATE DATABASE " + name + " TEMPLATE " + Quotes.identifier(template));
					comment(session, name, mark(), "");
					return name;
				}
				catch (SQLException ex) {
					// The server reports this only after some seconds.
					if (!IN_USE.equals(ex.getSQLState()) || attempt == TRIES) {
						throw ex;
					}
				}
			}
		}
	}

	/**
	 * Give one of our databases, which has no connections, a name without our lock's key,
	 * so that it is kept.
	 */
	synchronized void keep(String name, String keptName, String before, String after) throws SQLException {
		comment(name, before, after);
		execute(AWAIT_NOBODY.formatted(Quotes.escaped(name)));
		execute("ALTER DATABASE " + name + " RENAME TO " + Quotes.identifier(keptName));
	}

	/**
	 * Write the comment of a database: its number between two texts.
	 */
	synchronized void comment(String name, String before, String after) throws SQLException {
		comment(this.keeper, name, before, after);
	}

	private static void comment(Connection session, String name, String before, String after) throws SQLException {
		execute(session, COMMENT.formatted(Quotes.escaped(before), Quotes.escaped(after), Quotes.escaped(name)));
	}

	void drop(String name) throws SQLException {
		try (Connection session = apart()) {
			execute(session, "DROP DATABASE IF EXISTS " + Quotes.identifier(name) + " WITH (FORCE)");
		}
	}

	/**
	 * Drop a database without an owner, unless it is in use.
	 */
	void dropUnlessUsed(String name) {
		try (Connection session = apart()) {
			execute(session, "DROP DATABASE IF EXISTS " + Quotes.identifier(name));
		}
		catch (SQLException ex) {
			// The next run tries again.
		}
	}

	DataSource dataSource(String database) {
		return this.address.dataSource(database, this.model.searchPath());
	}

	synchronized List<String> texts(String sql) throws SQLException {
		return texts(this.keeper, sql);
	}

	private static List<String> texts(Connection session, String sql) throws SQLException {
		List<String> texts = new ArrayList<>();
		try (Statement statement = session.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				texts.add(rows.getString(1));
			}
		}
		return texts;
	}

	/**
	 * Open another session for a slow operation, which runs in parallel with others.
	 */
	private Connection apart() throws SQLException {
		Connection session = this.address.dataSource().getConnection();
		try {
			execute(session, PATIENCE);
			return session;
		}
		catch (SQLException ex) {
			session.close();
			throw ex;
		}
	}

	private void execute(String sql) throws SQLException {
		execute(this.keeper, sql);
	}

	private static void execute(Connection session, String sql) throws SQLException {
		try (Statement statement = session.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	private String nextName() {
		return PREFIX + this.owner + "_" + this.created.incrementAndGet();
	}

	@Override
	public void close() {
		try {
			this.keeper.close();
		}
		catch (SQLException ex) {
			// The server finds out by itself.
		}
	}

}
