package com.ofauto.migrations.devtools.command;

import java.util.function.UnaryOperator;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.source.SchemaSource;
import com.ofauto.migrations.devtools.workbench.Draft;
import com.ofauto.migrations.devtools.workbench.RenameDecisions;
import com.ofauto.migrations.devtools.workbench.Workbench;

/**
 * Replays the migrations and makes the next one. Only one scratch database is open at a
 * time, since there may be no place for a second.
 */
final class Generation {

	private final ScratchDatabases scratch;

	private final Workbench workbench;

	Generation(ScratchDatabases scratch, Workbench workbench) {
		this.scratch = scratch;
		this.workbench = workbench;
	}

	/**
	 * The schema that migrations build.
	 */
	DatabaseSchema history(MigrationDirectory migrations) {
		try (ScratchDatabase replayed = this.scratch.replayed(migrations)) {
			return this.workbench.read(replayed);
		}
	}

	/**
	 * What leads from the migrations to what a source says.
	 */
	Draft draft(MigrationDirectory migrations, SchemaSource source, RenameDecisions decisions) {
		return this.workbench.draft(() -> this.scratch.replayed(migrations),
				(history) -> source.desired(this.scratch, history), decisions);
	}

	/**
	 * What leads from the migrations to a schema.
	 */
	Draft draft(MigrationDirectory migrations, DatabaseSchema desired, RenameDecisions decisions) {
		return this.workbench.draft(() -> this.scratch.replayed(migrations), (history) -> desired, decisions);
	}

	/**
	 * What leads from one schema to another.
	 */
	Draft draft(DatabaseSchema from, UnaryOperator<DatabaseSchema> desired, RenameDecisions decisions) {
		return this.workbench.draft(() -> built(from), desired, decisions);
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

}
