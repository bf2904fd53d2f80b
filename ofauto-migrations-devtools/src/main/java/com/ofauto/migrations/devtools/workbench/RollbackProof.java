package com.ofauto.migrations.devtools.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.Difference;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the {@code rollback.sql} beside a migration leads back to the schema that
 * was there before it.
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
	 */
	public RollbackProof(ScratchDatabases scratch, MigratorSettings settings) {
		this.scratch = scratch;
		this.settings = settings;
		this.workbench = new Workbench(settings);
	}

	/**
	 * Applies migrations, and takes the last one back.
	 * @param directory where they are
	 * @param migrations the migrations up to the one in question
	 * @return whether the schema is what it was
	 */
	public Result of(Path directory, List<Migration> migrations) {
		Migration last = migrations.get(migrations.size() - 1);
		DatabaseSchema before = before(directory, migrations.subList(0, migrations.size() - 1));
		try (MigrationCopy copy = copy(directory, migrations);
				ScratchDatabase database = this.scratch.replayed(in(copy))) {
			String script = Files.readString(directory.resolve(last.name()).resolve(FILE));
			new Trial(this.settings).run(database, last.name() + "_rollback", script);
			return new Result(new Differ().compare(this.workbench.read(database), before), null);
		}
		catch (MigrationException ex) {
			return new Result(new Difference(List.of()), reason(ex));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the rollback of " + last.name(), ex);
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

	private DatabaseSchema before(Path directory, List<Migration> migrations) {
		try (MigrationCopy copy = copy(directory, migrations);
				ScratchDatabase database = this.scratch.replayed(in(copy))) {
			return this.workbench.read(database);
		}
	}

	/**
	 * What came of it.
	 *
	 * @param remainder what would be left to do
	 * @param failure why the script does not run, or {@code null}
	 */
	public record Result(Difference remainder, @Nullable String failure) {

		public boolean undone() {
			return this.remainder.isEmpty() && this.failure == null;
		}

	}

	private static MigrationCopy copy(Path directory, List<Migration> migrations) {
		return MigrationCopy.of(directory, migrations.stream().map(Migration::name).toList());
	}

	private static MigrationDirectory in(MigrationCopy copy) {
		return new MigrationDirectory(RollbackProof.class.getClassLoader(), List.of("file:" + copy.directory()));
	}

}
