package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.support.JsonForms;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page for programs has what commands print.
 */
@ExtendWith(PostgresExtension.class)
class JsonPageTests {

	private static final Path PAGE = Path.of("../docs/json.md");

	private static final String CLIENTS = "20260101000000_clients";

	private static final String INVOICES = "20260102000000_invoices";

	private final List<String> examples = new ArrayList<>();

	private Screens screens;

	@Test
	void eachExampleIsWhatTheCommandPrints(TestDatabase database, @TempDir Path project) throws IOException {
		this.screens = new Screens(project, database).in(MigrationEnvironment.DEVELOPMENT)
			.file(CLIENTS, "CREATE TABLE clients (id int);\n")
			.file(INVOICES, "CREATE TABLE invoices (client int REFERENCES client);\n")
			.seed("10_clients.sql", "INSERT INTO clients VALUES (1);\n");
		example("migrate deploy --json");
		example("migrate status --json");
		this.screens.file(INVOICES, "CREATE TABLE invoices (id int;\n");
		example("migrate validate --json");
		this.screens.file(INVOICES, "CREATE TABLE invoices (id int);\n");
		example("migrate deploy --json");
		example("db seed --confirm ofauto --json");
		example("migrate reset --dry-run --json");
		example("migrate reset --confirm ofauto --json");
		this.screens.without(CLIENTS).file("20260103000000_customers", "CREATE TABLE clients (id int);\n");
		example("migrate resolve --renamed " + CLIENTS + "=20260103000000_customers --json");
		database.execute("DROP TABLE _prisma_migrations");
		this.screens.without("20260103000000_customers");
		example("migrate baseline --to " + INVOICES + " --json");
		example("migrate stamp staging --confirm ofauto --json");
		Files.writeString(Path.of("target/json-examples.md"), String.join("\n", this.examples));
		assertThat(Files.readString(PAGE)).contains(this.examples);
	}

	private void example(String command) {
		String json = this.screens.type(command)
			.shown()
			.lines()
			.skip(1)
			.takeWhile((line) -> !line.startsWith("|") && !line.startsWith("exit code"))
			.reduce("", (text, line) -> text + line + "\n");
		this.examples.add("`java -jar app.jar " + command + "`\n\n```json\n" + json + "```\n");
	}

	@Test
	void theTablesAreTheSchema() throws IOException {
		String tables = JsonForms.read().tables();
		Files.writeString(Path.of("target/json-tables.md"), tables);
		assertThat(Files.readString(PAGE)).endsWith("\n## Forms\n\n" + tables);
	}

}
