package com.ofauto.migrations.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one look at the database saw.
 *
 * @param database the database
 * @param records the rows of the history, oldest first
 * @param standby whether the server is in recovery
 * @param backendPid the server process that answered
 * @param lockedByOther whether another session holds the migration lock
 * @param searchPath the session's search path
 * @param mark what the database says of itself
 */
record HistoryLook(DatabaseInfo database, List<MigrationRecord> records, boolean standby, int backendPid,
		boolean lockedByOther, String searchPath, DatabaseMark mark) {

	boolean isBadNews() {
		return this.database.baselineRequired()
				|| !this.lockedByOther && this.records.stream().anyMatch(MigrationRecord::unfinished);
	}

	/**
	 * The schema of the history, which exists or is about to be created.
	 */
	String schema(@Nullable String defaultSchema) {
		String schema = (defaultSchema != null && this.database.history() == null) ? defaultSchema
				: this.database.schema();
		if (schema == null) {
			throw UnsupportedDatabaseException.noSchema(this.searchPath);
		}
		return schema;
	}

}
