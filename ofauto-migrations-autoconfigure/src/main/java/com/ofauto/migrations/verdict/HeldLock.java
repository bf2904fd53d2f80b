package com.ofauto.migrations.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.StatementImpact;

/**
 * A lock that a transaction holds while one of its statements runs.
 *
 * @param lock the lock
 * @param line the line of the statement that took it
 */
record HeldLock(RelationLock lock, int line) {

	/**
	 * The locks that are held at a statement, each in its strongest mode.
	 * @param before the statements of the migration before it, in order
	 */
	static Map<String, HeldLock> at(StatementImpact statement, List<StatementImpact> before) {
		Map<String, HeldLock> held = new TreeMap<>();
		for (StatementImpact earlier : before) {
			if (earlier.transaction() == statement.transaction()) {
				add(earlier, held);
			}
		}
		add(statement, held);
		return held;
	}

	private static void add(StatementImpact statement, Map<String, HeldLock> held) {
		statement.released().forEach(held::remove);
		for (RelationLock lock : statement.locks()) {
			held.merge(lock.relation(), new HeldLock(lock, statement.line()),
					(one, other) -> (other.mode().compareTo(one.mode()) > 0) ? other : one);
		}
	}

	LockMode mode() {
		return this.lock.mode();
	}

	/**
	 * Whether anybody waits for it to be released. Nobody writes into a materialized
	 * view, a view or an index.
	 */
	boolean blocks() {
		return switch (this.lock.kind()) {
			case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE, SEQUENCE -> mode().blocksWrites();
			case MATERIALIZED_VIEW, VIEW, INDEX -> mode().blocksReads();
		};
	}

	/**
	 * The table whose users wait.
	 */
	String table() {
		return (this.lock.kind() == RelationKind.INDEX && this.lock.table() != null) ? this.lock.table()
				: this.lock.relation();
	}

	static final Comparator<HeldLock> WEAKEST_FIRST = Comparator.comparing(HeldLock::mode);

}
