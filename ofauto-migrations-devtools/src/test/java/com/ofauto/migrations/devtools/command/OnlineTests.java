package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migrations that are written so that nobody waits for them.
 */
class OnlineTests {

	static final String BEFORE = """
			CREATE TABLE client (id bigint PRIMARY KEY, name text);
			CREATE TABLE orders (id bigint PRIMARY KEY, client bigint, total int, note text);
			CREATE INDEX orders_total ON orders (total);
			""";

	static final String AFTER = """
			CREATE TABLE client (id bigint PRIMARY KEY, name text, CONSTRAINT client_name_key UNIQUE (name));
			CREATE TABLE orders (id bigint PRIMARY KEY, client bigint NOT NULL, total int, note text,
				CONSTRAINT orders_client_fkey FOREIGN KEY (client) REFERENCES client (id),
				CONSTRAINT orders_total_check CHECK (total >= 0));
			CREATE INDEX orders_client ON orders (client);
			CREATE INDEX orders_total ON orders (total, id);
			""";

	private final TestDatabase database = PostgresServer.shared().createDatabase();

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start() throws IOException {
		this.project = new DevProject(this.directory, this.database).source("schema.sql");
		this.project.file("schema.sql", BEFORE).type("migrate dev --name first");
	}

	@AfterEach
	void stop() {
		this.database.close();
	}

	@Test
	void aChangeOfFilledTablesIsWrittenInSegmentsAndProven() throws IOException {
		this.project.file("schema.sql", AFTER).type("migrate dev --name rules --online");
		assertThat(this.project.screen()).contains("  Written so that nobody waits for them: column orders.client,"
				+ " constraint client.client_name_key, constraint orders.orders_total_check, index orders_client,"
				+ " index orders_total and 1 more.\n");
		assertThat(this.project.newest("migration.sql")).doesNotContain("nobody writes", "nobody reads or writes");
		assertThat(this.project.newest("rollback.sql")).contains("""
				-- In 5 segments, so that nobody waits while rows are read or written, except where a
				-- warning says so. If one fails, those before it stay, and the next run goes on
				-- with it.
				""", "CREATE INDEX CONCURRENTLY orders_total__new ON orders (total);");
		this.project.type("migrate check");
		assertThat(this.project.screen()).contains("2 of 2 rollbacks undo their migration.",
				"2 of 2 impact.json files say what their migration does.", "exit code 0");
		assertThat(this.database.queryForStrings("SELECT conname FROM pg_constraint WHERE conname LIKE '%is_set'"))
			.isEmpty();
	}

	@Test
	void thePlainFormNamesTheOption() throws IOException {
		this.project.file("schema.sql", AFTER).type("migrate dev --name rules");
		assertThat(this.project.screen()).containsOnlyOnce("--online")
			.contains("  With --online nobody waits for these, however large the tables are: column orders.client,"
					+ " constraint client.client_name_key, constraint orders.orders_total_check, index orders_client,"
					+ " index orders_total and 1 more.\n");
		assertThat(this.project.newest("migration.sql")).doesNotContain("CONCURRENTLY", "NOT VALID");
	}

	@Test
	void aNewTableAndOneThatIsNamedKeepThePlainForm() throws IOException {
		this.project
			.file("schema.sql", AFTER
					+ "CREATE TABLE item (id bigint PRIMARY KEY, name text); CREATE INDEX item_name ON item (name);")
			.type("migrate dev --name rules --online --plain client");
		assertThat(this.project.newest("migration.sql"))
			.contains("ADD CONSTRAINT client_name_key UNIQUE (name);", "CREATE INDEX item_name ON item (name);",
					"CREATE INDEX CONCURRENTLY orders_client ON orders (client);")
			.doesNotContain("USING INDEX", "CONCURRENTLY item_name");
	}

	@Test
	void optionsThatMeanNothingAreRefused() {
		assertThat(refusal("migrate dev --name a --plain client"))
			.contains("--plain is for --online: without it, all tables get the plain form.\n");
		assertThat(refusal("migrate dev --name a --online --plain clint"))
			.contains("--plain clint: the migrations have no table of this name.\n");
		assertThat(refusal("migrate dev --name a --online --no-online"))
			.contains("Choose one of --online and --no-online.\n");
	}

	private String refusal(String command) {
		this.project.type(command);
		assertThat(this.project.exitCode()).isEqualTo(ExitCode.USAGE);
		return this.project.screen();
	}

	@Test
	void thePropertyMakesItTheRule() throws IOException {
		this.project.online()
			.file("schema.sql", BEFORE + "CREATE INDEX orders_note ON orders (note);")
			.type("migrate dev --name more");
		assertThat(this.project.newest("migration.sql")).isEqualTo("""
				-- CreateIndex
				CREATE INDEX CONCURRENTLY orders_note ON orders (note);
				""");
		this.project.file("schema.sql", BEFORE).type("migrate dev --name less --no-online");
		assertThat(this.project.newest("migration.sql")).isEqualTo("""
				-- DropIndex
				DROP INDEX orders_note;
				""");
	}

	@Test
	void aDiffIsWrittenSo() throws IOException {
		this.project.file("schema.sql", BEFORE + "CREATE INDEX orders_note ON orders (note);")
			.type("migrate diff --from migrations --to schema --script --online");
		assertThat(this.project.screen()).contains("CREATE INDEX CONCURRENTLY orders_note ON orders (note);\n");
	}

	@Test
	void whatIsMadeAgainIsNotMissedInTheMeantime() throws IOException {
		this.project.file("schema.sql", BEFORE + """
				CREATE VIEW totals AS SELECT client, total FROM orders;
				ALTER TABLE orders ADD CONSTRAINT total_check CHECK (total > 0);
				""").type("migrate dev --name view");
		this.project.file("schema.sql", BEFORE + """
				ALTER TABLE orders ALTER client SET NOT NULL;
				CREATE VIEW totals AS SELECT total FROM orders;
				ALTER TABLE orders ADD CONSTRAINT total_check CHECK (total > 1);
				CREATE INDEX orders_client ON orders (client);
				""").type("migrate dev --name fewer --online");
		String script = this.project.newest("migration.sql");
		assertThat(script.substring(script.indexOf("DROP VIEW"), script.indexOf("CREATE VIEW")))
			.doesNotContain("COMMIT");
		assertThat(
				script.substring(script.indexOf("DROP CONSTRAINT total_check"), script.indexOf("CHECK ((total > 1))")))
			.doesNotContain("COMMIT");
		assertThat(script).contains("VALIDATE CONSTRAINT client_is_set;", "VALIDATE CONSTRAINT total_check;",
				"CREATE INDEX CONCURRENTLY orders_client ON orders (client);");
	}

	@Test
	void whatHasNoSuchFormIsSaidWithTheWayAround() throws IOException {
		this.project.file("schema.sql", """
				CREATE TABLE customer (id bigint PRIMARY KEY, name text);
				CREATE TABLE orders (id bigint PRIMARY KEY, client bigint, total bigint, remark text,
					number bigint GENERATED ALWAYS AS IDENTITY, code uuid DEFAULT gen_random_uuid(),
					token uuid NOT NULL DEFAULT gen_random_uuid(),
					CONSTRAINT one_client EXCLUDE USING btree (client WITH =));
				CREATE INDEX orders_total ON orders (total);
				""").type("migrate dev --name more --online --rename client=customer,orders.note=remark");
		String screen = this.project.screen();
		assertThat(screen).contains(
				"  ! The column orders.note gets another name, which a release that knows the old one does not find.\n"
						+ "    in one migration, with a trigger that keeps note and remark equal:\n"
						+ "      ALTER TABLE orders ADD COLUMN remark text;\n",
				"  ! The table client gets another name, which a release that knows the old one does not find.\n"
						+ "    in one migration, with the privileges of client for the view:\n"
						+ "      ALTER TABLE client RENAME TO customer;\n"
						+ "      CREATE VIEW client AS SELECT * FROM customer;\n",
				"  ! The column orders.code gets its default in new rows only: rows that are there have no value until they"
						+ " are filled.\n    then, as a backfill in a migration of its own:\n"
						+ "      UPDATE orders SET code = DEFAULT WHERE code IS NULL /* ofauto: backfill id */;\n",
				"  ! The column orders.number has a value that is computed for each row, for which PostgreSQL writes the"
						+ " table anew.\n",
				"  ! The column orders.token is required and gets another value in each row, for which PostgreSQL writes"
						+ " the table anew.\n    in one migration:\n      ALTER TABLE orders ADD COLUMN token uuid;\n",
				"  ! The column orders.total gets another type, for which PostgreSQL writes the table anew.\n"
						+ "    in one migration, with a trigger that copies total to total_new at each write:\n",
				"  ! The constraint orders.one_client excludes rows from each other: PostgreSQL builds its index only"
						+ " while it is added.\n");
		assertThat(this.project.newest("migration.sql"))
			.contains("--   To do then, as a backfill in a migration of its own:\n"
					+ "--     UPDATE orders SET code = DEFAULT WHERE code IS NULL /* ofauto: backfill id */;\n");
	}

	@Test
	void whatBecomesRequiredIsFilledBefore() throws IOException {
		this.project.file("schema.sql", """
				CREATE TABLE client (id bigint PRIMARY KEY, name text NOT NULL);
				CREATE TABLE orders (id bigint PRIMARY KEY, client bigint, total int, note text, kind text NOT NULL);
				CREATE INDEX orders_total ON orders (total);
				""").type("migrate dev --name required --online --create-only");
		assertThat(this.project.screen()).contains(
				"  ! The column client.name becomes required: rows without a value have to be filled before.\n"
						+ "    for rows without a value, as a backfill in a migration of its own, with their value for VALUE:\n"
						+ "      UPDATE client SET name = VALUE WHERE name IS NULL /* ofauto: backfill id */;\n",
				"  ! The column orders.kind is required and has no default: the statement fails if the table has rows.\n"
						+ "    in one migration:\n      ALTER TABLE orders ADD COLUMN kind text;\n"
						+ "    for rows without a value, as a backfill in a migration of its own, with their value for VALUE:\n"
						+ "      UPDATE orders SET kind = VALUE WHERE kind IS NULL /* ofauto: backfill id */;\n"
						+ "    in a later migration:\n"
						+ "      ALTER TABLE orders ADD CONSTRAINT kind_is_set CHECK (kind IS NOT NULL) NOT VALID;\n"
						+ "    in a later migration:\n" + "      ALTER TABLE orders VALIDATE CONSTRAINT kind_is_set;\n"
						+ "      ALTER TABLE orders ALTER COLUMN kind SET NOT NULL;\n"
						+ "      ALTER TABLE orders DROP CONSTRAINT kind_is_set;\n");
	}

	@Test
	void aBackfillFollowsAKeyThatIsThereWhenItRuns() throws IOException {
		this.project.file("schema.sql", BEFORE + "CREATE TABLE note (id bigint, words text);")
			.type("migrate dev --name note");
		this.project
			.file("schema.sql", BEFORE.replace("orders (id", "orders (number")
					+ "CREATE TABLE note (id bigint PRIMARY KEY, words text, code uuid DEFAULT gen_random_uuid());")
			.type("migrate dev --name key --online --create-only --rename orders.id=number");
		assertThat(this.project.screen()).contains(
				"      UPDATE orders SET number = id WHERE number IS NULL AND id IS NOT NULL /* ofauto: backfill id */;\n",
				"  ! The column note.id becomes required: rows without a value have to be filled before.\n",
				"      UPDATE note SET code = DEFAULT WHERE code IS NULL /* ofauto: backfill id */;\n")
			.doesNotContain("SET id = VALUE");
	}

	/**
	 * The statements of the screen, each with the writes of old and new releases beside
	 * it.
	 */
	@Test
	void theWaysAroundLeadThere() throws IOException {
		this.database.execute("INSERT INTO client VALUES (1, 'one'); INSERT INTO orders VALUES (1, 1, 10, 'old')");
		this.project.file("schema.sql", """
				CREATE TABLE customer (id bigint PRIMARY KEY, name text);
				CREATE TABLE orders (id bigint PRIMARY KEY, client bigint, total bigint, remark text);
				CREATE INDEX orders_total ON orders (total);
				""").type("migrate dev --name more --online --create-only --rename client=customer,orders.note=remark");
		List<List<String>> ways = ways(this.project.screen());
		assertThat(ways).hasSize(9);
		run(ways.get(0));
		this.database.execute("INSERT INTO orders (id, note) VALUES (2, 'by an old release');"
				+ " INSERT INTO orders (id, remark) VALUES (3, 'by a new release');"
				+ " UPDATE orders SET remark = 'new' WHERE id = 2; UPDATE orders SET note = 'older' WHERE id = 3");
		run(ways.get(1));
		assertThat(this.database.queryForStrings("SELECT id, note, remark FROM orders ORDER BY id"))
			.containsExactly("1|old|old", "2|new|new", "3|older|older");
		run(ways.get(2));
		run(ways.get(3));
		this.database.execute("INSERT INTO client VALUES (2, 'two'); UPDATE customer SET name = 'three' WHERE id = 2");
		assertThat(this.database.queryForStrings("SELECT name FROM client ORDER BY id")).containsExactly("one",
				"three");
		run(ways.get(4));
		run(ways.get(5));
		this.database.execute("INSERT INTO orders (id, total) VALUES (4, 40)");
		run(ways.get(6));
		run(ways.get(7));
		run(ways.get(8));
		this.database.execute("INSERT INTO orders (id, total) VALUES (5, 5000000000)");
		assertThat(this.database.queryForStrings("SELECT id, total, remark FROM orders WHERE id <> 3 ORDER BY id"))
			.containsExactly("1|10|old", "2||new", "4|40|", "5|5000000000|");
	}

	private void run(List<String> statements) {
		this.database.execute(String.join("\n", statements));
	}

	/**
	 * The statements of each migration that a screen advises.
	 */
	private static List<List<String>> ways(String screen) {
		List<List<String>> ways = new ArrayList<>();
		for (String line : screen.lines().toList()) {
			if (line.startsWith("      ")) {
				ways.get(ways.size() - 1).add(line);
			}
			else if (line.startsWith("    ") && line.endsWith(":")) {
				ways.add(new ArrayList<>());
			}
		}
		return ways;
	}

}
