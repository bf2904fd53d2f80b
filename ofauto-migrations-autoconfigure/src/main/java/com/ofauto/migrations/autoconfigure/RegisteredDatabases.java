package com.ofauto.migrations.autoconfigure;

import java.util.List;
import java.util.Set;

/**
 * The databases whose beans are registered, which ahead of time may have been others.
 *
 * @param names their names with commas between them
 */
record RegisteredDatabases(String names) {

	/**
	 * Makes sure that these are the databases of the properties.
	 */
	void require(DatabaseNames databases) {
		List<String> registered = List.of(this.names.split(","));
		if (!Set.copyOf(registered).equals(Set.copyOf(databases.all()))) {
			throw MigrationsDatabasesException.notPrepared(databases.all(), registered);
		}
	}

}
