package com.ofauto.migrations.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A migration that a rollback undoes.
 *
 * @param record the attempt that applied it
 * @param way the way back
 * @param begun the record of an earlier run that has finished some of its segments, or
 * {@code null}
 * @param id the identifier of the record
 * @param captures what was captured before the migration removed it
 */
record RollbackStep(MigrationRecord record, ProvenRollback way, @Nullable MigrationRecord begun, String id,
		List<Capture> captures) {

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
