package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;

import com.ofauto.migrations.core.script.Sql;

/**
 * Blocks that take locks as far as they can be taken: a right or a table that is missing
 * is the business of the statement that needs the lock. Their operators and functions are
 * PostgreSQL's own, since they run under the search path of an author's script.
 */
final class LockBlock {

	private static final String DO = "DO ";

	private static final int BETWEEN_POLLS = 50;

	private LockBlock() {
	}

	/**
	 * Fails only if somebody else has the lock.
	 * @param lock a {@code LOCK TABLE}
	 */
	static String careful(String lock) {
		return DO + Sql.literal("BEGIN " + lock
				+ "; EXCEPTION WHEN lock_not_available OR deadlock_detected THEN RAISE; WHEN OTHERS THEN NULL; END");
	}

	/**
	 * Whether a statement is such a block.
	 */
	static boolean is(String statement) {
		return statement.startsWith(DO);
	}

	/**
	 * Asks from time to time until it has all of the locks, and does not fail if it has
	 * none in the end.
	 */
	static String polling(List<TableLock> locks, Duration atMost) {
		StringBuilder block = new StringBuilder("BEGIN FOR poll IN 1..")
			.append(Math.max(1, atMost.toMillis() / BETWEEN_POLLS))
			.append(" LOOP BEGIN ");
		locks.forEach((lock) -> block.append(lock.now()).append("; "));
		return DO + Sql.literal(
				block
					.append("RETURN; EXCEPTION WHEN lock_not_available THEN PERFORM pg_catalog.pg_sleep(0.05);"
							+ " WHEN OTHERS THEN RETURN; END; END LOOP; END")
					.toString());
	}

}
