package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.rehearsal.RehearsalRequirement;
import com.ofauto.migrations.support.CopiedServer;
import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page about rehearsals is what happens on two servers of which one is a copy of the
 * other. Times and sizes differ from run to run.
 */
class RehearsalPageTests {

	private static final Path PAGE = Path.of("../docs/rehearsal.md");

	private static final String ORDERS = "20260101000000_orders";

	private static final String TOTALS = "20260201000000_bigger_totals";

	private static final String CLIENT = "20260202000000_client_of_an_order";

	private static final String ALTERED = "{'line': %d, 'command': 'ALTER TABLE',"
			+ " 'locks': [{'relation': 'orders', 'mode': 'ACCESS EXCLUSIVE'}], %s}";

	private static final String NOT_NULL = "'scans': ['orders'], 'constraints': [{'kind': 'not null',"
			+ " 'relation': 'orders', 'columns': ['client']}]";

	@TempDir
	private Path directory;

	private final List<String> seen = new ArrayList<>();

	private Path project;

	private TestDatabase shop;

	@Test
	void thePageIsWhatHappens() throws IOException {
		this.project = Files.createDirectory(this.directory.resolve("project"));
		try (CopiedServer servers = CopiedServer.start(this.directory, 2, this::fill)) {
			this.shop = servers.original("shop");
			Screens screens = screens(servers);
			write(screens);
			show(screens, "migrate rehearse --on \"jdbc:postgresql://copy:5432/shop?user=app\"");
			screens.file(CLIENT, """
					UPDATE orders SET client = 0 WHERE client IS NULL;
					ALTER TABLE orders ALTER COLUMN client SET NOT NULL;
					""");
			impact(CLIENT,
					"{'line': 1, 'command': 'UPDATE', 'locks': [{'relation': 'orders', 'mode': 'ROW EXCLUSIVE'}],"
							+ " 'rowsUnknown': true}, " + ALTERED.formatted(2, NOT_NULL));
			screens.with(MigratorSettings.defaults()
				.withChecks(List.of(new RehearsalRequirement("ofauto.migrations.rehearsal", "file:rehearsal.json",
						() -> Files.readString(this.project.resolve("rehearsal.json"))))));
			show(screens, "migrate deploy");
			show(screens, "migrate rehearse --on \"jdbc:postgresql://copy2:5432/shop?user=app\"");
			this.seen.add("```json\n" + Files.readString(this.project.resolve("rehearsal.json")) + "```");
			show(screens, "migrate deploy");
		}
		Files.writeString(Path.of("target/rehearsal-page.md"), String.join("\n\n", this.seen));
		String page = normal(Files.readString(PAGE));
		assertThat(this.seen).allSatisfy((block) -> assertThat(page).contains(normal(block)));
	}

	private void fill(CopiedServer.Creation creation) {
		TestDatabase database = creation.create("shop");
		new Screens(this.project, database).in(MigrationEnvironment.PRODUCTION)
			.file(ORDERS, "CREATE TABLE orders (id int PRIMARY KEY, client int, total int NOT NULL, note text);\n")
			.type("migrate deploy");
		database.execute("""
				ALTER TABLE orders SET (autovacuum_enabled = off);
				INSERT INTO orders SELECT i, nullif(i % 10000, 7), i, repeat('x', 450) FROM generate_series(1, 40000) i;
				ANALYZE orders;
				""");
	}

	private Screens screens(CopiedServer servers) {
		return new Screens(this.project, this.shop).in(MigrationEnvironment.PRODUCTION)
			.server("copy", servers.copy(1, "shop"))
			.server("copy2", servers.copy(2, "shop"));
	}

	private void write(Screens screens) {
		screens.file(TOTALS, "ALTER TABLE orders ALTER COLUMN total TYPE bigint;\n")
			.file(CLIENT, "ALTER TABLE orders ALTER COLUMN client SET NOT NULL;\n");
		impact(TOTALS, ALTERED.formatted(1, "'rewrites': ['orders'], 'columns': [{'relation': 'orders',"
				+ " 'column': 'total', 'from': 'integer', 'to': 'bigint'}]"));
		impact(CLIENT, ALTERED.formatted(1, NOT_NULL));
	}

	private void impact(String name, String statements) {
		ImpactFile.write(this.project.resolve("src/main/resources/db/migrations"), name,
				String
					.valueOf(this.shop.queryForString("SELECT split_part(current_setting('server_version'), ' ', 1)")),
				statements);
	}

	private void show(Screens screens, String command) {
		this.seen.add("```console\n"
				+ screens.type(command).shown().stripTrailing().replace("Database ofauto", "Database shop") + "\n```");
	}

	/**
	 * Without what differs from run to run.
	 */
	private static String normal(String text) {
		return text.replaceAll("[\\d.,]+ (ms|s|bytes|kB|MB)\\b", "N")
			.replaceAll("(\"(durationMs|walBytes)\": )\\d+", "$1N")
			.replaceAll("(\"(rehearsedAt|server)\": )\"[^\"]+\"", "$1T")
			.replaceAll("\"checksum\": \"\\w+\"", "C")
			.replaceAll(" {2,}", " ");
	}

}
