package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Lets work at a database once the gate has let it pass: asked before the lock, and again
 * under it.
 */
final class Guard {

	private static final int TABLES_AT_ONCE = 100;

	private final OngoingWork work;

	private final MigratorSettings settings;

	private final Gate gate;

	private final MigrationListener listener;

	private final Waiting waiting;

	Guard(OngoingWork work, MigratorSettings settings, Gate gate, MigrationListener listener, Waiting waiting) {
		this.work = work;
		this.settings = settings;
		this.gate = gate;
		this.listener = listener;
		this.waiting = waiting;
	}

	/**
	 * Asks, and does nothing.
	 */
	void require(Act act, boolean built) {
		this.gate.require(act);
		try (Session session = this.work.open()) {
			require(act, built, session, new HistoryQuery(this.settings.defaultSchema()).look(session));
		}
		catch (SQLException ex) {
			throw failure(ex);
		}
	}

	/**
	 * Does something.
	 * @param built whether this application has built the database, so that it holds
	 * nobody's data even if it has no stamp
	 */
	void run(Act act, boolean built, GuardedWork work) {
		this.gate.require(act);
		HistoryQuery query = new HistoryQuery(this.settings.defaultSchema());
		try (Session session = this.work.open()) {
			HistoryLook first = query.look(session);
			this.gate.require(act, first.database());
			session.requireSafe(first, this.settings.pooler());
			AdvisoryLock lock = new AdvisoryLock(session, query, this.settings.lockWait(), this.listener, this.waiting);
			Locked locked = lock.acquire();
			try {
				require(act, built, session, locked.look());
				HistoryTable history = new HistoryTable(locked.look().schema(this.settings.defaultSchema()));
				work.run(new GuardedDatabase(act,
						new RunContext(session, locked.state(), history, this.settings, this.listener, this.waiting),
						locked.look()));
			}
			finally {
				lock.release(locked.state());
			}
		}
		catch (MigrationException ex) {
			throw this.work.explain(ex);
		}
		catch (SQLException ex) {
			throw this.work.explain(failure(ex));
		}
	}

	private static DatabaseAccessException failure(SQLException ex) {
		return new DatabaseAccessException("read the history of migrations", ex);
	}

	private void require(Act act, boolean built, Session session, HistoryLook look) throws SQLException {
		this.gate.require(act, look.database());
		if (act.needsProperty() && !built && look.database().stamp() == null) {
			requireNoData(act, session, look);
		}
	}

	private void requireNoData(Act act, Session session, HistoryLook look) throws SQLException {
		String schema = look.schema(this.settings.defaultSchema());
		List<String> hidden = tables(session, schema, "row_security_active(c.oid)");
		if (!hidden.isEmpty()) {
			throw StampRefusals.none(act, look.database(),
					"row-level security hides from this role what table " + hidden.get(0) + " has");
		}
		List<String> tables = tables(session, schema, "true");
		for (int i = 0; i < tables.size(); i += TABLES_AT_ONCE) {
			String found = withRows(session, tables.subList(i, Math.min(i + TABLES_AT_ONCE, tables.size())));
			if (found != null) {
				throw StampRefusals.none(act, look.database(), "table " + found + " has rows");
			}
		}
	}

	private static List<String> tables(Session session, String schema, String condition) throws SQLException {
		return session.texts("SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) FROM pg_class c"
				+ " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = " + Sql.literal(schema)
				+ " AND c.relkind = 'r' AND c.relname <> " + Sql.literal(HistoryQuery.TABLE)
				+ " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid"
				+ " AND d.deptype = 'e') AND " + condition + " ORDER BY c.oid");
	}

	private static @Nullable String withRows(Session session, List<String> tables) throws SQLException {
		String query = tables.stream()
			.map((table) -> "(SELECT " + Sql.literal(table) + " FROM ONLY " + table + " LIMIT 1)")
			.collect(Collectors.joining(" UNION ALL "));
		return session.texts(query).stream().findFirst().orElse(null);
	}

}
