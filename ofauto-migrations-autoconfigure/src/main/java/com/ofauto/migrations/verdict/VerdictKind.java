package com.ofauto.migrations.verdict;

import java.util.Collection;
import java.util.Locale;

/**
 * What a migration does to those who use the database, from the least to the worst. What
 * is not known comes last, since it may be anything.
 *
 * @since 0.1.0
 */
public enum VerdictKind {

	/** Nobody waits, however long it takes. */
	NONE,

	/** Locks are held for as long as a change of the catalog takes. */
	BRIEF,

	/** Writes wait while rows are read or written. */
	BLOCKS_WRITES,

	/** Reads and writes wait while rows are read or written. */
	BLOCKS_EVERYTHING,

	/** Rows or values are gone afterwards. */
	LOSES_DATA,

	/** The impact, a relation or a size is not known. */
	UNKNOWN;

	/**
	 * The kind for programs.
	 * @return such as {@code blocks-everything}
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * The kind for a person.
	 * @return such as {@code blocks everything}
	 */
	public String text() {
		return (this == NONE) ? "blocks nothing" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * Whether a person should read what it says before a deploy.
	 * @return {@code true} from {@link #BLOCKS_WRITES} on
	 */
	public boolean isWorthALine() {
		return compareTo(BRIEF) > 0;
	}

	/**
	 * The worst of several.
	 */
	static VerdictKind worst(Collection<VerdictKind> kinds) {
		return kinds.stream().reduce(NONE, VerdictKind::or);
	}

	VerdictKind or(VerdictKind other) {
		return (compareTo(other) >= 0) ? this : other;
	}

}
