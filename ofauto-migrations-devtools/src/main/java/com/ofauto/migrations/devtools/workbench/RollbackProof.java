package com.ofauto.migrations.devtools.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

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
import com.ofauto.migrations.impact.RollbackLosses;
import org.jspecify.annotations.Nullable;

/**
 * Proves that each {@code rollback.sql} restores the schema before its migration. The
 * history is applied once. Where the database can be copied, each rollback is tried in a
 * copy, and the pass continues.
 */
public final class RollbackProof {

	/** The name of the file. */
	public static final String FILE = "rollback.sql";

	private final ScratchDatabases scratch;

	private final MigratorSettings settings;

	private final Workbench workbench;

	/**
	 * Create a proof.
	 * @param scratch makes the databases
	 * @param settings how scripts are deployed
	 * @param privileges whether privileges and owners have to be restored
	 */
	public RollbackProof(ScratchDatabases scratch, MigratorSettings settings, boolean privileges) {
		this.scratch = scratch;
		this.settings = settings;
		this.workbench = new Workbench(settings, privileges);
	}

	/**
	 * Apply the migrations, and try each rollback.
	 * @param directory the directory of the migrations
	 * @param migrations all migrations, which can be replayed
	 * @return the result for each rollback, in the order of the migrations
	 */
	public List<Result> of(Path directory, List<Migration> migrations) {
		return of(directory, migrations, (migration) -> true);
	}

	/**
	 * Apply the migrations, and try the rollbacks of some.
	 * @param directory the directory of the migrations
	 * @param migrations all migrations, which can be replayed
	 * @param wanted which of them
	 * @return the result for each of these that has a rollback, in the order of the
	 * migrations
	 */
	public List<Result> of(Path directory, List<Migration> migrations, Predicate<Migration> wanted) {
		List<Result> results = new ArrayList<>();
		try (MigrationCopy copy = MigrationCopy.of(directory, List.of()); Walk walk = new Walk(copy)) {
			for (Migration migration : migrations) {
				Path rollback = directory.resolve(migration.name()).resolve(FILE);
				boolean tried = wanted.test(migration) && Files.exists(rollback);
				DatabaseSchema before = tried ? this.workbench.read(walk.arrive()) : null;
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
			RollbackLosses loses = new RollbackTrace(this.settings).run(aside, Files.readString(rollback));
			return new Result(migration, new Differ().compare(this.workbench.read(aside), before), loses, null);
		}
		catch (MigrationException ex) {
			return new Result(migration, new Difference(List.of()), RollbackLosses.NONE, reason(ex));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + rollback, ex);
		}
	}

	/**
	 * The text without the location of the script, which is gone.
	 */
	private static String reason(MigrationException failure) {
		return (failure instanceof StatementFailedException statement)
				? "line " + statement.failure().location().line() + ": " + statement.failure().message()
				: failure.problem();
	}

	/**
	 * The result for a rollback.
	 *
	 * @param migration the name of its migration
	 * @param remainder the difference that remains
	 * @param loses what of the data does not survive it
	 * @param failure why the script fails, or {@code null}
	 */
	public record Result(Migration migration, Difference remainder, RollbackLosses loses, @Nullable String failure) {

		public boolean undone() {
			return this.remainder.isEmpty() && this.failure == null;
		}

	}

	/**
	 * A database to which the migrations are applied one by one.
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
		 * The database with all migrations of the directory.
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
		 * The same database for a caller that changes it: a copy or, if no copy can be
		 * made, the database itself, which then has to be built again.
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
