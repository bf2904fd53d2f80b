package com.ofauto.migrations.core;

import java.util.List;

/**
 * The sessions that may have kept a statement from its locks.
 *
 * @param sessions a description of each, may be empty
 * @param named whether they hold what the statement names. Otherwise nobody does any
 * more, and these hold some lock: a function, a foreign key or a view may lead there
 */
record BlockingSessions(List<String> sessions, boolean named) {

	BlockingSessions {
		sessions = sessions.stream().map(ReadableText::name).toList();
	}

	String sentence() {
		String each = String.join("; ", this.sessions);
		if (this.sessions.isEmpty()) {
			return "No other session holds a lock in this database any more.";
		}
		return this.named ? "Blocked by: " + each + "."
				: "No other session holds a lock on what it names any more. Locks in this database: " + each + ".";
	}

}
