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
 * Replays the migrations and makes the next one. What the last replay came to is known to
 * the end.
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
	 * The schema that migrations build.
	 * @throws ReplayFailedException if they do not; it says all that is wrong with them
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
	 * What leads from the migrations to what a source says.
	 */
	Draft draft(MigrationDirectory migrations, SchemaSource source, RenameDecisions decisions) {
		return BodyProblems.checked(this.workbench.draft(history(migrations), () -> this.scratch.replayed(migrations),
				(history) -> source.desired(this.scratch, history), decisions), source);
	}

	/**
	 * What leads from the migrations to a schema.
	 */
	Draft draft(MigrationDirectory migrations, DatabaseSchema desired, RenameDecisions decisions) {
		return this.workbench.draft(history(migrations), () -> this.scratch.replayed(migrations), (history) -> desired,
				decisions);
	}

	/**
	 * What leads from one schema to another.
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
	 * The schema of a database without anything.
	 */
	DatabaseSchema empty() {
		try (ScratchDatabase database = this.scratch.empty()) {
			return this.workbench.read(database);
		}
	}

	/**
	 * What came of a replay.
	 *
	 * @param checksums of which migrations
	 * @param schema what they build
	 */
	private record Replayed(List<String> checksums, DatabaseSchema schema) {

	}

}
