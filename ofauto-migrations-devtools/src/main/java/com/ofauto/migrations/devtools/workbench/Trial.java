package com.ofauto.migrations.devtools.workbench;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationScript;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;

/**
 * Runs a script in a scratch database as a migration.
 */
final class Trial {

	private final MigratorSettings settings;

	Trial(MigratorSettings settings) {
		this.settings = settings;
	}

	/**
	 * Run a script.
	 * @param name the migration's name, a different one each time
	 * @throws com.ofauto.migrations.core.MigrationException if it fails
	 */
	void run(ScratchDatabase database, String name, String script) {
		// The name makes the script unlike an earlier one with the same text, which would
		// count as renamed: a column may be added, dropped and added again.
		MigrationScript migration = new MigrationScript(name, name, script + "\n-- " + name + "\n");
		database.migrator(MigrationDirectory.of(List.of(migration)), this.settings, List.of()).deploy();
	}

	/**
	 * Return why a script failed, without its location, which is gone.
	 */
	static String reason(MigrationException failure) {
		if (failure instanceof StatementFailedException statement) {
			return statement.failure().message() + Objects.requireNonNullElse(statement.failure().detail(), "")
				.lines()
				.map("\n"::concat)
				.collect(Collectors.joining());
		}
		return failure.problem();
	}

}
