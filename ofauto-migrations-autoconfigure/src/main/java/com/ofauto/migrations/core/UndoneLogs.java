package com.ofauto.migrations.core;

import org.jspecify.annotations.Nullable;

import com.ofauto.migrations.core.script.Sql;

/**
 * What a rollback leaves in the {@code logs} of the history. Prisma does not read them in
 * a row that is rolled back, and shows those of an unfinished one.
 */
final class UndoneLogs {

	/** The logs of a record whose migration a rollback has undone. */
	static final String LOGS = "ofauto-migrations: undone by rollback";

	/**
	 * The first line of the logs of a rollback that has finished some of its segments.
	 */
	static final String BEGUN = "ofauto-migrations: half undone by rollback";

	/**
	 * The logs of a rollback that has finished all of its segments, in a record of its
	 * own beside that of the migration.
	 */
	static final String SEGMENTS = "ofauto-migrations: undone in segments by rollback";

	private UndoneLogs() {
	}

	/**
	 * What an UPDATE sets in the record of a migration that has been undone.
	 */
	static String values() {
		return "rolled_back_at = " + HistoryTable.NOW + ", logs = concat_ws(chr(10), " + Sql.literal(LOGS) + ", "
				+ MarkText.KEPT + ")";
	}

	/**
	 * Whether a record is of a migration that a rollback has undone.
	 */
	static boolean is(MigrationRecord record) {
		return record.rolledBack() && record.took() != null && LOGS.equals(record.logs());
	}

	/**
	 * The record as the run in segments reads its own.
	 * @return {@code null} if it is not of a rollback that has begun
	 */
	static @Nullable MigrationRecord begun(MigrationRecord record) {
		String logs = record.logs();
		return (record.unfinished() && logs != null && logs.startsWith(BEGUN + "\n"))
				? new MigrationRecord(record.name(), record.checksum(), record.startedAt(), record.took(),
						record.rolledBackAt(), record.id(), logs.substring(BEGUN.length() + 1))
				: null;
	}

	/**
	 * Whether a record that has not been applied is of a rollback and not of the
	 * migration.
	 */
	static boolean isOfRollback(@Nullable String logs) {
		return logs != null && (logs.startsWith(BEGUN) || logs.startsWith(SEGMENTS));
	}

	/**
	 * The error that stopped a rollback, or nothing.
	 */
	static String error(MigrationRecord record) {
		MigrationRecord begun = begun(record);
		return (begun != null) ? Progress.errorIn(begun.logs()) : "";
	}

}
