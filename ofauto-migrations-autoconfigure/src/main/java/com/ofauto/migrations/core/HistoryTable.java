package com.ofauto.migrations.core;

import java.util.List;

import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write Prisma's table. They name it with its schema, since a file
 * may have changed the search path. They are joined, so that no part is copied twice.
 */
sealed class HistoryTable extends BesideScript permits RollbackTable {

	/**
	 * The first line of the logs of an attempt that was rolled back.
	 */
	static final String ROLLED_BACK = "ofauto-migrations: rolled back";

	static final String NOW = "pg_catalog.clock_timestamp()";

	/** When the transaction began, or the message with which it came. */
	private static final String START = "pg_catalog.now()";

	private static final String MOMENT = "moment.at";

	private static final String ONE_MOMENT = " FROM (SELECT " + NOW + " AS at) moment";

	private final String schema;

	private final String table;

	private final boolean triggers;

	private final RecordLogs logs;

	private final List<String> keep;

	private final List<String> keepWithoutEventTriggers;

	/** How each record begins. */
	private final String insert;

	HistoryTable(String schema, boolean triggers) {
		this(schema, triggers, null);
	}

	/**
	 * The history of a schema.
	 * @param triggers whether it has triggers, which were trusted when it was looked at
	 * @param mark where the deploy began that writes it, or {@code null}
	 */
	HistoryTable(String schema, boolean triggers, @Nullable DeployMark mark) {
		this.schema = Sql.identifier(schema);
		this.table = this.schema + "." + HistoryQuery.TABLE;
		this.triggers = triggers;
		this.logs = RecordLogs.of(mark);
		this.keep = HistoryTrust.keep(this.table, triggers);
		this.keepWithoutEventTriggers = HistoryTrust.keepWithoutEventTriggers(this.table);
		this.insert = "INSERT INTO " + this.table
				+ " (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count)"
				+ " SELECT ";
	}

	String name() {
		return this.table;
	}

	String schema() {
		return String.valueOf(Sql.unquote(this.schema));
	}

	/**
	 * Creates the table where none was found. A table that another session has created
	 * since is not used.
	 */
	String create(boolean createSchema) {
		return (createSchema ? "CREATE SCHEMA " + this.schema + ";\n" : "") + HistoryDefinition.of(this.table);
	}

	/**
	 * What comes before everything else in a transaction that writes it: see
	 * {@link HistoryTrust#keep}.
	 */
	List<String> keep() {
		return this.keep;
	}

	List<String> keepWithoutEventTriggers() {
		return this.keepWithoutEventTriggers;
	}

	/**
	 * The statements that record what a person decides.
	 */
	HistoryMarks marks() {
		return new HistoryMarks(this.table);
	}

	boolean hasTriggers() {
		return this.triggers;
	}

	/**
	 * Fails with a division by zero if another client has begun or finished the
	 * migration: a client that does not take the lock. It runs between statements of the
	 * author's.
	 */
	String alone(String id, Migration migration) {
		return String.join("", "SELECT 1 OPERATOR(pg_catalog./) (NOT EXISTS (SELECT FROM ", this.table,
				" WHERE migration_name OPERATOR(pg_catalog.=) ", Sql.literal(migration.name()),
				" AND rolled_back_at IS NULL AND id OPERATOR(pg_catalog.<>) ", Sql.literal(id), "))::integer");
	}

	/**
	 * Records a migration whose script ran in this same transaction. Fails with a
	 * division by zero if another client has finished it since.
	 */
	String applied(String id, Migration migration) {
		return arrived(applied(id, migration, START));
	}

	/**
	 * The same where the migration is one of several in a message, whose arrival is
	 * {@code now()} to all of them. Returns how many microseconds it took.
	 * @param previous the record before it in the message, or {@code null} for the first
	 */
	String appliedInBatch(String id, Migration migration, @Nullable String previous) {
		return "WITH recorded AS (" + applied(id, migration, after(previous))
				+ " RETURNING finished_at - started_at AS took) SELECT 1 / count(*)"
				+ " * (extract(epoch FROM max(took)) * 1000000)::bigint FROM recorded";
	}

	/**
	 * Records a migration of plain definitions, which {@link #keepWithoutEventTriggers}
	 * has made sure to arrive. Fails with a division by zero if another client has begun
	 * or finished it since.
	 */
	String appliedPlainly(String id, Migration migration) {
		return plainly(id, migration, START);
	}

	/**
	 * The same as one of several in a message.
	 */
	String appliedPlainlyInBatch(String id, Migration migration, @Nullable String previous) {
		return plainly(id, migration, after(previous))
				+ " RETURNING (extract(epoch FROM finished_at - started_at) * 1000000)::bigint";
	}

	private String plainly(String id, Migration migration, String started) {
		return insert(id, migration, started, NOW, this.logs.applied(migration), "NULL",
				String.join("", "1 / (NOT EXISTS (SELECT FROM ", this.table, " WHERE migration_name = ",
						Sql.literal(migration.name()), " AND rolled_back_at IS NULL))::integer"));
	}

	/**
	 * When the record before it in the message was finished.
	 */
	private String after(@Nullable String previous) {
		return (previous == null) ? START : String.join("", "coalesce((SELECT finished_at FROM ", this.table,
				" WHERE id = ", Sql.literal(previous), "), ", START, ")");
	}

	private String applied(String id, Migration migration, String started) {
		return String.join("", insert(id, migration, started, NOW, this.logs.applied(migration), "NULL", "1"),
				" WHERE NOT EXISTS (SELECT FROM ", this.table, " WHERE migration_name = ",
				Sql.literal(migration.name()), " AND finished_at IS NOT NULL AND rolled_back_at IS NULL)");
	}

	/**
	 * Records a migration that is in the database without having been run, as Prisma's
	 * {@code resolve --applied} does.
	 */
	String declaredApplied(String id, Migration migration) {
		return arrived(insert(id, migration, MOMENT, MOMENT, "''", "NULL", "0") + ONE_MOMENT);
	}

	String started(String id, Migration migration, String progress) {
		return arrived(insert(id, migration, NOW, "NULL", this.logs.begin(ofRun(progress)), "NULL", "0"));
	}

	/**
	 * The logs of an unfinished record.
	 * @param progress how far the run has come
	 */
	String ofRun(String progress) {
		return progress;
	}

	/**
	 * Begins the transaction of a script.
	 * @param own how the script begins it
	 */
	String begin(String own) {
		return own;
	}

	/**
	 * Fails with a division by zero unless a statement writes a row.
	 */
	static String arrived(String write) {
		return String.join("", "WITH recorded AS (", write, " RETURNING 1) SELECT 1 / count(*) FROM recorded");
	}

	private String insert(String id, Migration migration, String started, String finished, String logs,
			String rolledBack, String steps) {
		return String.join(", ", this.insert + Sql.literal(id), Sql.literal(migration.checksum()), finished,
				Sql.literal(migration.name()), logs, rolledBack, started, steps);
	}

	/**
	 * Counts a segment. Fails with a division by zero if the record is gone.
	 */
	String progress(String id, Migration migration, Progress progress) {
		return updated(id,
				"applied_steps_count = " + progress.finished() + ", "
						+ RecordLogs.set(Sql.literal(ofRun(progress.text()))) + ", checksum = "
						+ Sql.literal(migration.checksum()));
	}

	/**
	 * Adds what the segments have left in their session, which
	 * {@link CarriedSessionState#note} has put into a setting.
	 */
	String session(String id) {
		return "UPDATE " + this.table + " SET logs = concat(logs, current_setting('" + CarriedSessionState.SETTING
				+ "', true)) WHERE id = " + Sql.literal(id);
	}

	/**
	 * Leaves an error. What the finished segments have left in their session stays in the
	 * record.
	 */
	String failed(String id, Migration migration, Progress progress) {
		return updated(id,
				"applied_steps_count = " + progress.finished() + ", "
						+ RecordLogs.set("concat(" + Sql.literal(ofRun(progress.line()))
								+ ((progress.session() == null)
										? ", substring(logs from ', session " + Progress.SESSION + "'), " : ", ")
								+ Sql.literal("\n" + progress.error()) + ")")
						+ ", checksum = " + Sql.literal(migration.checksum()));
	}

	/**
	 * Completes the record. Fails in the same way.
	 */
	String finished(String id, Migration migration, int steps) {
		return updated(id, "finished_at = " + NOW + ", applied_steps_count = " + steps + ", "
				+ RecordLogs.finish(migration) + ", checksum = " + Sql.literal(migration.checksum()));
	}

	String updated(String id, String values) {
		return arrived("UPDATE " + this.table + " SET " + values + " WHERE id = " + Sql.literal(id));
	}

	/**
	 * Records an attempt that left nothing. One that fails again as it failed before
	 * replaces the earlier record.
	 */
	String rolledBack(String id, Migration migration, String error, String took) {
		String logs = this.logs.rolledBack(error);
		// What a client has measured begins before the server has: in a message, before
		// the end of the migration before it.
		String started = "greatest(" + NOW + " - interval " + Sql.literal(took) + ", (SELECT max(finished_at) FROM "
				+ this.table + " WHERE finished_at <= " + NOW + "))";
		return "WITH again AS (UPDATE " + this.table + " SET started_at = " + started + ", rolled_back_at = " + NOW
				+ ", logs = " + logs + " WHERE id = (SELECT id FROM " + this.table + " WHERE migration_name = "
				+ Sql.literal(migration.name()) + " AND checksum = " + Sql.literal(migration.checksum())
				+ " AND finished_at IS NULL AND rolled_back_at IS NOT NULL AND logs LIKE "
				+ Sql.literal(ROLLED_BACK + "%") + " ORDER BY started_at DESC LIMIT 1) RETURNING id) INSERT INTO "
				+ this.table
				+ " (id, checksum, migration_name, logs, rolled_back_at, started_at, applied_steps_count) SELECT "
				+ Sql.literal(id) + ", " + Sql.literal(migration.checksum()) + ", " + Sql.literal(migration.name())
				+ ", " + logs + ", " + NOW + ", " + started + ", 0 WHERE NOT EXISTS (SELECT FROM again)";
	}

}
