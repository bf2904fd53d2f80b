package com.ofauto.migrations.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL refused a statement of a migration.
 *
 * @since 0.1.0
 */
public final class StatementFailedException extends MigrationException {

	private static final String DISK_FULL = "53100";

	private final String migration;

	private final StatementFailure failure;

	private final List<String> applied;

	private final int finishedSegments;

	private final int segments;

	StatementFailedException(String migration, StatementFailure failure, List<String> applied, Left left,
			@Nullable TimeLimit limit, @Nullable Throwable cause) {
		super("Migration " + migration + " failed.\n" + failure.describe() + "\n"
				+ ((limit != null) ? limit.problem() + "\n" : "") + left.describe(applied),
				((limit != null) ? limit.remedy() + "\n" : "")
						+ ((left.noWayOn() != null) ? left.remedyByHand(migration) : remedy(migration, failure, left)),
				cause);
		this.migration = migration;
		this.failure = failure;
		this.applied = List.copyOf(applied);
		this.finishedSegments = left.finished();
		this.segments = left.segments();
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

	/**
	 * The migration's name.
	 * @return the name
	 */
	public String migration() {
		return this.migration;
	}

	/**
	 * PostgreSQL's error and its place.
	 * @return the failure
	 */
	public StatementFailure failure() {
		return this.failure;
	}

	/**
	 * The migrations that this run applied before, which stay applied.
	 * @return their names in order
	 */
	public List<String> applied() {
		return this.applied;
	}

	/**
	 * How many segments of the migration have finished and stay applied.
	 * @return the number; 0 for a transactional migration, of which nothing remains
	 */
	public int finishedSegments() {
		return this.finishedSegments;
	}

	/**
	 * How many segments the migration has.
	 * @return the number; 0 for a transactional migration
	 */
	public int segments() {
		return this.segments;
	}

	private static String remedy(String migration, StatementFailure failure, Left left) {
		if (failure.sqlState().equals(DISK_FULL)) {
			return "The server has run out of disk space. Make room and start again; the file need not change.";
		}
		if (left.backfill() != null) {
			return "Repair the data, and start again: the deploy goes on behind the rows that are updated. To correct the"
					+ " file, first " + NextStep.resolve(new Decision.RolledBack(migration))
					+ "; the next deploy then begins again with the rows that still fit.";
		}
		if (left.segments() > 0) {
			return (failure.sqlState().equals(UnrecordableFile.SQL_STATE) ? UnrecordableFile.remedy() : "")
					+ "Repair the data, or correct the file from the failing statement on, and start again: the"
					+ " deploy continues at that statement. If you give up, undo what it left, and "
					+ NextStep.resolve(new Decision.RolledBack(migration)) + ".";
		}
		return FailureAdvice.of(failure)
				+ "If this migration is applied nowhere yet, correct the file and start again. If it is applied in"
				+ " another environment, do not touch it: repair the data, or "
				+ NextStep.resolve(new Decision.Applied(migration)) + ", and write a new migration.";
	}

	/**
	 * What a failed migration has left.
	 *
	 * @param finished how many of its segments stay applied
	 * @param segments how many it has; 0 for a transactional migration
	 * @param noWayOn why no run goes on from there, in a sentence, or {@code null} if the
	 * next one does
	 * @param backfill how far a backfill has come, or {@code null} if it is none or has
	 * not begun
	 */
	record Left(int finished, int segments, @Nullable String noWayOn, @Nullable BackfillProgress backfill) {

		static final Left NOTHING = new Left(0, 0, null);

		Left(int finished, int segments, @Nullable String noWayOn) {
			this(finished, segments, noWayOn, null);
		}

		/**
		 * What a backfill has left, {@code null} if it has not begun.
		 */
		static Left of(@Nullable BackfillProgress backfill) {
			return new Left(0, 0, null, backfill);
		}

		String describe(List<String> appliedBefore) {
			String left = (this.backfill != null) ? describe(this.backfill) : (this.segments == 0)
					? "Nothing of this migration remains: it was rolled back." : describeSegments();
			return left + (appliedBefore.isEmpty() ? ""
					: "\nApplied before it in this run: " + String.join(", ", appliedBefore) + ".");
		}

		private static String describe(BackfillProgress backfill) {
			return "Its batches have updated " + BackfillProgress.rows(backfill.updated()) + ", which stay ("
					+ backfill.describe() + ")." + backfill.left().map((left) -> " " + left).orElse("");
		}

		private String describeSegments() {
			return switch (this.finished) {
				case 0 -> "None of its segments (" + this.segments + ") has finished.";
				case 1 -> "1 of its " + this.segments + " segments has finished and stays applied.";
				default -> this.finished + " of its " + this.segments + " segments have finished and stay applied.";
			};
		}

		String remedyByHand(String migration) {
			return this.noWayOn + " Check what it left. If you have undone the whole migration, "
					+ NextStep.resolve(new Decision.RolledBack(migration))
					+ "; the next deploy then applies it again. If you have completed it by hand, "
					+ NextStep.resolve(new Decision.Applied(migration)) + ".";
		}

	}

}
