package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.rehearsal.Rehearsal;
import com.ofauto.migrations.rehearsal.RehearsalText;
import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may say that a database is a copy, and what a rehearsal shows and writes.
 */
@ExtendWith(PostgresExtension.class)
class RehearseCommandTests {

	private static final String ORDERS = "20260101000000_orders";

	private static final String CLIENT = "20260201000000_client";

	@TempDir
	private Path project;

	private TestDatabase database;

	private Screens screens;

	@BeforeEach
	void oneMigrationIsPending(TestDatabase database) {
		this.database = database;
		this.screens = new Screens(this.project, database)
			.file(ORDERS, "CREATE TABLE orders (id int PRIMARY KEY, client int);\n")
			.type("migrate deploy");
		this.screens.shown();
		database.execute("INSERT INTO orders VALUES (1, 1), (2, NULL); ANALYZE orders");
		this.screens.file(CLIENT, "ALTER TABLE orders ALTER COLUMN client SET NOT NULL;\n");
		ImpactFile.write(this.project.resolve("src/main/resources/db/migrations"), CLIENT, "17.0",
				"{'line': 1, 'command': 'ALTER TABLE', 'locks': [{'relation': 'orders', 'mode': 'ACCESS EXCLUSIVE'}],"
						+ " 'scans': ['orders'], 'constraints': [{'kind': 'not null', 'relation': 'orders',"
						+ " 'columns': ['client']}]}");
	}

	/**
	 * The configured database cannot be reached, and the one that is given is there.
	 */
	private Screens unreachable() {
		PGSimpleDataSource nowhere = this.database.dataSource();
		nowhere.setUrl("jdbc:postgresql://localhost:1/ofauto");
		return this.screens.through(nowhere).server("copy", this.database);
	}

	private String there() {
		return "jdbc:postgresql://copy:5432/ofauto";
	}

	private String records() {
		return String.join(", ", this.database.queryForStrings("SELECT migration_name FROM _prisma_migrations"));
	}

	private Rehearsal record() throws IOException {
		return RehearsalText.read(Files.readString(this.project.resolve("rehearsal.json")));
	}

	@Test
	void withoutATerminalNobodySaysThatItMayBeChanged() {
		String shown = unreachable().type("migrate rehearse --on " + there()).shown();
		assertThat(shown).contains(
				"""
						| It is not proven that database ofauto on copy:5432 is a copy that may be changed, and there is no terminal \
						to type its name on. Nothing was applied.
						|
						| Rehearse on a new copy, where the configured database can be reached and with its own configuration, or run \
						the command on a terminal: migrate rehearse --on URL
						exit code 3
						""");
		assertThat(records()).isEqualTo(ORDERS);
		assertThat(this.project.resolve("rehearsal.json")).doesNotExist();
	}

	@Test
	void aWrongNameIsRefused() {
		String shown = unreachable().answering("production").type("migrate rehearse --on " + there()).shown();
		assertThat(shown).contains("| The configured database could not be asked. ")
			.contains(
					"""
							| The pending migration will be applied to it. If that may be changed, type the database's name: production
							| The connection leads to database ofauto, and "production" was typed. Nothing was applied.
							|
							| Check that this is the database you mean, and type its name.
							exit code 3
							""");
		assertThat(records()).isEqualTo(ORDERS);
	}

	@Test
	void aPersonMaySaySo() throws IOException {
		this.database.execute("UPDATE orders SET client = 1");
		assertThat(unreachable().answering("ofauto").type("migrate rehearse --on " + there()).shown())
			.contains(CLIENT + "  brief\n  line  command      verdict")
			.contains("| Wrote rehearsal.json.\n| Database ofauto on copy:5432 is used up:")
			.endsWith("exit code 0\n\n");
		assertThat(records()).isEqualTo(ORDERS + ", " + CLIENT);
		assertThat(record().failed()).isFalse();
	}

	@Test
	void aProgramGetsTheRecordAndTheFailure() throws IOException {
		assertThat(unreachable().answering("ofauto").type("migrate rehearse --on " + there() + " --json").shown())
			.contains("\"form\": \"copy\"", "\"record\": \"rehearsal.json\"", "\"sqlState\": \"23502\"",
					"\"problem\": ")
			.endsWith("exit code 6\n\n");
		assertThat(record().failed()).isTrue();
	}

	@Test
	void aUsedCopyHasNothingToRehearse() {
		this.screens.without(CLIENT, "impact.json").without(CLIENT);
		assertThat(unreachable().type("migrate rehearse --on " + there()).shown())
			.contains(
					"| Nothing is pending on database ofauto, so there is nothing to rehearse. The configured database"
							+ " could not be asked. ")
			.contains("| Rehearse on a new copy of the configured database: migrate rehearse --on URL\nexit code 3\n");
	}

	@Test
	void theServerOfTheConfiguredDatabaseIsRefused() {
		try (TestDatabase other = PostgresServer.shared().copyOf(this.database)) {
			assertThat(this.screens.server("copy", other)
				.type("migrate rehearse --on jdbc:postgresql://copy:5432/" + other.name() + " --record x.json")
				.shown())
				.contains("is on the server of the configured database: an advisory lock that was taken there is"
						+ " seen here.")
				.contains("rehearse there: migrate rehearse --on URL --record x.json\nexit code 3");
			assertThat(other.queryForStrings("SELECT migration_name FROM _prisma_migrations")).containsExactly(ORDERS);
		}
	}

	@Test
	void factsAreOnlyReadByARoleThatMayOnlyRead() throws IOException {
		String role = "reader_of_" + this.database.name();
		this.database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'geheim123' IN ROLE pg_read_all_data;"
				+ " ALTER ROLE " + role + " SET default_transaction_read_only = on");
		try {
			String shown = this.screens.server("other", this.database)
				.givenAs(role, "geheim123")
				.type("migrate rehearse --facts-from jdbc:postgresql://other:5432/ofauto")
				.shown();
			assertThat(shown)
				.contains("A deploy would apply there, in this order:\n  " + CLIENT
						+ "  brief, fails on the rows\n      line 1: ALTER TABLE orders: ACCESS EXCLUSIVE")
				.contains("It fails on the rows: orders has 1 row where client is null. Such as 'id 2'.")
				.contains("| Database ofauto on other:5432 (PostgreSQL 17.0), which was only read\n")
				.doesNotContain("geheim123")
				.endsWith("| Wrote rehearsal.json.\nexit code 6\n\n");
			assertThat(record().form()).isEqualTo(Rehearsal.Form.FACTS);
			assertThat(records()).isEqualTo(ORDERS);
		}
		finally {
			this.database.execute("DROP ROLE " + role);
		}
	}

	/**
	 * There are two databases, and the one that is given has its user elsewhere.
	 */
	@Test
	void aUserThatTheServerRefusesIsOfTheDatabaseThatIsGiven() {
		for (String option : List.of("--on", "--facts-from")) {
			assertThat(this.screens.server("copy", this.database)
				.givenAs("nobody_here", "geheim123")
				.type("migrate rehearse " + option + " " + there())
				.shown())
				.contains(
						"| The database of " + option + " cannot be asked. Its user and password are in its URL, or in"
								+ " ofauto.migrations.rehearsal-user and ofauto.migrations.rehearsal-password.\n"
								+ "| Could not connect to the database: FATAL: role \"nobody_here\" does not exist\n")
				.doesNotContain("geheim123")
				.endsWith("exit code 7\n\n");
		}
	}

	@Test
	void noOtherFileIsReplacedByTheRecord() throws IOException {
		Path file = Files.writeString(this.project.resolve("notes.json"), "{}");
		assertThat(unreachable().answering("ofauto")
			.type("migrate rehearse --on " + there() + " --record notes.json")
			.type("migrate rehearse --on " + there() + " --record missing/notes.json")
			.shown())
			.contains(
					"| The record cannot be written to notes.json: it is there, and is no record of a rehearsal. Nothing"
							+ " was done.\n|\n| Name another file: migrate rehearse --on URL --record FILE\nexit code 3\n")
			.contains("| The record cannot be written to missing/notes.json: /app/missing does not exist. Nothing was"
					+ " done.\n|\n| Name another file: migrate rehearse --on URL --record FILE\nexit code 3\n");
		assertThat(file).hasContent("{}");
		assertThat(records()).isEqualTo(ORDERS);
	}

	@Test
	void twoUrlsAreOneTooMany() {
		assertThat(this.screens.type("migrate rehearse --on jdbc:postgresql://x/y --facts-from jdbc:postgresql://x/y")
			.shown()).contains("| Give either --on URL or --facts-from URL.\n").endsWith("exit code 2\n\n");
	}

	@Test
	void withoutTheDevelopmentToolsAUrlHasToBeGiven() {
		assertThat(this.screens.type("migrate rehearse").shown())
			.startsWith(
					"""
							$ java -jar app.jar migrate rehearse
							| Without a URL, migrate rehearse applies the migrations to a scratch database. It needs the module \
							ofauto-migrations-devtools for that, which this application does not have: the module is for development, \
							not for a production jar.
							|
							| On a copy of the data: migrate rehearse --on URL
							| By the facts of another database, without applying anything: migrate rehearse --facts-from URL
							|
							| Add com.ofauto:ofauto-migrations-devtools to the project, as docs/schema-first.md shows, and run the \
							command in the project's directory, with Maven:
							|   mvn spring-boot:run -Dspring-boot.run.profiles=dev -Dspring-boot.run.arguments="migrate rehearse"
							| or with Gradle:
							|   ./gradlew bootRun --args="--spring.profiles.active=dev migrate rehearse"
							|
							| Usage: migrate rehearse --on URL | --facts-from URL [--record FILE] [--json | --verbose]
							""")
			.endsWith("exit code 2\n\n");
	}

}
