package com.ofauto.migrations.verdict;

import java.time.Duration;
import java.util.Map;

import com.ofauto.migrations.impact.LockMode;
import org.jspecify.annotations.Nullable;

/**
 * A session that a migration may have to wait for.
 *
 * @param pid its process
 * @param application what it calls itself, may be empty
 * @param work what it does, if that is known
 * @param age how long its transaction is open, {@code null} if the role may not see it
 * @param holds the relations of which it holds locks, with the strongest
 */
record LiveSession(int pid, String application, Work work, @Nullable Duration age, Map<Long, LockMode> holds) {

	enum Work {

		/** Anything else. */
		TRANSACTION,

		/** {@code pg_dump}. */
		DUMP,

		/** A base backup. */
		BACKUP,

		/** A vacuum that is not interrupted, since it prevents wraparound. */
		WRAPAROUND

	}

	/**
	 * The session for a person.
	 * @return such as {@code pid 4711 ("report", for 25 min)}
	 */
	String describe() {
		String what = switch (this.work) {
			case DUMP -> "pg_dump, ";
			case BACKUP -> "a base backup, ";
			case WRAPAROUND -> "a vacuum against wraparound, ";
			case TRANSACTION -> this.application.isEmpty() ? "" : '"' + this.application + "\", ";
		};
		return "pid " + this.pid + " (" + what
				+ ((this.age != null) ? "for " + Amounts.duration(this.age) : "since a time that is hidden") + ")";
	}

}
