package com.ofauto.migrations.verdict;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.impact.HeldLock;

/**
 * Locks that a statement has not taken itself, and that are held while it runs.
 *
 * @param locks the strongest of them, at least one
 * @param facts the database
 */
record EarlierLocks(List<HeldLock> locks, LiveFacts facts) {

	/**
	 * Such as {@code while line 1 still holds SHARE on orders}. Partitions are not named
	 * beside their table.
	 */
	String text() {
		List<String> lines = this.locks.stream().map(HeldLock::line).distinct().sorted().map(String::valueOf).toList();
		Set<Long> parts = this.locks.stream()
			.flatMap((lock) -> this.facts.of(lock.table()).stream())
			.flatMap((relation) -> relation.children().stream())
			.collect(Collectors.toSet());
		List<String> tables = this.locks.stream()
			.map(HeldLock::table)
			.filter((table) -> this.facts.of(table).filter((relation) -> parts.contains(relation.oid())).isEmpty())
			.distinct()
			.sorted()
			.toList();
		return "while " + ((lines.size() == 1) ? "line " : "lines ") + Amounts.some(lines) + " still "
				+ ((lines.size() == 1) ? "holds " : "hold ") + this.locks.get(0).mode().sql() + " on "
				+ Amounts.some(tables);
	}

}
