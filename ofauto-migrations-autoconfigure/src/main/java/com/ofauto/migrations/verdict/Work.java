package com.ofauto.migrations.verdict;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Rows that a statement reads or writes from end to end.
 *
 * @param type what it does with them
 * @param parts the relations that have them
 */
record Work(Type type, List<LiveRelation> parts) {

	/** A read or write of this much is over before anybody notices. */
	static final long SMALL = 8L << 20;

	/** The same where so many wait meanwhile that a pool of connections is used up. */
	static final long SMALL_WHERE_BUSY = 1L << 20;

	enum Type {

		/** All rows and indexes are written again. */
		REWRITE("rewrites"),

		/** An index is built over the rows. */
		BUILD("builds an index over"),

		/** The rows are read. */
		SCAN("reads");

		private final String verb;

		Type(String verb) {
			this.verb = verb;
		}

	}

	/**
	 * How much that is.
	 * @return bytes, or {@code null} if one of the relations was never analyzed
	 */
	@Nullable Long bytes() {
		long bytes = 0;
		for (LiveRelation part : this.parts) {
			Long size = (this.type == Type.REWRITE) ? part.bytes() : part.heap();
			if (size == null) {
				return null;
			}
			bytes += size;
		}
		return bytes;
	}

	/**
	 * Whether it takes long enough to be noticed.
	 * @param small how many bytes do not
	 */
	boolean isLong(long small) {
		Long bytes = bytes();
		return bytes == null || bytes > small;
	}

	/**
	 * The work for a person.
	 * @return such as {@code rewrites 41 GB}
	 */
	String text() {
		Long bytes = bytes();
		return this.type.verb + " " + ((bytes != null) ? Amounts.bytes(bytes) : "an unknown size")
				+ ((this.parts.size() > 1) ? " in " + this.parts.size() + " tables" : "");
	}

	/**
	 * The same rows, read several times, are one work.
	 */
	static List<Work> merged(List<Work> works) {
		List<Work> merged = new ArrayList<>();
		for (Type type : Type.values()) {
			List<LiveRelation> parts = works.stream()
				.filter((work) -> work.type == type)
				.flatMap((work) -> work.parts.stream())
				.distinct()
				.toList();
			if (!parts.isEmpty()) {
				merged.add(new Work(type, parts));
			}
		}
		return merged;
	}

}
