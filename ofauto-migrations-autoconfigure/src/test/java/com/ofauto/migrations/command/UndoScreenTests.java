package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import com.ofauto.migrations.core.AboveMaxSize;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.UndoSettings;
import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person sees of rows that are captured before a migration removes them.
 */
@ExtendWith(PostgresExtension.class)
class UndoScreenTests {

	private static final String DROP = "20260202000000_without_email";

	private Screens screens;

	private TestDatabase database;

	@BeforeEach
	void deploy(TestDatabase database, @TempDir Path project) {
		this.database = database.keepNoSession();
		this.screens = new Screens(project, database).in(MigrationEnvironment.PRODUCTION)
			.with(MigratorSettings.defaults()
				.withUndo(new UndoSettings(Duration.ofDays(7), 500_000_000L, AboveMaxSize.REFUSE)))
			.file("20260101000000_clients", "CREATE TABLE clients (id int PRIMARY KEY, name text, email text);\n")
			.type("migrate deploy");
		this.screens.shown();
		database.execute("INSERT INTO clients SELECT n, 'x', n || '@example.org' FROM generate_series(1, 1500) n");
		this.screens.file(DROP, "ALTER TABLE clients DROP COLUMN email;\n");
		ImpactFile.prove(project.resolve("src/main/resources/db/migrations"), DROP,
				database.queryForString("SELECT split_part(current_setting('server_version'), ' ', 1)"),
				"{'line': 1, 'command': 'ALTER TABLE', 'drops': [{'type': 'table column', 'name': 'clients.email'}]}",
				"ALTER TABLE clients ADD COLUMN email text;\n", "{}");
		nobodyIsConnected();
	}

	private void nobodyIsConnected() {
		this.database.remains("SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
				+ " AND pid <> pg_backend_pid() AND backend_type = 'client backend'");
	}

	private void writtenSince() {
		this.database.execute("DELETE FROM clients WHERE id <= 3; INSERT INTO clients VALUES (2001, 'new')");
		nobodyIsConnected();
	}

	@Test
	void theValuesOfADroppedColumnComeBack() throws IOException {
		this.screens.type("migrate deploy --dry-run").type("migrate deploy").type("migrate history");
		writtenSince();
		this.screens.type("migrate rollback --last --confirm ofauto").type("migrate history").areAsIn("undo.txt");
	}

	@Test
	void aProgramReadsIt() throws IOException {
		this.screens.type("migrate deploy --dry-run --json")
			.type("migrate deploy --json")
			.type("migrate history --json");
		writtenSince();
		this.screens.type("migrate rollback --last --dry-run --json")
			.type("migrate rollback --last --confirm ofauto --json")
			.type("migrate history --json")
			.areAsIn("undo-json.txt");
	}

}
