package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The impact beside a migration: written, read again and compared.
 */
@ExtendWith(PostgresExtension.class)
class ImpactCommandTests {

	private static final String MIGRATIONS = "src/main/resources/db/migrations/";

	private static final String FIRST = "20260101000000_orders";

	private static final String SECOND = "20260102000000_total";

	private static final String TABLE = "CREATE TABLE orders (id int PRIMARY KEY, total int, note text);\n";

	private static final String CHANGE = """
			-- The total outgrows its type.
			ALTER TABLE orders ALTER COLUMN total TYPE bigint;
			ALTER TABLE orders DROP COLUMN note;
			""";

	private static final String RIGHT = """
			2 of 2 impact.json files say what their migration does.
			exit code 0
			""";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE orders (id int PRIMARY KEY, total bigint);")
			.migration(FIRST, TABLE)
			.migration(SECOND, CHANGE);
	}

	@Test
	void whatIsPendingIsTracedAndWritten() throws IOException {
		assertThat(type("migrate impact")).isEqualTo("""
				$ java -jar app.jar migrate impact
				Wrote src/main/resources/db/migrations/20260101000000_orders/impact.json
				Wrote src/main/resources/db/migrations/20260102000000_total/impact.json
				exit code 0
				""");
		assertThat(Files.readString(file(FIRST, "impact.json"))).endsWith("""
				  "statements": [
				    { "line": 1, "command": "CREATE TABLE" }
				  ],
				  "creates": [
				    { "relation": "orders" },
				    { "relation": "orders_pkey", "kind": "index", "table": "orders" }
				  ]
				}
				""");
		assertThat(Files.readString(file(SECOND, "impact.json"))).endsWith("""
				  "statements": [
				    {
				      "line": 2,
				      "command": "ALTER TABLE",
				      "locks": [
				        { "relation": "orders", "mode": "ACCESS EXCLUSIVE" },
				        { "relation": "orders_pkey", "kind": "index", "table": "orders", "mode": "ACCESS EXCLUSIVE" }
				      ],
				      "rewrites": ["orders"],
				      "columns": [
				        { "relation": "orders", "column": "total", "from": "integer", "to": "bigint" }
				      ]
				    },
				    {
				      "line": 3,
				      "command": "ALTER TABLE",
				      "drops": [
				        { "type": "table column", "name": "orders.note" }
				      ]
				    }
				  ]
				}
				""");
		assertThat(type("migrate check")).endsWith(RIGHT);
		assertThat(type("migrate impact")).contains("Nothing to trace: each migration has its impact.json.\n");
		assertThat(type("migrate impact --all")).contains(FIRST + "/impact.json is as it was\n",
				SECOND + "/impact.json is as it was\n");
		assertThat(type("migrate deploy")).contains("2 applied now");
	}

	@Test
	void whatIsAppliedHereAndHasNoneIsTracedWhenItIsNamed() throws IOException {
		type("migrate deploy");
		assertThat(type("migrate impact"))
			.contains("Nothing to trace: 2 migrations have no impact.json and are applied here. --all traces all.\n");
		assertThat(type("migrate check")).contains("| 2 migrations have no impact.json; the last is " + SECOND
				+ ". migrate impact writes it.\nexit code 0");
		assertThat(type("migrate impact " + SECOND)).contains("Wrote " + MIGRATIONS + SECOND + "/impact.json\n")
			.doesNotContain(FIRST);
		assertThat(file(FIRST, "impact.json")).doesNotExist();
		this.project.migration("20260103000000_later", "ALTER TABLE orders ADD note text;");
		type("migrate deploy");
		assertThat(type("migrate impact")).as("the project has begun with them")
			.contains("Wrote " + MIGRATIONS + "20260103000000_later/impact.json\nexit code 0");
	}

	@Test
	void aProgramReadsWhichFilesWereWritten() throws IOException {
		type("migrate impact " + FIRST);
		assertThat(type("migrate impact --all --json")).isEqualTo("""
				$ java -jar app.jar migrate impact --all --json
				{
				  "impacts": [
				    {
				      "migration": "20260101000000_orders",
				      "file": "src/main/resources/db/migrations/20260101000000_orders/impact.json",
				      "written": false
				    },
				    {
				      "migration": "20260102000000_total",
				      "file": "src/main/resources/db/migrations/20260102000000_total/impact.json",
				      "written": true
				    }
				  ]
				}
				exit code 0
				""");
		assertThat(type("migrate impact --json")).contains("{\n  \"impacts\": []\n}\n");
	}

	@ParameterizedTest
	@CsvSource({ "migrate impact 20260103000000_other, There is no migration 20260103000000_other on disk., 3",
			"migrate impact --all 20260101000000_orders, --all and the name of a migration exclude each other., 2" })
	void whatCannotBeMeantIsRefused(String typed, String problem, int code) throws IOException {
		assertThat(type(typed)).contains("| " + problem).endsWith("exit code " + code + "\n");
		assertThat(file(FIRST, "impact.json")).doesNotExist();
	}

	@Test
	void anEditByHandIsFoundAndTakenBack() throws IOException {
		type("migrate impact");
		this.project.edit(SECOND, "impact.json", "      \"rewrites\": [\"orders\"],\n", "");
		assertThat(type("migrate check")).endsWith(
				"""
						src/main/resources/db/migrations/20260102000000_total/impact.json is not what a trace shows (-: written \
						there, +: shown here):
						  + "rewrites": ["orders"],
						1 of 2 impact.json files say what their migration does.
						Write it again: migrate impact 20260102000000_total.
						exit code 5
						""");
		assertThat(type("migrate impact " + SECOND)).contains("Wrote ");
		assertThat(type("migrate check")).endsWith(RIGHT);
	}

	@Test
	void aScriptThatHasChangedIsFoundAndACommentIsNone() throws IOException {
		type("migrate impact");
		this.project.edit(SECOND, "migration.sql", "-- The total", "\n-- What follows takes long.\n-- The total");
		assertThat(type("migrate check")).endsWith(RIGHT);
		this.project.edit(SECOND, "migration.sql", "bigint", "numeric");
		this.project.file("schema.sql", "CREATE TABLE orders (id int PRIMARY KEY, total numeric);");
		assertThat(type("migrate check")).endsWith(
				"""
						src/main/resources/db/migrations/20260102000000_total/impact.json is out of date: the script changed since \
						it was written.
						1 of 2 impact.json files say what their migration does.
						Write it again: migrate impact 20260102000000_total.
						exit code 5
						""");
		assertThat(type("migrate impact")).contains("Wrote ");
		assertThat(type("migrate check")).endsWith(RIGHT);
	}

	@Test
	void aMergeThatBringsAnEarlierMigrationIsFound() throws IOException {
		type("migrate impact");
		this.project.migration("20260101120000_merged", "ALTER TABLE orders ADD COLUMN x int;\n")
			.file("schema.sql", "CREATE TABLE orders (id int PRIMARY KEY, total bigint, x int);");
		assertThat(type("migrate check")).endsWith(
				"""
						src/main/resources/db/migrations/20260102000000_total/impact.json is out of date: the migrations before it \
						changed since it was written.
						1 of 2 impact.json files say what their migration does.
						Write it again: migrate impact 20260102000000_total.
						| 1 migration has no impact.json: 20260101120000_merged. migrate impact writes it.
						exit code 5
						""");
		assertThat(type("migrate impact")).contains("20260101120000_merged/impact.json\nWrote ",
				SECOND + "/impact.json");
		assertThat(type("migrate check")).contains("3 of 3 impact.json files").endsWith("exit code 0\n");
	}

	@Test
	void aConflictThatIsLeftInTheFileIsFound() throws IOException {
		type("migrate impact");
		this.project.edit(SECOND, "impact.json", "  \"history\"", "<<<<<<< HEAD\n  \"history\"");
		assertThat(type("migrate check")).contains("The impact of " + SECOND + " cannot be read. ",
				SECOND + "/impact.json:4:1: \" belongs here.\n", "Write it again: migrate impact " + SECOND + ".\n");
		assertThat(type("migrate impact")).contains("Wrote ");
		assertThat(type("migrate check")).endsWith(RIGHT);
	}

	@Test
	void aCheckoutWithOtherLineEndsIsTheSame() throws IOException {
		type("migrate impact");
		for (String name : new String[] { FIRST, SECOND }) {
			this.project.edit(name, "migration.sql", "\n", "\r\n");
			this.project.edit(name, "impact.json", "\n", "\r\n");
		}
		assertThat(type("migrate check")).endsWith(RIGHT);
		assertThat(type("migrate impact --all")).contains(FIRST + "/impact.json is as it was\n",
				SECOND + "/impact.json is as it was\n");
	}

	@Test
	void aRollbackIsProvenAndItsChangesAreFound() throws IOException {
		Path rollback = file(SECOND, "rollback.sql");
		Files.writeString(rollback, "ALTER TABLE orders ALTER COLUMN total TYPE int;\n");
		type("migrate impact");
		assertThat(Files.readString(file(SECOND, "impact.json"))).contains("\"undoes\": false }\n}\n");
		Files.writeString(rollback, """
				ALTER TABLE orders ALTER COLUMN total TYPE int;
				ALTER TABLE orders ADD COLUMN note text;
				""");
		assertThat(type("migrate check")).contains("1 of 1 rollbacks undo their migration.\n",
				SECOND + "/impact.json is out of date: rollback.sql changed since it was written.\n");
		type("migrate impact " + SECOND);
		assertThat(Files.readString(file(SECOND, "impact.json"))).endsWith("""
				    "undoes": true,
				    "loses": {
				      "converts": [
				        { "relation": "orders", "column": "total", "from": "bigint", "to": "integer" }
				      ]
				    }
				  }
				}
				""");
		assertThat(type("migrate check")).endsWith(RIGHT);
	}

	@Test
	void anotherMajorVersionMayDoItOtherwise() throws IOException {
		type("migrate impact");
		this.project.edit(SECOND, "impact.json", "\"server\": \"17.", "\"server\": \"12.");
		assertThat(type("migrate check")).endsWith(RIGHT);
		this.project.edit(SECOND, "impact.json", "      \"rewrites\": [\"orders\"],\n", "");
		assertThat(type("migrate check")).contains(RIGHT.lines().findFirst().orElseThrow(), "exit code 0\n",
				"| src/main/resources/db/migrations/20260102000000_total/impact.json is of PostgreSQL 12, and PostgreSQL"
						+ " 17 does it otherwise (-: written there, +: shown here):\n|   + \"rewrites\": [\"orders\"],\n");
	}

	@Test
	void devWritesItWithTheMigrationAndRenewsWhatWasEditedBeforeItIsApplied() throws IOException {
		type("migrate deploy");
		this.project.file("schema.sql", "CREATE TABLE orders (id int PRIMARY KEY, total bigint, more text);");
		String third = MIGRATIONS + "20260301110000_more/";
		assertThat(this.project.type("migrate dev --name more --create-only").screen())
			.contains("Wrote " + third + "impact.json\n");
		assertThat(this.project.newest("impact.json")).contains("\"undoes\": true", "\"column\": \"more\"");
		assertThat(type("migrate check")).contains("1 of 1 impact.json files say what their migration does.\n");
		this.project.edit("20260301110000_more", "migration.sql", "ALTER TABLE", "LOCK TABLE orders;\nALTER TABLE");
		assertThat(type("migrate dev")).contains("Wrote " + third + "impact.json\n");
		assertThat(this.project.newest("impact.json")).contains("\"command\": \"LOCK TABLE\"");
		assertThat(type("migrate check")).contains("1 of 1 impact.json files say what their migration does.\n");
	}

	@Test
	void whatAnEarlierMigrationHasReadIsNotReadByALaterOne() throws IOException {
		this.project.migration(SECOND, CHANGE + "UPDATE orders SET total = 0;\n")
			.migration("20260103000000_renamed", "ALTER TABLE orders RENAME COLUMN total TO sum;\n");
		type("migrate impact");
		assertThat(this.project.newest("impact.json")).contains("ACCESS EXCLUSIVE").doesNotContain("scans");
	}

	@Test
	void aSquashHasItsOwnAndTheLaterOnesAreRight() throws IOException {
		String third = "20260103000000_later";
		this.project.migration(third, "ALTER TABLE orders ADD COLUMN more text;\n")
			.file("schema.sql", "CREATE TABLE orders (id int PRIMARY KEY, total bigint, more text);");
		type("migrate impact");
		assertThat(type("migrate squash --to " + SECOND)).contains(
				"Wrote " + MIGRATIONS + "20260102000000_squashed/impact.json\n",
				"Wrote " + MIGRATIONS + third + "/impact.json\n");
		assertThat(type("migrate check")).endsWith(RIGHT);
	}

	private String type(String line) {
		return this.project.type(line).screen();
	}

	private Path file(String name, String file) {
		return this.project.migrations().resolve(name).resolve(file);
	}

}
