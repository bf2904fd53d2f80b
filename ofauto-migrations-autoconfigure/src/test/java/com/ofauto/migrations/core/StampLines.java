package com.ofauto.migrations.core;

import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stamp, as they stand in the comment of the history.
 */
final class StampLines {

	private static final String COMMENT = "SELECT obj_description(to_regclass('_prisma_migrations'))";

	private static final String BINDING = "SELECT 'on server ' || system_identifier || ' database ' || oid"
			+ " FROM pg_control_system(), pg_database WHERE datname = current_database()";

	private StampLines() {
	}

	static String byAPerson(TestDatabase database, String environment) {
		return "ofauto-migrations: stamped " + environment + " " + database.queryForString(BINDING);
	}

	static String byARun(TestDatabase database, String environment) {
		return byAPerson(database, environment) + " by a run";
	}

	static @Nullable String comment(TestDatabase database) {
		return database.queryForString(COMMENT);
	}

}
