package com.ofauto.migrations.faults;

import java.util.List;

import com.ofauto.migrations.support.TestDatabase;

/**
 * How Prisma reads the history: a record that was rolled back is ignored, whatever else
 * it says; one that is not finished has failed, and stops Prisma; any other is applied.
 *
 * @param applied the names of applied records, oldest first, a name as often as it is
 * there
 * @param failed the names of failed records
 */
record PrismaReading(List<String> applied, List<String> failed) {

	private static final String HISTORY = "_prisma_migrations";

	static PrismaReading of(TestDatabase database) {
		if (database.queryForString("SELECT to_regclass('" + HISTORY + "')") == null) {
			return new PrismaReading(List.of(), List.of());
		}
		return new PrismaReading(names(database, "finished_at IS NOT NULL"), names(database, "finished_at IS NULL"));
	}

	private static List<String> names(TestDatabase database, String condition) {
		return database.queryForStrings("SELECT migration_name FROM " + HISTORY + " WHERE rolled_back_at IS NULL AND "
				+ condition + " ORDER BY started_at");
	}

}
