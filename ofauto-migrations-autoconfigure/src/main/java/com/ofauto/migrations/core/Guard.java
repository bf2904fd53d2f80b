package com.ofauto.migrations.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Runs an operation on a database after the gate has allowed it, before the lock and
 * again under it.
 */
final class Guard {

	private final MigratorContext context;

	private final Bounds bounds;

	Guard(MigratorContext context, Bounds bounds) {
		this.context = context;
		this.bounds = bounds;
	}

	/**
	 * Checks only, and does nothing.
	 */
	void require(Operation operation, boolean built) {
		this.context.gate().require(operation);
		this.context.inSession((session) -> {
			HistoryLook look = this.context.query().look(session);
			require(operation, built, session, look);
			return look;
		});
	}

	/**
	 * Checks an operation, and returns what it would drop.
	 * @param tables the tables, or {@code null} for those of a reset
	 */
	DropPreview preview(Operation operation, boolean built, @Nullable List<String> tables) {
		this.context.gate().require(operation);
		return this.context.inSession((session) -> {
			HistoryLook look = this.context.query().lookFirst(session);
			require(operation, built, session, look);
			return (tables != null) ? DropPreviewQuery.of(operation, session, tables)
					: DropPreviewQuery.ofReset(session, look.schema(this.context.settings().defaultSchema()));
		});
	}

	/**
	 * Runs an operation.
	 * @param built whether this application has built the database, which then needs no
	 * stamp
	 */
	void run(Operation operation, boolean built, GuardedWork work) {
		this.context.gate().require(operation);
		try {
			this.context.inSession((session) -> {
				HistoryLook first = this.context.query().lookFirst(session);
				this.context.gate().require(operation, first.database());
				session.requireSafe(first, this.context.settings().pooler());
				return new MigrationLock(this.context).hold(session, (held) -> {
					require(operation, built, session, held.look());
					work.run(database(operation, built, session, held));
					return held;
				});
			});
		}
		catch (MigrationException ex) {
			throw this.context.work().explain(ex);
		}
	}

	private GuardedDatabase database(Operation operation, boolean built, Session session, AdvisoryLock.Held held) {
		HistoryTable history = held.look().table(this.context.settings().defaultSchema());
		return new GuardedDatabase(operation,
				new RunContext(session, held.state(), history, this.context, this.bounds, Observation.NONE),
				held.look(), mustBeEmpty(operation, built, held.look()));
	}

	private void require(Operation operation, boolean built, Session session, HistoryLook look) {
		this.context.gate().require(operation, look.database());
		if (mustBeEmpty(operation, built, look)) {
			String rows = OperationScope.rows(session, this.context.settings().tableLockTimeout());
			if (rows != null) {
				throw StampRefusals.none(operation, look.database(), rows);
			}
		}
	}

	private static boolean mustBeEmpty(Operation operation, boolean built, HistoryLook look) {
		return operation.spoilsRows() && !built && look.database().stamp() == null;
	}

}
