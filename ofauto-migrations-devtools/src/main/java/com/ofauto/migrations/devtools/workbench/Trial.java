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
 * Runs a script in a scratch database as what it is going to be: a migration.
 */
final class Trial {

	private final MigratorSettings settings;

	Trial(MigratorSettings settings) {
		this.settings = settings;
	}

	/**
	 * Runs a script.
	 * @param name the migration's name, another one each time
	 * @throws com.ofauto.migrations.core.MigrationException if it fails
	 */
	void run(ScratchDatabase database, String name, String script) {
		// A column that comes back is added by the script that added it before. The name
		// makes that unlike the old file, which would count as renamed.
		MigrationScript migration = new MigrationScript(name, name, script + "\n-- " + name + "\n");
		database.migrator(MigrationDirectory.of(List.of(migration)), this.settings, List.of()).deploy();
	}

	/**
	 * Why a script failed, without the place where it was tried, which is gone.
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
