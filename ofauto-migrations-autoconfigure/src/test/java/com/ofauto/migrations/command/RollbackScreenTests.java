package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person sees of a rollback, and of the deploys after it.
 */
@ExtendWith(PostgresExtension.class)
class RollbackScreenTests {

	private static final String EMAIL = "20260201000000_client_email";

	private static final String INDEX = "20260202000000_index_clients";

	private Screens screens;

	private TestDatabase database;

	private Path migrations;

	@BeforeEach
	void deploy(TestDatabase database, @TempDir Path project) {
		this.database = database.keepNoSession();
		this.migrations = project.resolve("src/main/resources/db/migrations");
		this.screens = new Screens(project, database)
			.file("20260101000000_clients", "CREATE TABLE clients (id int PRIMARY KEY, name text);\n")
			.file(EMAIL, "ALTER TABLE clients ADD COLUMN email text;\n")
			.file(INDEX, "CREATE INDEX clients_email ON clients (email);\n");
		prove(EMAIL, "ALTER TABLE clients DROP COLUMN email;\n",
				"{'drops': [{'type': 'table column', 'name': 'clients.email'}]}");
		prove(INDEX, "DROP INDEX clients_email;\n", "{}");
		this.screens.in(MigrationEnvironment.PRODUCTION).type("migrate deploy");
		this.screens.shown();
		nobodyIsConnected();
	}

	private void prove(String name, String rollback, String loses) {
		ImpactFile.prove(this.migrations, name,
				this.database.queryForString("SELECT split_part(current_setting('server_version'), ' ', 1)"), rollback,
				loses);
	}

	private void nobodyIsConnected() {
		this.database.remains("SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
				+ " AND pid <> pg_backend_pid() AND backend_type = 'client backend'");
	}

	@Test
	void theLastMigrationIsUndone() throws IOException {
		this.screens.type("migrate rollback --last")
			.answering("ofauto")
			.type("migrate rollback --last")
			.type("migrate status")
			.type("migrate deploy")
			.type("migrate deploy --dry-run --again " + INDEX)
			.type("migrate deploy --again " + INDEX)
			.areAsIn("rollback.txt");
	}

	@Test
	void nothingIsAppliedAgainThatIsApplied() {
		assertThat(this.screens.type("migrate deploy --again " + INDEX).shown())
			.contains("| --again names a migration that a rollback has undone, and \"" + INDEX + "\" is none here.\n")
			.endsWith("exit code 2\n\n");
	}

	@Test
	void anOlderReleaseSaysHowToGoBackToIt() throws IOException {
		for (String name : List.of(EMAIL, INDEX)) {
			this.screens.without(name, "rollback.sql").without(name, "impact.json").without(name);
		}
		this.screens.type("migrate status")
			.type("migrate rollback --to 20260101000000_clients --confirm ofauto")
			.type("migrate status")
			.areAsIn("rollback-older.txt");
	}

	@Test
	void aDeveloperWhoHasDeletedAMigrationUndoesIt() {
		this.screens.without(INDEX, "rollback.sql").without(INDEX, "impact.json").without(INDEX);
		this.database.execute("COMMENT ON TABLE _prisma_migrations IS NULL");
		assertThat(this.screens.in(MigrationEnvironment.DEVELOPMENT).type("migrate status").shown()).contains(
				"""
						Get its directory from version control, or from the branch where it was made. If you deleted it, run the \
						application with the arguments migrate rollback --to %s. If it has another name now, run the \
						application with the arguments migrate resolve --renamed %s=NEW with its new name.
						"""
					.formatted(EMAIL, INDEX));
	}

	@Test
	void noWayBackIsProposedWhereOneIsNotKept() {
		this.database.execute("UPDATE _prisma_migrations SET logs = NULL WHERE migration_name = '" + EMAIL + "'");
		for (String name : List.of(EMAIL, INDEX)) {
			this.screens.without(name, "rollback.sql").without(name, "impact.json").without(name);
		}
		assertThat(this.screens.type("migrate status").shown()).contains("The database is ahead")
			.doesNotContain("migrate rollback");
	}

	@Test
	void noWayBackIsProposedThatWouldUndoMore() {
		this.database.execute("UPDATE _prisma_migrations SET started_at = started_at + interval '1 h'"
				+ " WHERE migration_name = '20260101000000_clients'");
		this.screens.without(INDEX, "rollback.sql").without(INDEX, "impact.json").without(INDEX);
		assertThat(this.screens.type("migrate status").shown()).contains("The database is ahead")
			.doesNotContain("migrate rollback");
	}

	@Test
	void aNameThatIsNotWholeIsRecognized() {
		assertThat(this.screens.type("migrate rollback --to clients").shown()).contains("""
				| Migration clients is not applied to this database. Did you mean 20260101000000_clients?
				| Nothing was changed.
				|
				| Check the name. --to names the migration that is to stay as the last one.
				exit code 3
				""");
		assertThat(this.screens.type("migrate rollback --last --accept-data-loss index_clients").shown())
			.contains("| --accept-data-loss names a migration that is undone, and this rollback does not undo"
					+ " \"index_clients\". Did you mean " + INDEX + "?\n")
			.endsWith("exit code 2\n\n");
		assertThat(this.screens.type("migrate deploy --accept client_email").shown())
			.contains(". Did you mean " + EMAIL + "?\n");
		this.screens.type("migrate rollback --last --confirm ofauto").shown();
		assertThat(this.screens.type("migrate deploy --again index_clients").shown())
			.contains("\"index_clients\" is none here. Did you mean " + INDEX + "?\n");
	}

	@Test
	void whatIsUndoneIsAppliedAgainTogether() {
		String again = "migrate deploy --again " + EMAIL + " --again " + INDEX;
		this.screens.type("migrate rollback --to 20260101000000_clients --confirm ofauto").shown();
		assertThat(this.screens.type("migrate deploy --again " + INDEX).shown())
			.contains("| A rollback has undone " + EMAIL
					+ " too, and no deploy begins as long as that is so. To apply all" + " of it again: " + again
					+ "\n| To give it up, delete its directory or correct its file.\n")
			.endsWith("exit code 2\n\n");
		assertThat(this.screens.type("migrate status").shown()).contains(" " + again + ".");
		assertThat(this.screens.paste(again).shown())
			.contains("| Applied " + EMAIL + " in 3 ms\n| Applied " + INDEX + " in 3 ms\n")
			.endsWith("exit code 0\n\n");
	}

	@Test
	void oneGroupOfCommandsIsNotTakenForTheOther() {
		assertThat(this.screens.type("db rollback").shown())
			.contains("| There is no command \"db rollback\". Did you mean \"migrate rollback\"?\n");
	}

	@Test
	void whatWouldBeLostIsCounted() throws IOException, SQLException {
		this.database.execute(
				"INSERT INTO clients SELECT n, 'x', CASE WHEN n > 7 THEN 'y' END" + " FROM generate_series(1, 1500) n");
		nobodyIsConnected();
		PGSimpleDataSource billing = this.database.dataSource();
		billing.setApplicationName("billing");
		try (Connection first = billing.getConnection(); Connection second = billing.getConnection()) {
			this.screens.type("migrate rollback --to 20260101000000_clients --dry-run")
				.type("migrate rollback --to 20260101000000_clients --confirm ofauto")
				.type("migrate rollback --to 20260101000000_clients --accept-data-loss " + EMAIL)
				.answering("other")
				.type("migrate rollback --to 20260101000000_clients --accept-data-loss " + EMAIL)
				.type("migrate rollback --to 20260101000000_clients --accept-data-loss " + EMAIL + " --confirm ofauto")
				.areAsIn("rollback-loses.txt");
		}
	}

	@Test
	void aProgramReadsIt() throws IOException {
		this.database.execute("INSERT INTO clients VALUES (1, 'x', 'y')");
		nobodyIsConnected();
		this.screens.type("migrate rollback --to 20260101000000_clients --dry-run --json")
			.type("migrate rollback --to 20260101000000_clients --confirm ofauto --json")
			.type("migrate rollback --to 20260101000000_clients --confirm ofauto --json --accept-data-loss " + EMAIL)
			.type("migrate status --json")
			.areAsIn("rollback-json.txt");
	}

	@Test
	void aHalfUndoneMigrationStopsDeploys() throws IOException {
		this.screens.file("20260203000000_names", "CREATE INDEX CONCURRENTLY clients_name ON clients (name);\n");
		prove("20260203000000_names", "DROP INDEX CONCURRENTLY clients_name;\nSELECT obstacle();\n", "{}");
		this.screens.type("migrate deploy").shown();
		this.screens.type("migrate rollback --last --confirm ofauto").type("migrate status").type("migrate deploy");
		this.screens.type("migrate history");
		this.database.execute("CREATE FUNCTION obstacle() RETURNS int LANGUAGE sql AS 'SELECT 1'");
		nobodyIsConnected();
		this.screens.type("migrate rollback --last --confirm ofauto")
			.type("migrate history")
			.areAsIn("rollback-half.txt");
		assertThat(this.screens.type("migrate history --json").shown()).contains("\"outcome\": \"rollback\"");
	}

	@Test
	void whatCannotBeRolledBackIsRefused() throws IOException {
		this.screens.type("migrate rollback")
			.type("migrate rollback --last --to " + EMAIL)
			.type("migrate rollback --to " + INDEX)
			.type("migrate rollback --to 20260301000000_other")
			.type("migrate rollback --last --accept-data-loss " + EMAIL);
		this.database.execute("UPDATE _prisma_migrations SET logs = NULL");
		nobodyIsConnected();
		this.screens.without(INDEX, "rollback.sql")
			.type("migrate rollback --last")
			.in(MigrationEnvironment.STAGING)
			.type("migrate rollback --last")
			.areAsIn("rollback-refused.txt");
	}

}
