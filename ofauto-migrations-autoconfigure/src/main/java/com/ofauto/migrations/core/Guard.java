package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Lets work at a database once the gate has let it pass: asked before the lock, and again
 * under it.
 */
final class Guard {

	private final OngoingWork work;

	private final MigratorSettings settings;

	private final Gate gate;

	private final MigrationListener listener;

	private final Waiting waiting;

	private final Bounds bounds;

	Guard(OngoingWork work, MigratorSettings settings, Gate gate, MigrationListener listener, Waiting waiting,
			Bounds bounds) {
		this.bounds = bounds;
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
		try (Session session = this.work.openToLook(this.waiting.firstReadLimit())) {
			require(act, built, session, new HistoryQuery(this.settings.defaultSchema()).look(session));
		}
		catch (SQLException ex) {
			throw failure(ex);
		}
	}

	/**
	 * Asks whether something may be done, and says what it would drop.
	 * @param tables the tables, or {@code null} for those of a reset
	 */
	DropPreview preview(Act act, boolean built, @Nullable List<String> tables) {
		this.gate.require(act);
		try (Session session = this.work.openToLook(this.waiting.firstReadLimit())) {
			HistoryLook look = new HistoryQuery(this.settings.defaultSchema()).lookFirst(session);
			require(act, built, session, look);
			return (tables != null) ? DropPreviewQuery.of(act, session, tables)
					: DropPreviewQuery.ofReset(session, look.schema(this.settings.defaultSchema()));
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
		try (Session session = this.work.openToLook(this.waiting.firstReadLimit())) {
			HistoryLook first = query.lookFirst(session);
			this.gate.require(act, first.database());
			session.requireSafe(first, this.settings.pooler());
			AdvisoryLock lock = new AdvisoryLock(session, query, this.settings.lockWait(), this.listener, this.waiting);
			Locked locked = lock.acquire();
			try {
				require(act, built, session, locked.look());
				HistoryTable history = locked.look().table(this.settings.defaultSchema());
				work.run(
						new GuardedDatabase(act,
								new RunContext(session, locked.state(), history, this.settings, this.listener,
										this.waiting, this.bounds),
								locked.look(), mustBeEmpty(act, built, locked.look())));
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

	private void require(Act act, boolean built, Session session, HistoryLook look) {
		this.gate.require(act, look.database());
		if (mustBeEmpty(act, built, look)) {
			String rows = Reach.rows(session, this.settings.lockTimeout());
			if (rows != null) {
				throw StampRefusals.none(act, look.database(), rows);
			}
		}
	}

	private static boolean mustBeEmpty(Act act, boolean built, HistoryLook look) {
		return act.spoilsRows() && !built && look.database().stamp() == null;
	}

}
