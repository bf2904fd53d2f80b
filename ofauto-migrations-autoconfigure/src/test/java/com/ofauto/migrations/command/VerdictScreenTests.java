package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person sees of verdicts, in front of a database with 40,000 orders.
 */
@ExtendWith(PostgresExtension.class)
class VerdictScreenTests {

	private static final String TYPE = "20260201000000_bigger_totals";

	private static final String CLIENT = "20260202000000_client_of_an_order";

	private static final String NOTE = "20260203000000_no_notes";

	private static final String HAND = "20260204000000_by_hand";

	private static final String ALTERED = "{'line': %d, 'command': 'ALTER TABLE', 'transaction': %d,"
			+ " 'locks': [{'relation': 'orders', 'mode': 'ACCESS EXCLUSIVE'}], %s}";

	private Path migrations;

	private Screens screens;

	private TestDatabase database;

	@BeforeEach
	void fillTheDatabase(TestDatabase database, @TempDir Path project) {
		this.database = database;
		this.migrations = project.resolve("src/main/resources/db/migrations");
		this.screens = new Screens(project, database).file("20260101000000_orders", """
				CREATE TABLE orders (id int PRIMARY KEY, client int, total int NOT NULL, note text);
				""").type("migrate deploy");
		this.screens.shown();
		// Autovacuum would analyze the rows of a slow test, and its lock is on the
		// screen.
		database.execute("""
				ALTER TABLE orders SET (autovacuum_enabled = off);
				INSERT INTO orders SELECT i, nullif(i % 10000, 7), i, repeat('x', 450) FROM generate_series(1, 40000) i;
				ANALYZE orders;
				""");
		this.screens.file(TYPE, "ALTER TABLE orders ALTER COLUMN total TYPE bigint;\n")
			.file(CLIENT,
					"ALTER TABLE orders ALTER COLUMN client SET NOT NULL;\n"
							+ "CREATE INDEX orders_client ON orders (client);\n")
			.file(NOTE, "ALTER TABLE orders DROP COLUMN note;\nUPDATE orders SET total = total * 100;\n");
		impact(TYPE, ALTERED.formatted(1, 1, "'rewrites': ['orders'], 'columns': [{'relation': 'orders',"
				+ " 'column': 'total', 'from': 'integer', 'to': 'bigint'}]"));
		impact(CLIENT,
				ALTERED.formatted(1, 1,
						"'scans': ['orders'], 'constraints': [{'kind': 'not null',"
								+ " 'relation': 'orders', 'columns': ['client']}]")
						+ ", {'line': 2, 'command': 'CREATE INDEX', 'builds': ['orders']}");
		impact(NOTE, ALTERED.formatted(1, 1, "'drops': [{'type': 'table column', 'name': 'orders.note'}]")
				+ ", {'line': 2, 'command': 'UPDATE', 'locks': [{'relation': 'orders', 'mode': 'ROW EXCLUSIVE'}],"
				+ " 'rowsUnknown': true}");
	}

	private void impact(String name, String statements) {
		ImpactFile.write(this.migrations, name,
				this.database.queryForString("SELECT split_part(current_setting('server_version'), ' ', 1)"),
				statements);
	}

	@Test
	void dryRunOfDangerousMigrations() throws IOException {
		this.screens.type("migrate deploy --dry-run").areAsIn("verdict-dry-run.txt");
	}

	@Test
	void aDryRunLooksOnceAndAsksTheRowsOnTheSameConnection() {
		try (CountingProxy proxy = CountingProxy.before(this.database)) {
			this.screens.through(proxy.dataSource()).type("migrate deploy --dry-run");
			assertThat(this.screens.shown()).contains("It fails on the rows: orders has 4 rows");
			assertThat(proxy.roundTrips()).as("the history, the sizes, and one question").isEqualTo(3);
			assertThat(proxy.connections()).isEqualTo(2);
			proxy.reset();
			this.screens.type("migrate validate --json");
			assertThat(proxy.roundTrips()).as("and the syntax of three files").isEqualTo(6);
		}
	}

	@Test
	void aDeployTellsBeforeItBegins() throws IOException {
		this.database.execute("UPDATE orders SET client = 1 WHERE client IS NULL; ANALYZE orders");
		this.screens.type("migrate deploy").areAsIn("verdict-deploy.txt");
	}

	@Test
	void aDeveloperIsNotToldWhatIsNotKnown() {
		this.database.execute("UPDATE orders SET client = 1 WHERE client IS NULL; ANALYZE orders");
		String shown = this.screens.in(MigrationEnvironment.DEVELOPMENT).type("migrate deploy").shown();
		assertThat(shown).contains("orders.note goes with its values").doesNotContain("how many rows is not known");
	}

	@Test
	void statusAndValidate() throws IOException {
		this.screens.type("migrate status")
			.type("migrate status --verbose")
			.type("migrate validate")
			.areAsIn("verdict-status.txt");
	}

	@Test
	void aProgramReadsVerdictsWithoutValues() throws IOException {
		this.screens.without(NOTE, "impact.json").without(NOTE).type("migrate deploy --dry-run --json");
		this.screens.areAsIn("verdict-json.txt");
	}

	@Test
	void withoutAnImpactNothingIsKnown() throws IOException {
		this.screens.without(TYPE, "impact.json")
			.file(NOTE, "ALTER TABLE orders DROP COLUMN note, DROP COLUMN total;\n")
			.without(CLIENT, "impact.json")
			.without(CLIENT)
			.file(HAND, "SELECT 1;\n")
			.type("migrate deploy --dry-run")
			.in(MigrationEnvironment.DEVELOPMENT)
			.type("migrate status --verbose")
			.areAsIn("verdict-unknown.txt");
	}

	@Test
	void valuesOfRowsAreOnTheTerminalAlone() {
		this.screens.type("migrate deploy --dry-run");
		assertThat(this.screens.shown()).contains("Such as 'id 7', 'id 10007', 'id 20007'.");
		this.screens.type("migrate deploy --dry-run --json");
		assertThat(this.screens.shown()).contains("orders has 4 rows where client is null.").doesNotContain("10007");
	}

}
