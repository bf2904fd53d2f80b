package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
 * @param triggers whether the history has triggers, as a careful look tells
 * @param elsewhere if the history has no rows or does not exist, the newest applied ones
 * of histories in other schemas
 */
record HistoryLook(DatabaseInfo database, List<MigrationRecord> records, boolean standby, int backendPid,
		boolean lockedByOther, String searchPath, DatabaseComments mark, boolean triggers,
		List<RecordElsewhere> elsewhere) {

	/**
	 * The look at a database that has no history, as far as the session knows it.
	 */
	static HistoryLook none(Session session) throws SQLException {
		DatabaseInfo database = new DatabaseInfo(session.databaseName(), session.serverVersion(), null, null, List.of(),
				0, null, null);
		return new HistoryLook(database, List.of(), false, 0, false, "",
				new DatabaseComments(null, Map.of(), new DatabaseIdentity(0, 0), null), false, List.of());
	}

	/**
	 * Whether this stops or surprises, and so is worth a second look.
	 */
	boolean isBadNews() {
		return this.database.baselineRequired() || !this.elsewhere.isEmpty() || !this.lockedByOther && hasUnfinished();
	}

	private boolean hasUnfinished() {
		for (MigrationRecord record : this.records) {
			if (record.unfinished()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What disk and history mean together.
	 * @param developing whether the plan is one of a developer's machine
	 */
	MigrationPlan plan(DirectoryContents contents, boolean developing) {
		List<Finding> beside = new ArrayList<>(RecordElsewhere.find(this.elsewhere, contents.migrations()));
		beside.addAll(contents.findings());
		List<PlannedMigration> lines = Planner.plan(contents.migrations(), this.records, this.lockedByOther);
		boolean used = this.database.history() != null && !developing;
		List<PutOff> putOff = used ? PutOffs.of(lines, contents, this.database.schema()) : List.of();
		return new MigrationPlan(this.database, putOff.isEmpty() ? lines : PutOffs.inTime(lines, putOff), beside,
				developing, putOff);
	}

	/**
	 * The statements that write the history, which exists or is about to be created.
	 */
	HistoryTable table(@Nullable String defaultSchema) {
		return table(defaultSchema, null);
	}

	/**
	 * The same for a deploy.
	 * @param began where it began
	 */
	HistoryTable table(@Nullable String defaultSchema, @Nullable DeployMark began) {
		return new HistoryTable(schema(defaultSchema), this.triggers, began);
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
