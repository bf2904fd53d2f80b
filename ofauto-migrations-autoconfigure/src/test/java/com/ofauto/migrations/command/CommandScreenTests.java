package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import com.ofauto.migrations.core.FindingPolicy;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.ForgedName;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The screens of the command line, which {@link GuardedCommandScreenTests} completes. The
 * golden files are its manual.
 */
@ExtendWith(PostgresExtension.class)
class CommandScreenTests {

	private static final String CLIENTS = "20260101000000_clients";

	private static final String INVOICES = "20260102000000_invoices";

	private static final String INDEX = "20260103000000_index_invoices";

	private Screens screens;

	private TestDatabase database;

	@BeforeEach
	void twoMigrations(TestDatabase database, @TempDir Path project) {
		this.database = database;
		this.screens = new Screens(project, database).file(CLIENTS, "CREATE TABLE clients (id int);\n")
			.file(INVOICES, "CREATE TABLE invoices (id int);\n");
	}

	@Test
	void help() throws IOException {
		this.screens.type("migrate help")
			.type("migrate help new")
			.type("migrate help status")
			.type("migrate help history")
			.type("migrate help validate")
			.type("migrate deploy --help")
			.type("migrate help wait")
			.type("migrate help migrate resolve")
			.type("migrate help baseline")
			.type("migrate help stamp")
			.type("migrate help reset")
			.type("db help seed")
			.areAsIn("help.txt");
	}

	@Test
	void wrongWords() throws IOException {
		this.screens.type("migrate")
			.type("migrate depoly")
			.type("db sed")
			.type("migrate help stats")
			.type("migrate deploy --dryrun")
			.type("migrate deploy now")
			.type("migrate status --json=yes")
			.type("migrate baseline --to")
			.type("migrate resolve")
			.type("migrate resolve --renamed a")
			.type("migrate deploy --json --json")
			.type("migrate new")
			.type("migrate new add client email")
			.type("migrate reset --force")
			.type("-Dspring.profiles.active=prod migrate status")
			.type("migrate status -Dspring.profiles.active=prod")
			.type("--dryrun migrate deploy")
			.type("--debug migrate deploy now")
			.type("migrate dev --name x")
			.type("migrate help db push")
			.areAsIn("wrong-words.txt");
	}

	@Test
	void filesThatAreNoMigrations() throws IOException {
		this.screens.type("migrate deploy").beside("V2__create_cars.sql");
		this.screens.type("migrate status").type("migrate validate").type("migrate deploy").areAsIn("stray.txt");
	}

	@Test
	void statusOfEachState() throws IOException {
		this.screens.type("migrate status").type("migrate deploy").type("migrate status");
		this.screens.file(INDEX, "CREATE INDEX CONCURRENTLY ON invoices (id);\n").type("migrate status");
		this.screens.file(CLIENTS, "CREATE TABLE clients (id bigint);\n").type("migrate status");
		this.screens.without(INVOICES).type("migrate status");
		this.screens.without(INDEX).without(CLIENTS).file("20260101000000_b", "").type("migrate status");
		this.screens.type("migrate status --check").areAsIn("status.txt");
	}

	/**
	 * A file of this size is read again when it is cut.
	 */
	@Test
	void statusOfAFileThatHasGoneSinceTheLook() throws IOException {
		String big = "SELECT 1;\n".repeat(7000);
		this.screens.meanwhile(() -> this.screens.without(INVOICES)).file(INVOICES, big).type("migrate status");
		this.screens.file(INVOICES, big).type("migrate status --json").areAsIn("status-gone.txt");
	}

	@Test
	void statusAsJson() throws IOException {
		this.screens.type("migrate status --json");
		this.screens.type("migrate deploy --json");
		this.screens.file(CLIENTS, "CREATE TABLE clients (id bigint);\n")
			.type("migrate status --json")
			.areAsIn("status-json.txt");
	}

	@Test
	void deploy() throws IOException {
		this.screens.file(INDEX, "CREATE INDEX CONCURRENTLY ON invoices (id);\n")
			.type("migrate deploy --dry-run")
			.type("migrate deploy --dry-run --json")
			.type("migrate deploy")
			.type("migrate deploy")
			.type("migrate deploy --dry-run")
			.areAsIn("deploy.txt");
	}

	@Test
	void dryRunThatAPolicyStops() throws IOException {
		this.screens.type("migrate deploy")
			.file("20260101120000_contacts", "CREATE TABLE contacts (id int);\n")
			.without(CLIENTS)
			.type("migrate deploy --dry-run")
			.with(MigratorSettings.defaults()
				.withEdited(FindingPolicy.REJECT)
				.withLate(FindingPolicy.REJECT)
				.withMissing(FindingPolicy.REJECT)
				.withMigrationLockWait(Duration.ofSeconds(30))
				.withTableLockRetries(2))
			.type("migrate deploy --dry-run")
			.type("migrate deploy")
			.type("migrate deploy --dry-run --json")
			.file(CLIENTS, "CREATE TABLE clients (id int);\n")
			.without("20260101120000_contacts")
			.file(INVOICES, "CREATE TABLE invoices (id bigint);\n")
			.type("migrate deploy --dry-run")
			.type("migrate deploy")
			.areAsIn("dry-run-stopped.txt");
	}

	@Test
	void dryRunOfAFileThatCannotBeApplied() throws IOException {
		this.screens.file(INDEX, "CREATE INDEX ON invoices (id);\n\\echo done\n")
			.type("migrate deploy --dry-run")
			.type("migrate deploy")
			.areAsIn("dry-run-unreadable.txt");
	}

	@Test
	void theStampOfTheDatabase() throws IOException {
		this.screens.in(MigrationEnvironment.STAGING)
			.type("migrate deploy")
			.file(INDEX, "CREATE INDEX ON invoices (id);\n")
			.type("migrate status")
			.type("migrate status --json");
		this.screens.in(MigrationEnvironment.DEVELOPMENT)
			.type("migrate status")
			.type("migrate deploy --dry-run")
			.type("migrate deploy");
		this.database.execute("COMMENT ON TABLE _prisma_migrations IS 'ofauto-migrations: stamped production"
				+ " on server 7000000000000000001 database 4711'");
		this.screens.type("migrate status")
			.type("migrate status --json")
			.type("migrate deploy --dry-run")
			.type("migrate deploy --dry-run --json")
			.areAsIn("stamped.txt");
	}

	@Test
	void aProgramReadsTheStampOfAnotherSchema() throws IOException {
		this.database.execute("CREATE SCHEMA a; CREATE TABLE a._prisma_migrations (id int); COMMENT ON TABLE"
				+ " a._prisma_migrations IS 'ofauto-migrations: stamped production on server 7000000000000000001 database"
				+ " 4711'");
		assertThat(this.screens.type("migrate status --json").shown()).contains("""
				    "stampElsewhere": {
				      "schema": "a",
				      "environment": "production",
				      "copy": true
				    }
				  },
				""");
	}

	@Test
	void aNameInTheHistoryCannotPassForAnotherLine() throws IOException {
		this.screens.type("migrate deploy");
		this.database.execute(ForgedName.INSERT);
		this.screens.type("migrate status").type("migrate deploy").areAsIn("forged.txt");
	}

	@Test
	void aNoticeDoesNotSteerTheTerminal() throws IOException {
		this.screens.file(INVOICES, """
				DO $$ BEGIN
					RAISE NOTICE 'one % of two', E'\\r\\x1b[2J';
				END $$;
				""").type("migrate deploy").areAsIn("notice.txt");
	}

	@Test
	void deployThatFailsAndIsCorrected() throws IOException {
		this.screens.file(INVOICES, "CREATE TABLE invoices (\n\tid int,\n\tclient int REFERENCES client\n);\n")
			.type("migrate deploy")
			.type("migrate status")
			.file(INVOICES, "CREATE TABLE invoices (id int);\n")
			.type("migrate deploy")
			.areAsIn("deploy-fails.txt");
	}

	@Test
	void resolveAFailedMigration() throws IOException {
		this.screens.type("migrate deploy");
		this.database.execute("UPDATE _prisma_migrations SET finished_at = NULL, logs = 'ERROR: disk full'"
				+ " WHERE migration_name = '" + INVOICES + "'");
		this.database.execute("DROP TABLE invoices");
		this.screens.type("migrate status")
			.type("migrate deploy")
			.type("migrate resolve --rolled-back " + INVOICES)
			.type("migrate deploy")
			.type("migrate resolve --rolled-back " + INVOICES)
			.type("migrate resolve --rolled-back 20260109000000_unknown")
			.type("migrate resolve --applied " + INVOICES)
			.type("migrate resolve --applied 20260109000000_unknown")
			.type("migrate resolve --applied 20260109000000_unknown --json")
			.areAsIn("resolve-failed.txt");
	}

	@Test
	void resolveAFailedMigrationWhoseFileIsGone() throws IOException {
		this.screens.type("migrate deploy");
		this.database.execute("UPDATE _prisma_migrations SET finished_at = NULL, logs = 'ERROR: disk full'"
				+ " WHERE migration_name = '" + INVOICES + "'");
		this.screens.without(INVOICES)
			.type("migrate resolve --rolled-back " + INVOICES)
			.type("migrate status")
			.areAsIn("resolve-failed-gone.txt");
	}

	@Test
	void acceptAnEdit() throws IOException {
		this.screens.type("migrate deploy")
			.file(CLIENTS, "-- Whom we work for.\nCREATE TABLE clients (id int);\n")
			.file(INDEX, "CREATE INDEX CONCURRENTLY ON invoices (id);\n")
			.type("migrate deploy")
			.type("migrate deploy --dry-run")
			.type("migrate resolve --accept-edit " + CLIENTS)
			.type("migrate resolve --accept-edit " + INDEX)
			.type("migrate deploy")
			.areAsIn("accept-edit.txt");
	}

	@Test
	void validate() throws IOException {
		this.screens.type("migrate validate")
			.type("migrate deploy")
			.type("migrate validate")
			.file(INDEX, "CREATE INDEX ON invoices (id);\n\\echo done\n")
			.type("migrate validate")
			.type("migrate validate --json")
			.without(INDEX)
			.without(CLIENTS)
			.type("migrate validate")
			.areAsIn("validate.txt");
	}

	@Test
	void validateABrokenFile() throws IOException {
		this.screens.file(INVOICES, """
				-- What clients owe.
				CREATE TABLE invoices (
					id int PRIMARY KEY
				);

				CREATE TABLE items (
					invoice int REFERENCE invoices
				);
				""").type("migrate validate").type("migrate validate --json").areAsIn("validate-broken.txt");
	}

	@Test
	void waitForOthers() throws IOException {
		this.screens.type("migrate wait --limit 0s")
			.type("migrate deploy")
			.type("migrate wait")
			.type("migrate wait --json")
			.type("migrate wait --limit soon")
			.areAsIn("wait.txt");
	}

	@Test
	void baseline() throws IOException {
		this.screens.type("migrate baseline --to " + CLIENTS).type("migrate resolve --applied " + CLIENTS);
		this.screens.type("migrate baseline --json --to " + CLIENTS);
		this.database.execute("CREATE TABLE clients (id int)");
		this.screens.type("migrate status")
			.type("migrate deploy")
			.type("migrate baseline --to 20260109000000_unknown")
			.type("migrate baseline --to " + CLIENTS)
			.type("migrate deploy")
			.type("migrate baseline")
			.type("migrate baseline --to " + INVOICES)
			.areAsIn("baseline.txt");
	}

	@Test
	void aNewMigration() throws IOException {
		this.screens.type("migrate new add_client_email")
			.type("migrate new Add-Client-Email --directory=sql")
			.type("migrate new add_client_email")
			.type("migrate new --")
			.areAsIn("new.txt");
	}

	@Test
	void aDatabaseThatIsNotThere() throws IOException {
		this.database.close();
		this.screens.type("migrate status")
			.type("migrate status --json")
			.type("migrate deploy --json")
			.areAsIn("unreachable.txt");
	}

	@Test
	void renamedRemovedAndForgotten() throws IOException {
		this.screens.type("migrate deploy")
			.without(CLIENTS)
			.file("20260104000000_clients", "CREATE TABLE clients (id int);\n")
			.type("migrate status")
			.type("migrate deploy")
			.type("migrate resolve --renamed " + CLIENTS + "=20260104000000_clients --applied " + INDEX)
			.type("migrate resolve --renamed " + CLIENTS + "=20260104000000_clients")
			.type("migrate status")
			.without(INVOICES)
			.type("migrate resolve --removed " + INVOICES + " --json")
			.type("migrate status --json")
			.type("migrate resolve --forget " + CLIENTS + " --forget " + INVOICES)
			.type("migrate validate")
			.areAsIn("retired.txt");
	}

	@Test
	void namesWithoutATimestamp() throws IOException {
		this.screens.file("add_notes", "CREATE TABLE notes (id int);\n")
			.type("migrate new later")
			.type("migrate status")
			.areAsIn("undated.txt");
	}

	@Test
	void hundredsOfMigrations() throws IOException {
		this.screens.type("migrate deploy");
		for (int i = 100; i < 350; i++) {
			this.screens.file("20251201000" + i + "_x", "SELECT " + i + ";\n");
		}
		this.screens.file(CLIENTS, "-- edited")
			.type("migrate status")
			.type("migrate validate")
			.type("migrate deploy --dry-run")
			.file(CLIENTS, "CREATE TABLE clients (id int);\n")
			.type("migrate deploy --dry-run")
			.areAsIn("hundreds.txt");
	}

	@Test
	void verboseListsAll() {
		for (int i = 100; i < 350; i++) {
			this.screens.file("20261201000" + i + "_x", "SELECT " + i + ";\n");
		}
		assertThat(this.screens.type("migrate status --verbose").shown()).contains("20261201000349_x")
			.doesNotContain(" more");
		assertThat(this.screens.type("migrate validate --verbose").shown())
			.contains("Migration 20261201000349_x is pending");
		assertThat(this.screens.type("migrate deploy --dry-run --verbose").shown()).contains("  20261201000349_x\n");
		assertThat(this.screens.type("migrate status --json").shown()).contains("20261201000349_x");
	}

}
