package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.core.script.Sql;

/**
 * Tells sessions that relieve each other at a table from one that stays: whoever had it
 * at the look before has gone, and still somebody has it. Then a wait is a short one.
 */
final class Overlap {

	private final Session session;

	/** Who had a table at the last look at it. */
	private final Map<String, Set<String>> before = new HashMap<>();

	Overlap(Session session) {
		this.session = session;
	}

	/**
	 * Looks who has a table.
	 * @param lock the lock that could not be had
	 */
	boolean at(TableLock lock) {
		Set<String> now = transactions(lock.table());
		Set<String> earlier = this.before.put(lock.table(), now);
		return earlier != null && !earlier.isEmpty() && !now.isEmpty() && Collections.disjoint(earlier, now);
	}

	private Set<String> transactions(String name) {
		try {
			return new HashSet<>(this.session.texts("SELECT DISTINCT l.virtualtransaction FROM pg_locks l"
					+ " WHERE l.locktype = 'relation' AND l.granted AND l.relation = to_regclass(" + Sql.literal(name)
					+ ")::oid AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
					+ " AND l.pid IS DISTINCT FROM pg_backend_pid()"));
		}
		catch (SQLException ex) {
			// Then it is as if one stayed.
			return Set.of();
		}
	}

}
