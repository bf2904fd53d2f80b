package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ReplayFailedException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * Those migrations of a directory that a database has, for as long as this is open.
 */
final class AppliedMigrations implements AutoCloseable {

	private final Path directory;

	private final Path original;

	private final @Nullable Path copy;

	private AppliedMigrations(Path original, Path directory, @Nullable Path copy) {
		this.original = original;
		this.directory = directory;
		this.copy = copy;
	}

	/**
	 * Leaves out what is pending.
	 */
	static AppliedMigrations of(MigrationPlan plan, Path directory) {
		if (plan.toApply().isEmpty()) {
			return new AppliedMigrations(directory, directory, null);
		}
		try {
			Path copy = Files.createTempDirectory("ofauto-applied");
			for (PlannedMigration migration : plan.migrations()) {
				if (migration.status() instanceof MigrationStatus.Applied) {
					FileSystemUtils.copyRecursively(directory.resolve(migration.name()),
							copy.resolve(migration.name()));
				}
			}
			return new AppliedMigrations(directory, copy, copy);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot copy the migrations that are applied", ex);
		}
	}

	/**
	 * The schema that they build.
	 * @throws ReplayFailedException if they do not; it names the files that stay
	 */
	DatabaseSchema built(Generation generation) {
		try {
			return generation.history(Tools.migrations(this.directory));
		}
		catch (ReplayFailedException ex) {
			throw ex.in(this.directory.toString(), this.original.toString());
		}
	}

	@Override
	public void close() {
		if (this.copy != null) {
			try {
				FileSystemUtils.deleteRecursively(this.copy);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("Cannot remove " + this.copy, ex);
			}
		}
	}

}
