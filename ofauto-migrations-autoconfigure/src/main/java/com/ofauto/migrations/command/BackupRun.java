package com.ofauto.migrations.command;

import java.nio.file.Path;

import com.ofauto.migrations.backup.Backup;
import com.ofauto.migrations.core.MigrationPlan;

/**
 * A backup that a command makes.
 *
 * @param target the database
 * @param words how the command names a directory
 */
record BackupRun(Target target, String words) {

	/**
	 * Makes it.
	 * @param directory where, or nothing for where the properties say
	 */
	Backup make(MigrationPlan plan, String directory, Output output) {
		return this.target.backups()
			.get()
			.make(plan, directory.isEmpty() ? null : Path.of(directory), this.words, output::note);
	}

}
