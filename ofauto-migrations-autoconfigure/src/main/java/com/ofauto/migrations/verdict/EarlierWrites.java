package com.ofauto.migrations.verdict;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.ofauto.migrations.impact.HeldLock;
import com.ofauto.migrations.impact.HeldLocks;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.StatementImpact;

/**
 * The relations whose rows earlier pending statements change: what their rows say now
 * need not be true when a later statement finds them.
 */
final class EarlierWrites {

	private final Map<Long, String> writers = new HashMap<>();

	private HeldLocks locks = new HeldLocks();

	private String migration = "";

	/**
	 * A migration begins.
	 */
	void begin(String name) {
		this.writers.replaceAll((oid, writer) -> writer.startsWith("line ") ? this.migration : writer);
		this.migration = name;
		this.locks = new HeldLocks();
	}

	/**
	 * Goes on to the next statement. A lock that was taken before stands for all that are
	 * written under it.
	 */
	void add(StatementImpact statement, LiveFacts facts) {
		Map<String, HeldLock> held = this.locks.during(statement);
		if (statement.rowsUnknown()) {
			held.values()
				.stream()
				.filter((lock) -> lock.mode().compareTo(LockMode.ROW_EXCLUSIVE) >= 0)
				.flatMap((lock) -> facts.of(lock.table()).stream())
				.flatMap((relation) -> facts.family(relation).stream())
				.forEach((relation) -> this.writers.put(relation.oid(), "line " + statement.line()));
		}
	}

	/**
	 * Who changes the rows of a relation.
	 * @return the migration, or the line of the one under way
	 */
	Optional<String> of(LiveRelation relation) {
		return Optional.ofNullable(this.writers.get(relation.oid()));
	}

}
