package com.ofauto.migrations.devtools.workbench;

import java.util.List;
import java.util.Objects;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationScript;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.UsingExpressions;
import com.ofauto.migrations.devtools.impact.ImpactTrace;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.impact.RollbackLosses;

/**
 * Runs a rollback in a scratch database that has its migration, and sees what of the data
 * does not survive it.
 */
final class RollbackTrace {

	private static final String NAME = "99999999999999_rollback";

	private final MigratorSettings settings;

	RollbackTrace(MigratorSettings settings) {
		this.settings = settings;
	}

	/**
	 * Run a rollback.
	 * @throws com.ofauto.migrations.core.MigrationException if it fails
	 */
	RollbackLosses run(ScratchDatabase database, String script) {
		// The last line makes it unlike a migration with the same text, which would count
		// as renamed.
		MigrationScript rollback = new MigrationScript(NAME, NAME, script + "\n-- " + NAME + "\n");
		return UsingExpressions.in(script,
				RollbackLosses.of(
						Objects
							.requireNonNull(new ImpactTrace(this.settings)
								.trace(database, MigrationDirectory.of(List.of(rollback)), (migration) -> true)
								.get(NAME))
							.statements()));
	}

}
