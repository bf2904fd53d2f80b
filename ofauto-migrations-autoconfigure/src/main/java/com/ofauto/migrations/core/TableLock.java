package com.ofauto.migrations.core;

import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.RelationName;
import org.jspecify.annotations.Nullable;

/**
 * A lock that {@code LOCK TABLE} can take.
 *
 * @param table the table with its schema, quoted
 * @param mode the mode
 * @param statement the first statement that needs it, from 0
 */
record TableLock(String table, LockMode mode, int statement) {

	/**
	 * The lock of an impact, if it is one that {@code LOCK TABLE} can take and that keeps
	 * anybody out: weaker ones wait for nothing but locks of the same kind as these.
	 * {@code LOCK TABLE} of a view would lock its tables too.
	 * @param schema the default schema
	 */
	static @Nullable TableLock of(RelationLock lock, String schema, int statement) {
		if (!isStrong(lock) || lock.kind() != RelationKind.TABLE && lock.kind() != RelationKind.PARTITIONED_TABLE) {
			return null;
		}
		return RelationName.of(lock.relation())
			.filter((name) -> !isOfTheServer(name.schemaOr(schema)))
			.map((name) -> new TableLock(name.quoted(schema), lock.mode(), statement))
			.orElse(null);
	}

	private static boolean isOfTheServer(String schema) {
		return schema.startsWith("pg_") || schema.equals("information_schema");
	}

	/**
	 * Whether a lock keeps out more than changes of the schema.
	 */
	static boolean isStrong(RelationLock lock) {
		return lock.mode().compareTo(LockMode.ROW_EXCLUSIVE) > 0;
	}

	/**
	 * Both as one: the stronger mode, and the statement that needs it first.
	 */
	TableLock and(TableLock other) {
		return new TableLock(this.table, (this.mode.compareTo(other.mode) < 0) ? other.mode : this.mode,
				Math.min(this.statement, other.statement));
	}

	/**
	 * Takes it or fails at once.
	 */
	String now() {
		return waiting() + " NOWAIT";
	}

	/**
	 * Takes it, and waits as long as {@code lock_timeout} says.
	 */
	String waiting() {
		return lock(this.mode);
	}

	/**
	 * Keeps other changes of the schema and {@code VACUUM} away. Nobody who reads or
	 * writes rows waits behind it. After {@code deadlock_timeout} the server ends an
	 * autovacuum that is in its way, which it does for nobody who does not wait.
	 */
	String preparing() {
		return lock(LockMode.SHARE_UPDATE_EXCLUSIVE);
	}

	private String lock(LockMode mode) {
		// Partitions are named themselves.
		return "LOCK TABLE ONLY " + this.table + " IN " + mode.sql() + " MODE";
	}

	/**
	 * Whether a statement takes this lock.
	 */
	boolean isTakenBy(String statement) {
		return statement.contains(" " + this.table + " IN ");
	}

}
