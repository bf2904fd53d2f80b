package com.ofauto.migrations.devtools.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import org.jspecify.annotations.Nullable;

/**
 * Proves that each {@code rollback.sql} beside a migration leads back to the schema that
 * was there before it. Walks through the history once: where a copy can be made the way
 * back is tried there, and the walk goes on.
 */
public final class RollbackProof {

	/** The file's name. */
	public static final String FILE = "rollback.sql";

	private final ScratchDatabases scratch;

	private final MigratorSettings settings;

	private final Workbench workbench;

	/**
	 * Creates a proof.
	 * @param scratch where it is done
	 * @param settings how scripts are deployed
	 * @param privileges whether privileges and owners have to come back
	 */
	public RollbackProof(ScratchDatabases scratch, MigratorSettings settings, boolean privileges) {
		this.scratch = scratch;
		this.settings = settings;
		this.workbench = new Workbench(settings, privileges);
	}

	/**
	 * Applies migrations, and takes back each that has a rollback.
	 * @param directory where they are
	 * @param migrations all of them, which can be replayed
	 * @return what came of each rollback, in the order of the migrations
	 */
	public List<Result> of(Path directory, List<Migration> migrations) {
		List<Result> results = new ArrayList<>();
		try (MigrationCopy copy = MigrationCopy.of(directory, List.of()); Walk walk = new Walk(copy)) {
			for (Migration migration : migrations) {
				Path rollback = directory.resolve(migration.name()).resolve(FILE);
				DatabaseSchema before = Files.exists(rollback) ? this.workbench.read(walk.arrive()) : null;
				walk.follow(directory, migration);
				if (before != null) {
					results.add(result(migration, rollback, before, walk));
				}
			}
		}
		return results;
	}

	private Result result(Migration migration, Path rollback, DatabaseSchema before, Walk walk) {
		try (ScratchDatabase aside = walk.aside()) {
			new Trial(this.settings).run(aside, migration.name() + "_rollback", Files.readString(rollback));
			return new Result(migration, new Differ().compare(this.workbench.read(aside), before), null);
		}
		catch (MigrationException ex) {
			return new Result(migration, new Difference(List.of()), reason(ex));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + rollback, ex);
		}
	}

	/**
	 * Without the place where the script was tried, which is gone.
	 */
	private static String reason(MigrationException failure) {
		return (failure instanceof StatementFailedException statement)
				? "line " + statement.failure().location().line() + ": " + statement.failure().message()
				: failure.problem();
	}

	/**
	 * What came of a rollback.
	 *
	 * @param migration what it belongs to
	 * @param remainder what would be left to do
	 * @param failure why the script does not run, or {@code null}
	 */
	public record Result(Migration migration, Difference remainder, @Nullable String failure) {

		public boolean undone() {
			return this.remainder.isEmpty() && this.failure == null;
		}

	}

	/**
	 * A database that moves along with a directory that grows.
	 */
	private final class Walk implements AutoCloseable {

		private final MigrationCopy copy;

		private @Nullable ScratchDatabase database;

		private boolean behind;

		Walk(MigrationCopy copy) {
			this.copy = copy;
		}

		void follow(Path original, Migration migration) {
			this.copy.add(original, migration.name());
			this.behind = true;
		}

		/**
		 * The database in which everything of the directory has been applied.
		 */
		ScratchDatabase arrive() {
			if (this.database == null) {
				this.database = RollbackProof.this.scratch.replayed(migrations());
			}
			else if (this.behind) {
				this.database.migrator(migrations(), RollbackProof.this.settings, List.of()).deploy();
			}
			this.behind = false;
			return this.database;
		}

		/**
		 * The same for somebody who changes it: a copy, or where there is no place for
		 * one the database itself, so that the walk has to begin again.
		 */
		ScratchDatabase aside() {
			ScratchDatabase arrived = arrive();
			if (RollbackProof.this.scratch.hasPlaceForMore()) {
				return RollbackProof.this.scratch.copyOf(arrived);
			}
			this.database = null;
			return arrived;
		}

		private MigrationDirectory migrations() {
			return new MigrationDirectory(RollbackProof.class.getClassLoader(),
					List.of("file:" + this.copy.directory()));
		}

		@Override
		public void close() {
			if (this.database != null) {
				this.database.close();
			}
		}

	}

}
