package com.ofauto.migrations.impact;

import java.util.Comparator;

import com.ofauto.migrations.Internal;

/**
 * A lock that a transaction holds while one of its statements runs.
 *
 * @param lock the lock
 * @param line the line of the statement that took it
 * @since 0.1.0
 */
@Internal
public record HeldLock(RelationLock lock, int line) {

	/** By their modes. */
	public static final Comparator<HeldLock> WEAKEST_FIRST = Comparator.comparing(HeldLock::mode);

	/**
	 * The mode of the lock.
	 * @return the mode
	 */
	public LockMode mode() {
		return this.lock.mode();
	}

	/**
	 * Whether anybody waits for it to be released. Nobody writes into a materialized
	 * view, a view or an index.
	 * @return whether somebody waits
	 */
	public boolean blocks() {
		return switch (this.lock.kind()) {
			case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE, SEQUENCE -> mode().blocksWrites();
			case MATERIALIZED_VIEW, VIEW, INDEX -> mode().blocksReads();
		};
	}

	/**
	 * The table whose users wait.
	 * @return its name
	 */
	public String table() {
		return (this.lock.kind() == RelationKind.INDEX && this.lock.table() != null) ? this.lock.table()
				: this.lock.relation();
	}

}
