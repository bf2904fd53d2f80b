package com.ofauto.migrations.core;

import org.jspecify.annotations.Nullable;

/**
 * A migration that a rollback undoes.
 *
 * @param record the attempt that applied it
 * @param way the way back
 * @param begun the record of an earlier run that has finished some of its segments, or
 * {@code null}
 */
record RollbackStep(MigrationRecord record, ProvenRollback way, @Nullable MigrationRecord begun) {

	String name() {
		return this.record.name();
	}

	/**
	 * The way back as a script that keeps the checksum of the record.
	 */
	Migration script() {
		return this.way.script(name(), this.record.checksum());
	}

}
