package com.ofauto.migrations.impact;

import java.util.List;

import com.ofauto.migrations.Internal;

/**
 * What one statement does to the relations that were there before the migration. Names
 * are as SQL has them, as they were before the migration, and without the default schema.
 *
 * @param line the line of its first character in the file, from 1
 * @param command what it is, as the server calls it, such as {@code ALTER TABLE}
 * @param transaction the number of the transaction in which it runs, from 1; statements
 * with the same number hold their locks together until the last one has ended
 * @param alone whether it runs outside of a transaction block, such as
 * {@code CREATE INDEX CONCURRENTLY}
 * @param locks the locks that it takes and that no earlier statement of its transaction
 * has taken as strong
 * @param released relations whose locks of earlier statements end with it, as
 * {@code ROLLBACK TO SAVEPOINT} does; a weaker one that is left is among the locks
 * @param rewrites relations that get new files with all their rows, and all their indexes
 * @param scans relations that are read from end to end, beside those that are rewritten
 * or of which an index is built
 * @param builds relations of which an index is built over rows that are there
 * @param fills relations into which it puts rows of which the script does not say how
 * many
 * @param drops objects that it drops; the rows that {@code TRUNCATE} removes are of the
 * type {@code rows}
 * @param columns columns that it adds, or changes in type
 * @param constraints rules that it lays on the rows
 * @param rowsUnknown whether it reads or writes rows, so that an empty database cannot
 * say how many
 * @since 0.1.0
 */
public record StatementImpact(int line, String command, int transaction, boolean alone, List<RelationLock> locks,
		List<String> released, List<String> rewrites, List<String> scans, List<String> builds, List<String> fills,
		List<DroppedObject> drops, List<ColumnChange> columns, List<AddedConstraint> constraints, boolean rowsUnknown) {

	public StatementImpact {
		locks = List.copyOf(locks);
		released = List.copyOf(released);
		rewrites = List.copyOf(rewrites);
		scans = List.copyOf(scans);
		builds = List.copyOf(builds);
		fills = List.copyOf(fills);
		drops = List.copyOf(drops);
		columns = List.copyOf(columns);
		constraints = List.copyOf(constraints);
	}

	/**
	 * The same statement where it stands now.
	 * @param now the line
	 * @return the same at that line
	 */
	public StatementImpact atLine(int now) {
		return new StatementImpact(now, this.command, this.transaction, this.alone, this.locks, this.released,
				this.rewrites, this.scans, this.builds, this.fills, this.drops, this.columns, this.constraints,
				this.rowsUnknown);
	}

	/**
	 * The same statement where its rows do not count, since it takes few at a time.
	 * @return the same with known rows
	 */
	@Internal
	public StatementImpact inBatches() {
		return new StatementImpact(this.line, this.command, this.transaction, this.alone, this.locks, this.released,
				this.rewrites, this.scans, this.builds, this.fills, this.drops, this.columns, this.constraints, false);
	}

	/**
	 * The same statement with other names in its locks.
	 * @param locks the locks
	 * @param released the relations whose locks end with it
	 * @return the same with these
	 */
	@Internal
	public StatementImpact withLocks(List<RelationLock> locks, List<String> released) {
		return new StatementImpact(this.line, this.command, this.transaction, this.alone, locks, released,
				this.rewrites, this.scans, this.builds, this.fills, this.drops, this.columns, this.constraints,
				this.rowsUnknown);
	}

}
