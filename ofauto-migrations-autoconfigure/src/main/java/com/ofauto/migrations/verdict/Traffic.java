package com.ofauto.migrations.verdict;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * How much relations are used.
 *
 * @param facts the database
 * @param relations the relations, partitions included
 */
record Traffic(LiveFacts facts, Collection<LiveRelation> relations) {

	/** At 1,000 a second, a tenth of a second lets 100 wait. */
	static final long BUSY = 60_000;

	private @Nullable Long reads() {
		return this.facts.aMinute(this.relations.stream().mapToLong(LiveRelation::reads).sum());
	}

	private @Nullable Long writes() {
		return this.facts.aMinute(this.relations.stream().mapToLong(LiveRelation::writes).sum());
	}

	/**
	 * Whether so many come that even a short work lets many wait.
	 * @param all whether reads wait too
	 */
	boolean isBusy(boolean all) {
		Long reads = reads();
		Long writes = writes();
		return reads != null && writes != null && (all ? reads : 0) + writes > BUSY;
	}

	/**
	 * The traffic for a person.
	 * @param all whether reads wait too
	 * @return such as {@code 1,900 writes a minute}
	 */
	String text(boolean all) {
		Long reads = reads();
		Long writes = writes();
		if (reads == null || writes == null) {
			return "";
		}
		return (all ? Amounts.count(reads, "read") + " and " : "") + Amounts.count(writes, "write") + " a minute";
	}

	RelationVerdict of(String name, @Nullable String lock) {
		long bytes = 0;
		long rows = 0;
		boolean known = true;
		for (LiveRelation relation : this.relations) {
			known &= relation.bytes() != null && relation.rows() != null;
			bytes += (relation.bytes() != null) ? relation.bytes() : 0;
			rows += (relation.rows() != null) ? relation.rows() : 0;
		}
		return new RelationVerdict(name, lock, known ? bytes : null, known ? rows : null, reads(), writes());
	}

}
