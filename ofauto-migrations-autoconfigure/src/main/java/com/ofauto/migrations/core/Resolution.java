package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Records a person's decisions in the history, under the lock.
 */
final class Resolution {

	private static final String WRITING = "write the history of migrations";

	private final MigratorContext context;

	private final DirectoryContents contents;

	private final Bounds bounds;

	Resolution(MigratorContext context, DirectoryContents contents, Bounds bounds) {
		this.context = context;
		this.contents = contents;
		this.bounds = bounds;
	}

	List<String> baseline(String lastName, boolean acceptDifferences) {
		onDisk(lastName);
		List<Migration> baseline = this.contents.migrations()
			.stream()
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
		return this.contents.migrations()
			.stream()
			.map(Migration::name)
			.filter((other) -> other.compareTo(name) < 0)
			.reduce((first, second) -> second)
			.orElse(null);
	}

	void resolve(List<Decision> decisions) {
		write((view) -> new Decisions(this.contents.migrations(), view.table(), view.records()).statements(decisions));
	}

	private Migration onDisk(String name) {
		Migration migration = this.contents.migration(name);
		if (migration == null) {
			throw ResolveRefusedException.notOnDisk(name);
		}
		return migration;
	}

	/**
	 * Writes what a decision says once the lock is held and the history read.
	 */
	private void write(Function<View, List<String>> decision) {
		this.context.inSession((session) -> {
			session.requireSafe(this.context.query().lookFirst(session), this.context.settings().pooler());
			return new MigrationLock(this.context).hold(session, (held) -> {
				HistoryTable table = held.look().table(this.context.settings().defaultSchema());
				RunContext run = new RunContext(session, held.state(), table, this.context, this.bounds,
						Observation.NONE);
				write(run, held.look(), decision.apply(new View(session, table, held.look().records())));
				return held;
			});
		});
	}

	private void write(RunContext run, HistoryLook look, List<String> records) throws SQLException {
		try {
			if (look.database().history() == null) {
				run.bookkeeping(run.history().create(look.database().schema() == null), records);
			}
			else {
				run.bookkeeping(records);
			}
		}
		catch (MessageFailure ex) {
			run.rollback();
			if (ex.sqlState().equals(DatabaseAccessException.DIVISION_BY_ZERO)) {
				// Says what is wrong with a history that was trusted until now.
				this.context.query().look(run.session());
				if (ex.purpose() == Message.Purpose.RECORD) {
					throw new SuppressedRecord(run.session(), run.history(), SuppressedRecord.ANY).failure(WRITING,
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
				throw new DatabaseAccessException("check whether the database has what the migrations create", ex);
			}
		}

	}

}
