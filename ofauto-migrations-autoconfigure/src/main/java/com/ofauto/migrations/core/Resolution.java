package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Tells the history what a person decided, under the lock.
 */
final class Resolution {

	private static final String WRITING = "write the history of migrations";

	private final OngoingWork work;

	private final List<Migration> migrations;

	private final MigratorSettings settings;

	private final MigrationListener listener;

	private final WaitClock waiting;

	Resolution(OngoingWork work, List<Migration> migrations, MigratorSettings settings, MigrationListener listener,
			WaitClock waiting) {
		this.work = work;
		this.migrations = migrations;
		this.settings = settings;
		this.listener = listener;
		this.waiting = waiting;
	}

	List<String> baseline(String lastName, boolean acceptDifferences) {
		onDisk(lastName);
		List<Migration> baseline = this.migrations.stream()
			.filter((migration) -> migration.name().compareTo(lastName) <= 0)
			.toList();
		write((view) -> {
			if (view.records().stream().anyMatch((record) -> !record.rolledBack())) {
				throw ResolveRefusedException.historyExists(lastName);
			}
			List<CreatedObject> missing = acceptDifferences ? List.of() : view.missing(baseline);
			if (!missing.isEmpty()) {
				throw ResolveRefusedException.notThere(lastName, missing, before(missing.get(0).migration()));
			}
			return baseline.stream()
				.map((migration) -> view.table().declaredApplied(RunContext.newId(), migration))
				.toList();
		});
		return baseline.stream().map(Migration::name).toList();
	}

	private @Nullable String before(String name) {
		return this.migrations.stream()
			.map(Migration::name)
			.filter((other) -> other.compareTo(name) < 0)
			.reduce((first, second) -> second)
			.orElse(null);
	}

	void resolve(List<Decision> decisions) {
		write((view) -> new Decisions(this.migrations, view.table(), view.records()).statements(decisions));
	}

	private Migration onDisk(String name) {
		return this.migrations.stream()
			.filter((migration) -> migration.name().equals(name))
			.findFirst()
			.orElseThrow(() -> ResolveRefusedException.notOnDisk(name));
	}

	/**
	 * Writes what a decision says once the lock is held and the history read.
	 */
	private void write(Function<View, List<String>> decision) {
		HistoryQuery query = new HistoryQuery(this.settings.defaultSchema());
		try (Session session = this.work.openToLook(this.waiting.firstReadLimit())) {
			session.requireSafe(query.lookFirst(session), this.settings.pooler());
			AdvisoryLock lock = new AdvisoryLock(session, query, this.settings.lockWait(), this.listener, this.waiting);
			Locked locked = lock.acquire();
			try {
				HistoryTable table = locked.look().table(this.settings.defaultSchema());
				Message message = new Message().own(List.of(GuardedScript.READ_COMMITTED, SafePath.LOCAL))
					.own(Message.Purpose.FENCE, AdvisoryLock.FENCE);
				if (locked.look().database().history() == null) {
					message.own(Message.Purpose.OURS, table.create(locked.look().database().schema() == null));
				}
				message.own(Message.Purpose.TRUST, table.keep())
					.own(Message.Purpose.RECORD, decision.apply(new View(session, table, locked.look().records())))
					.own(Message.Purpose.OURS, "COMMIT");
				send(session, message, table, query);
			}
			finally {
				lock.release(locked.state());
			}
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("read the history of migrations", ex);
		}
	}

	private static void send(Session session, Message message, HistoryTable table, HistoryQuery query)
			throws SQLException {
		try {
			message.send(session.wire(), (warning, completed) -> {
			});
		}
		catch (MessageFailure ex) {
			session.rollback();
			if (ex.sqlState().equals(DatabaseAccessException.DIVISION_BY_ZERO)) {
				// Says what is wrong with a history that was trusted until now.
				query.look(session);
				if (ex.purpose() == Message.Purpose.RECORD) {
					throw new SuppressedRecord(session, table, SuppressedRecord.ANY).failure(WRITING,
							"Nothing was recorded.", ex.error());
				}
			}
			throw new DatabaseAccessException(WRITING, ex.error());
		}
	}

	private record View(Session session, HistoryTable table, List<MigrationRecord> records) {

		List<CreatedObject> missing(List<Migration> migrations) {
			try {
				return new BaselineLook(this.session).missing(migrations);
			}
			catch (SQLException ex) {
				throw new DatabaseAccessException("look whether the database has what the migrations create", ex);
			}
		}

	}

}
