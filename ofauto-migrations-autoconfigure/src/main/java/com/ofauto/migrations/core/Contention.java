package com.ofauto.migrations.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The locks that other sessions have kept from a transaction.
 *
 * @param blocked the one at which the last try ended, or {@code null} if it was none
 * @param tables the tables of all tries
 */
record Contention(@Nullable TableLock blocked, Set<String> tables) {

	static final Contention NONE = new Contention(null, Set.of());

	Contention {
		tables = Set.copyOf(tables);
	}

	/**
	 * The same after another try in vain.
	 */
	Contention after(MessageFailure failure, List<LockPlan.Step> steps) {
		TableLock lock = (failure.purpose() != Message.Purpose.LOCK) ? null
				: steps.stream()
					.flatMap((step) -> step.locks().stream())
					.filter((other) -> other.isTakenBy(failure.statement()))
					.findFirst()
					.orElse(null);
		Set<String> all = new HashSet<>(this.tables);
		if (lock != null) {
			all.add(lock.table());
		}
		return new Contention(lock, all);
	}

	boolean concerns(TableLock lock) {
		return this.tables.contains(lock.table());
	}

	boolean concerns(LockPlan.Step step) {
		return step.locks().stream().anyMatch(this::concerns);
	}

}
