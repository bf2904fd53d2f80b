package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.scratch.ScratchSettings;
import com.ofauto.migrations.devtools.source.SchemaSources;
import com.ofauto.migrations.devtools.workbench.Draft;
import com.ofauto.migrations.devtools.workbench.RenameDecisions;
import com.ofauto.migrations.devtools.workbench.RenameQuestion;
import com.ofauto.migrations.devtools.workbench.Workbench;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many databases a migration costs: their names are numbered.
 */
@ExtendWith(PostgresExtension.class)
class MigrationGeneratorTests {

	private static final String HISTORY = "CREATE TABLE agencies (id bigint PRIMARY KEY);";

	@TempDir
	Path directory;

	private MigrationDirectory migrations;

	@BeforeEach
	void start() throws IOException {
		Files.createDirectories(this.directory.resolve("migrations/1_first"));
		Files.writeString(this.directory.resolve("migrations/1_first/migration.sql"),
				HISTORY + "\n-- of " + this.directory);
		this.migrations = CommandContext.migrations(this.directory.resolve("migrations"));
	}

	@Test
	void aWarmMigrationTakesACopyOfTheHistoryAndADatabaseForTheSource(TestDatabase database) throws IOException {
		assertThat(made(database, "CREATE TABLE agencies (id bigint PRIMARY KEY, name text);", false)).isEqualTo(3);
		assertThat(made(database, "CREATE TABLE agencies (id bigint PRIMARY KEY, name text);", false)).isEqualTo(2);
	}

	@Test
	void nothingToDoTakesADatabaseForTheSourceAlone(TestDatabase database) throws IOException {
		assertThat(made(database, HISTORY, true)).isEqualTo(3);
		assertThat(made(database, HISTORY, true)).isEqualTo(1);
	}

	private int made(TestDatabase database, String schema, boolean empty) throws IOException {
		Files.writeString(this.directory.resolve("schema.sql"), schema);
		try (ScratchDatabases scratch = scratch(database)) {
			MigrationGenerator generation = new MigrationGenerator(scratch,
					new Workbench(MigratorSettings.defaults(), false));
			DatabaseSchema history = generation.history(this.migrations);
			assertThat(generation.history(this.migrations)).isSameAs(history);
			Draft draft = generation.draft(this.migrations, SchemaSources.of("schema.sql", this.directory, null, false),
					new NoRenames());
			assertThat(draft.isEmpty()).isEqualTo(empty);
			String next = scratch.empty().name();
			return Integer.parseInt(next.substring(next.lastIndexOf('_') + 1)) - 1;
		}
	}

	private ScratchDatabases scratch(TestDatabase database) {
		return new ScratchDatabases(new ScratchSettings(database.dataSource(), null, false, this.directory.toString(),
				MigratorSettings.defaults(), List.of()));
	}

	private record NoRenames() implements RenameDecisions {

		@Override
		public List<Rename> said(DatabaseSchema from, DatabaseSchema to) {
			return List.of();
		}

		@Override
		public boolean isDrop(ObjectId id) {
			return false;
		}

		@Override
		public void requireFollowed(DatabaseSchema from, DatabaseSchema reached, DatabaseSchema desired,
				List<Rename> made) {
		}

		@Override
		public RenameQuestion question() {
			return (likely, all, made) -> false;
		}

	}

}
