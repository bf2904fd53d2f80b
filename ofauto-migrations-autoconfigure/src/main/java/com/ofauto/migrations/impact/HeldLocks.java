package com.ofauto.migrations.impact;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import com.ofauto.migrations.Internal;

/**
 * The locks that transactions hold while the statements of a migration run, one statement
 * after the other.
 *
 * @since 0.1.0
 */
@Internal
public final class HeldLocks {

	private final Map<Integer, Map<String, HeldLock>> transactions = new HashMap<>();

	/**
	 * Goes on to the next statement.
	 * @param statement the statement
	 * @return what its transaction holds while it works: its own locks, and those of the
	 * statements before it, each in its strongest mode, by the relation's name; a view,
	 * which the next call changes
	 */
	public Map<String, HeldLock> during(StatementImpact statement) {
		Map<String, HeldLock> held = this.transactions.computeIfAbsent(statement.transaction(),
				(number) -> new TreeMap<>());
		statement.released().forEach(held::remove);
		for (RelationLock lock : statement.locks()) {
			held.merge(lock.relation(), new HeldLock(lock, statement.line()),
					(one, other) -> (other.mode().compareTo(one.mode()) > 0) ? other : one);
		}
		return Collections.unmodifiableMap(held);
	}

}
