package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;

import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ReplayFailedException;
import com.ofauto.migrations.devtools.workbench.MigrationCopy;
import org.jspecify.annotations.Nullable;

/**
 * The migrations of a directory that a database has. A temporary copy is deleted when
 * this is closed.
 */
final class AppliedMigrations implements AutoCloseable {

	private final Path original;

	private final @Nullable MigrationCopy copy;

	private AppliedMigrations(Path original, @Nullable MigrationCopy copy) {
		this.original = original;
		this.copy = copy;
	}

	/**
	 * Leave out pending migrations.
	 */
	static AppliedMigrations of(MigrationPlan plan, Path directory) {
		if (plan.toApply().isEmpty()) {
			return new AppliedMigrations(directory, null);
		}
		return new AppliedMigrations(directory,
				MigrationCopy.of(directory,
						plan.migrations()
							.stream()
							.filter((migration) -> migration.status() instanceof MigrationStatus.Applied)
							.map(PlannedMigration::name)
							.toList()));
	}

	/**
	 * Return the schema that they build.
	 * @throws ReplayFailedException if they cannot be replayed; it names the original
	 * files
	 */
	DatabaseSchema built(MigrationGenerator generation) {
		Path directory = (this.copy != null) ? this.copy.directory() : this.original;
		try {
			return generation.history(CommandContext.migrations(directory));
		}
		catch (ReplayFailedException ex) {
			throw ex.in(directory.toString(), this.original.toString());
		}
	}

	@Override
	public void close() {
		if (this.copy != null) {
			this.copy.close();
		}
	}

}
