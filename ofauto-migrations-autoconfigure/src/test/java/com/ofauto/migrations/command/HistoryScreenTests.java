package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The screens of {@code migrate history}.
 */
@ExtendWith(PostgresExtension.class)
class HistoryScreenTests {

	private static final String CLIENTS = "20260101000000_clients";

	private static final String INVOICES = "20260102000000_invoices";

	private static final String PARTS = "20260103000000_parts";

	private static final String INDEX = "20260104000000_index";

	@Test
	void eachAttemptWithWhatCameOfIt(TestDatabase database, @TempDir Path project) throws IOException {
		Screens screens = new Screens(project, database).in(MigrationEnvironment.DEVELOPMENT)
			.type("migrate history")
			.file(CLIENTS, "CREATE TABLE clients (id int);\n")
			.file(INVOICES, "CREATE TABLE invoices (client int REFERENCES client);\n");
		screens.type("migrate deploy")
			.file(INVOICES, "CREATE TABLE invoices (id int);\n")
			.file(PARTS, "CREATE TABLE parts (id int);\n")
			.type("migrate resolve --applied " + PARTS)
			.type("migrate deploy")
			.without(CLIENTS)
			.type("migrate resolve --removed " + CLIENTS)
			.file(INDEX, "CREATE INDEX CONCURRENTLY missing ON clients (nothing);\n")
			.type("migrate deploy");
		database
			.execute("INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, started_at, rolled_back_at)"
					+ " VALUES ('p', 'c', '20260105000000_of_prisma', E'ERROR: it failed\\nfurther', '2000-01-01Z',"
					+ " '2000-01-02Z');"
					+ " UPDATE _prisma_migrations SET rolled_back_at = now(), logs = concat('ofauto-migrations: undone by rollback', chr(10), logs)"
					+ " WHERE migration_name = '" + INVOICES + "' AND finished_at IS NOT NULL");
		screens.shown();
		screens.type("migrate history").type("migrate history --json").areAsIn("history.txt");
	}

	@Test
	void theWayBackToTheLastDeploy(TestDatabase database, @TempDir Path project) throws IOException {
		new Screens(project, database).file(CLIENTS, "CREATE TABLE clients (id int);\n")
			.type("migrate deploy")
			.file(PARTS, "CREATE TABLE parts (id int);\n")
			.type("migrate deploy")
			.type("migrate history")
			.areAsIn("history-of-production.txt");
	}

	@Test
	void thePageShowsLinesOfThisScreen() throws IOException {
		String page = Files.readString(Path.of("../docs/command-line.md"));
		String shown = page.substring(page.indexOf("$ migrate history\n") + "$ migrate history\n".length());
		assertThat(Files.readString(Path.of("src/test/resources/command/history.txt")))
			.contains(shown.substring(0, shown.indexOf("```")));
	}

	@Test
	void nothingBeforeTheFirstDeploy(TestDatabase database, @TempDir Path project) throws IOException {
		new Screens(project, database).file(CLIENTS, "CREATE TABLE clients (id int);\n")
			.type("migrate history")
			.type("migrate history --json")
			.areAsIn("no-history.txt");
	}

}
