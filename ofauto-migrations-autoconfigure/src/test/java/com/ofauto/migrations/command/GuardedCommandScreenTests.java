package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The screens of the commands that ask the gate, the stamp and a person.
 */
@ExtendWith(PostgresExtension.class)
class GuardedCommandScreenTests {

	private static final String CLIENTS = "20260101000000_clients";

	private static final String INVOICES = "20260102000000_invoices";

	private Screens screens;

	private TestDatabase database;

	@BeforeEach
	void twoMigrations(TestDatabase database, @TempDir Path project) {
		this.database = database;
		this.screens = new Screens(project, database).file(CLIENTS, "CREATE TABLE clients (id int);\n")
			.file(INVOICES, "CREATE TABLE invoices (id int);\n");
	}

	@Test
	void reset() throws IOException {
		this.screens.in(MigrationEnvironment.DEVELOPMENT).seed("10_clients.sql", "INSERT INTO clients VALUES (1);\n");
		this.screens.type("migrate deploy")
			.type("migrate reset --dry-run")
			.type("migrate reset --dry-run --json")
			.type("migrate reset")
			.type("migrate reset --confirm production")
			.answering("")
			.type("migrate reset")
			.answering("ofauto")
			.type("migrate reset")
			.type("db reset --confirm ofauto")
			.type("migrate reset --confirm ofauto --json")
			.areAsIn("reset.txt");
	}

	@Test
	void resetThatIsRefused() throws IOException {
		this.screens.type("migrate deploy")
			.type("migrate reset --confirm ofauto")
			.in(MigrationEnvironment.PRODUCTION)
			.type("migrate reset --confirm ofauto")
			.in(MigrationEnvironment.CI)
			.type("db reset --confirm ofauto")
			.in(new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of()))
			.type("migrate reset --confirm ofauto")
			.in(MigrationEnvironment.DEVELOPMENT);
		this.database.execute("INSERT INTO clients VALUES (1)");
		this.screens.type("migrate reset --confirm ofauto")
			.type("migrate stamp production --confirm ofauto")
			.type("migrate reset --confirm ofauto")
			.type("migrate deploy");
		this.database.execute("COMMENT ON TABLE _prisma_migrations IS"
				+ " 'ofauto-migrations: stamped production on server 7000000000000000001 database 4711'");
		this.screens.type("migrate reset --confirm ofauto")
			.type("migrate stamp development --confirm ofauto")
			.type("migrate reset --confirm ofauto")
			.areAsIn("reset-refused.txt");
		assertThat(this.database.queryForLong("SELECT count(*) FROM clients")).isZero();
	}

	@Test
	void seed() throws IOException {
		this.screens.in(MigrationEnvironment.DEVELOPMENT).type("migrate deploy").type("db seed --confirm ofauto");
		this.screens.seed("10_clients.sql", "INSERT INTO clients VALUES (1);\n")
			.seed("20_invoices.sql", "INSERT INTO invoices VALUES (1);\nINSERT INTO invoice VALUES (2);\n")
			.type("db seed --confirm ofauto")
			.seed("20_invoices.sql", "INSERT INTO invoices VALUES (1);\n")
			.type("db seed")
			.answering("ofauto")
			.type("db seed")
			.type("db seed --confirm ofauto --json")
			.in(MigrationEnvironment.STAGING)
			.type("db seed --confirm ofauto")
			.areAsIn("seed.txt");
	}

	@Test
	void stamp() throws IOException {
		this.screens.type("migrate stamp staging --confirm ofauto")
			.type("migrate stamp staging")
			.type("migrate deploy")
			.type("migrate stamp")
			.type("migrate stamp qa")
			.type("migrate stamp ci --confirm ofauto")
			.type("migrate stamp staging")
			.type("migrate stamp staging --confirm other")
			.answering("ofauto")
			.type("migrate stamp staging")
			.type("migrate stamp development --confirm ofauto")
			.type("migrate stamp development")
			.type("migrate stamp production --confirm ofauto --json")
			.areAsIn("stamp.txt");
	}

	@Test
	void rowsThatAreKeptAndBroughtBack() throws IOException {
		this.screens.in(MigrationEnvironment.DEVELOPMENT)
			.file(CLIENTS, "CREATE TABLE clients (id int PRIMARY KEY, name text);\n")
			.type("db restore --confirm ofauto")
			.type("migrate deploy")
			.type("db restore --confirm ofauto");
		this.database.execute("INSERT INTO clients VALUES (1, 'Seed Inc.'), (2, 'Mine'), (3, 'Changed');"
				+ " INSERT INTO invoices VALUES (7)");
		this.screens.seed("10_clients.sql", "INSERT INTO clients VALUES (1, 'Seed Inc.'), (3, 'Other');\n")
			.keeping(8192)
			.type("migrate reset --dry-run")
			.type("migrate reset --dry-run --json")
			.keeping(0)
			.type("db reset --dry-run")
			.keeping(100_000_000)
			.file(INVOICES, "CREATE TABLE bills (id int);\n")
			.answering("ofauto")
			.type("db reset")
			.type("db restore --dry-run")
			.type("db restore --dry-run --json")
			.type("db restore")
			.type("db restore --without invoice --confirm ofauto")
			.answering("ofauto")
			.type("db restore --without invoices")
			.seed("10_clients.sql", "")
			.type("migrate reset --confirm ofauto --json")
			.answering("no")
			.type("db restore")
			.type("db restore --confirm ofauto --from /nowhere")
			.in(MigrationEnvironment.STAGING)
			.type("db restore --confirm ofauto")
			.areAsIn("kept.txt");
		assertThat(this.database.queryForStrings("SELECT name FROM clients ORDER BY id")).isEmpty();
	}

	@Test
	void thePageShowsTheScreensOfResetAndRestore() throws IOException {
		String page = Files.readString(Path.of("../docs/environments.md"));
		String golden = Files.readString(Path.of("src/test/resources/command/kept.txt"));
		for (String command : List.of("$ db reset\n", "$ db restore --dry-run\n")) {
			String shown = page.substring(page.indexOf(command) + command.length());
			shown.substring(0, shown.indexOf("```"))
				.lines()
				.forEach((line) -> assertThat(golden).contains(line + "\n"));
		}
	}

	/**
	 * Each way that the messages name is gone.
	 */
	@Test
	void makingOnesLastMigrationAnew() throws IOException {
		this.screens.in(MigrationEnvironment.DEVELOPMENT).type("migrate deploy");
		this.screens.file(INVOICES, "CREATE TABLE invoices (id bigint);\n").type("migrate status");
		this.database.execute("DROP TABLE invoices");
		this.screens.without(INVOICES)
			.file("20260103000000_invoices", "CREATE TABLE invoices (id bigint);\n")
			.type("migrate resolve --removed " + INVOICES)
			.type("migrate deploy");
		this.screens.without("20260103000000_invoices").type("migrate status");
		this.database.execute("DROP TABLE invoices");
		this.screens.type("migrate resolve --removed 20260103000000_invoices")
			.type("migrate status")
			.file("20260103000000_invoices", "CREATE TABLE invoices (id int);\n")
			.type("migrate status")
			.type("migrate reset --confirm ofauto")
			.type("migrate status")
			.areAsIn("anew.txt");
	}

	@Test
	void aProgramThatActsForAPerson() throws IOException {
		AgentMark agent = new AgentMark("Claude Code", "CLAUDECODE");
		this.screens.in(MigrationEnvironment.DEVELOPMENT).type("migrate deploy");
		this.database.execute("INSERT INTO clients VALUES (1)");
		this.screens.typedBy(agent, false)
			.type("migrate reset --dry-run")
			.type("migrate reset --confirm ofauto")
			.answering("ofauto")
			.type("db reset")
			.type("migrate stamp staging --confirm ofauto")
			.type("db seed --confirm ofauto")
			.typedBy(agent, true);
		assertThat(this.database.queryForLong("SELECT count(*) FROM clients")).isOne();
		this.screens.type("migrate reset --confirm ofauto");
		assertThat(this.database.queryForLong("SELECT count(*) FROM clients")).isZero();
		this.screens.in(MigrationEnvironment.PRODUCTION)
			.type("migrate stamp production --confirm ofauto")
			.areAsIn("agent.txt");
	}

}
