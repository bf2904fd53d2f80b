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

	private final WaitClock waiting;

	private final Bounds bounds;

	Guard(OngoingWork work, MigratorSettings settings, Gate gate, MigrationListener listener, WaitClock waiting,
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
	void require(Operation operation, boolean built) {
		this.gate.require(operation);
		try (Session session = this.work.openToLook(this.waiting.firstReadLimit())) {
			require(operation, built, session, new HistoryQuery(this.settings.defaultSchema()).look(session));
		}
		catch (SQLException ex) {
			throw failure(ex);
		}
	}

	/**
	 * Asks whether something may be done, and says what it would drop.
	 * @param tables the tables, or {@code null} for those of a reset
	 */
	DropPreview preview(Operation operation, boolean built, @Nullable List<String> tables) {
		this.gate.require(operation);
		try (Session session = this.work.openToLook(this.waiting.firstReadLimit())) {
			HistoryLook look = new HistoryQuery(this.settings.defaultSchema()).lookFirst(session);
			require(operation, built, session, look);
			return (tables != null) ? DropPreviewQuery.of(operation, session, tables)
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
	void run(Operation operation, boolean built, GuardedWork work) {
		this.gate.require(operation);
		HistoryQuery query = new HistoryQuery(this.settings.defaultSchema());
		try (Session session = this.work.openToLook(this.waiting.firstReadLimit())) {
			HistoryLook first = query.lookFirst(session);
			this.gate.require(operation, first.database());
			session.requireSafe(first, this.settings.pooler());
			AdvisoryLock lock = new AdvisoryLock(session, query, this.settings.lockWait(), this.listener, this.waiting);
			Locked locked = lock.acquire();
			try {
				require(operation, built, session, locked.look());
				HistoryTable history = locked.look().table(this.settings.defaultSchema());
				work.run(new GuardedDatabase(
						operation, new RunContext(session, locked.state(), history, this.settings, this.listener,
								this.waiting, this.bounds),
						locked.look(), mustBeEmpty(operation, built, locked.look())));
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

	private void require(Operation operation, boolean built, Session session, HistoryLook look) {
		this.gate.require(operation, look.database());
		if (mustBeEmpty(operation, built, look)) {
			String rows = OperationScope.rows(session, this.settings.lockTimeout());
			if (rows != null) {
				throw StampRefusals.none(operation, look.database(), rows);
			}
		}
	}

	private static boolean mustBeEmpty(Operation operation, boolean built, HistoryLook look) {
		return operation.spoilsRows() && !built && look.database().stamp() == null;
	}

}
