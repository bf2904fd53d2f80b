package com.ofauto.migrations.devtools.command;

import java.util.List;
import java.util.function.UnaryOperator;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ReplayFailedException;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.source.SchemaSource;
import com.ofauto.migrations.devtools.workbench.Draft;
import com.ofauto.migrations.devtools.workbench.RenameDecisions;
import com.ofauto.migrations.devtools.workbench.ReplayDiagnosis;
import com.ofauto.migrations.devtools.workbench.Workbench;
import org.jspecify.annotations.Nullable;

/**
 * Replays the migrations and generates the next one. The result of the last replay is
 * kept.
 */
final class MigrationGenerator {

	private final ScratchDatabases scratch;

	private final Workbench workbench;

	private @Nullable Replayed last;

	MigrationGenerator(ScratchDatabases scratch, Workbench workbench) {
		this.scratch = scratch;
		this.workbench = workbench;
	}

	/**
	 * Return the schema that migrations build.
	 * @throws ReplayFailedException if they cannot be replayed; it describes all problems
	 */
	DatabaseSchema history(MigrationDirectory migrations) {
		List<String> checksums = checksums(migrations);
		if (this.last == null || !this.last.checksums().equals(checksums)) {
			this.last = new Replayed(checksums, replay(migrations));
		}
		return this.last.schema();
	}

	private DatabaseSchema replay(MigrationDirectory migrations) {
		try {
			return this.scratch.look(migrations, this.workbench::read);
		}
		catch (ReplayFailedException ex) {
			throw new ReplayDiagnosis(this.scratch).diagnose(ex, migrations.read());
		}
	}

	private static List<String> checksums(MigrationDirectory migrations) {
		return migrations.read().stream().map((migration) -> migration.name() + " " + migration.checksum()).toList();
	}

	/**
	 * Generate the change from the migrations to a source.
	 */
	Draft draft(MigrationDirectory migrations, SchemaSource source, RenameDecisions decisions) {
		return BodyProblems.checked(this.workbench.draft(history(migrations), () -> this.scratch.replayed(migrations),
				(history) -> source.desired(this.scratch, history), decisions), source);
	}

	/**
	 * Generate the change from the migrations to a schema.
	 */
	Draft draft(MigrationDirectory migrations, DatabaseSchema desired, RenameDecisions decisions) {
		return this.workbench.draft(history(migrations), () -> this.scratch.replayed(migrations), (history) -> desired,
				decisions);
	}

	/**
	 * Generate the change from one schema to another.
	 */
	Draft draft(DatabaseSchema from, UnaryOperator<DatabaseSchema> desired, RenameDecisions decisions) {
		return this.workbench.draft(from, () -> built(from), desired, decisions);
	}

	private ScratchDatabase built(DatabaseSchema schema) {
		ScratchDatabase database = this.scratch.empty();
		try {
			this.workbench.build(database, schema);
			return database;
		}
		catch (RuntimeException ex) {
			database.close();
			throw ex;
		}
	}

	/**
	 * Return the schema of an empty database.
	 */
	DatabaseSchema empty() {
		try (ScratchDatabase database = this.scratch.empty()) {
			return this.workbench.read(database);
		}
	}

	/**
	 * The result of a replay.
	 *
	 * @param checksums the checksums of the migrations
	 * @param schema the schema that they build
	 */
	private record Replayed(List<String> checksums, DatabaseSchema schema) {

	}

}
