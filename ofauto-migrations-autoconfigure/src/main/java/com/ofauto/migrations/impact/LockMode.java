package com.ofauto.migrations.impact;

import java.util.Locale;

/**
 * A lock mode of a relation, weakest first. See "Explicit Locking" in PostgreSQL's
 * manual.
 *
 * @since 0.1.0
 */
public enum LockMode {

	/** Reads take it. */
	ACCESS_SHARE,

	/** {@code SELECT … FOR UPDATE} and its kin take it. */
	ROW_SHARE,

	/** Writes take it. */
	ROW_EXCLUSIVE,

	/** Keeps other changes of the schema and {@code VACUUM} out. */
	SHARE_UPDATE_EXCLUSIVE,

	/** Keeps writes out. */
	SHARE,

	/** Keeps writes out, and is held by one session only. */
	SHARE_ROW_EXCLUSIVE,

	/** Keeps out all but plain reads. */
	EXCLUSIVE,

	/** Keeps everything out. */
	ACCESS_EXCLUSIVE;

	/**
	 * The mode as {@code LOCK TABLE} and the manual write it.
	 * @return the name, such as {@code ACCESS EXCLUSIVE}
	 */
	public String sql() {
		return name().replace('_', ' ');
	}

	/**
	 * The mode of its name in {@code pg_locks}.
	 * @param mode a name such as {@code AccessExclusiveLock}
	 * @return the mode
	 */
	public static LockMode ofCatalog(String mode) {
		return valueOf(mode.replaceFirst("Lock$", "").replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
	}

	/**
	 * Whether a query that only reads has to wait.
	 * @return {@code true} for {@code ACCESS EXCLUSIVE}
	 */
	public boolean blocksReads() {
		return this == ACCESS_EXCLUSIVE;
	}

	/**
	 * Whether {@code INSERT}, {@code UPDATE} and {@code DELETE} have to wait.
	 * @return {@code true} from {@code SHARE} on
	 */
	public boolean blocksWrites() {
		return compareTo(SHARE) >= 0;
	}

}
