package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables that a library makes in the project's own schema.
 */
@ExtendWith(PostgresExtension.class)
class IgnoredObjectsTests {

	private static final String SESSIONS = """
			CREATE TABLE spring_session (primary_id char(36) PRIMARY KEY, last int, number serial);
			CREATE INDEX spring_session_ix ON spring_session (last);
			CREATE STATISTICS of_sessions ON last, number FROM spring_session;
			CREATE TABLE spring_session_attributes (id char(36) REFERENCES spring_session);
			COMMENT ON TABLE spring_session IS 'made by a library';
			CREATE VIEW of_a_person AS SELECT last FROM spring_session;
			""";

	private static final String CONNECTED = "| Database ofauto (PostgreSQL 17, stamped development), environment"
			+ " development\n";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void begin(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE client (id int PRIMARY KEY, name text);");
		this.project.type("migrate dev --name first").screen();
		database.execute(SESSIONS);
	}

	@Test
	void areProposedByName() {
		assertThat(this.project.type("migrate drift").screen()).endsWith(CONNECTED
				+ "| A library may have made what is called like its tables: spring_session, spring_session_attributes of"
				+ " Spring Session. If so, leave that alone: ofauto.migrations.ignore=spring_session*\nexit code 5\n");
		assertThat(this.project.type("migrate dev --name second").screen())
			.contains("leave that alone: ofauto.migrations.ignore=spring_session*\n");
		assertThat(this.project.type("db push --dry-run").screen())
			.contains("leave that alone: ofauto.migrations.ignore=spring_session*\n");
	}

	@Test
	void areNoDrift() {
		this.project.ignoring("Spring_Session*");
		assertThat(this.project.type("migrate drift").screen()).isEqualTo("""
				$ java -jar app.jar migrate drift
				No drift: database ofauto is what its migrations build.
				""" + CONNECTED
				+ """
						| Left alone, as ofauto.migrations.ignore says: sequence spring_session_number_seq, table spring_session, \
						table spring_session_attributes.
						exit code 0
						""");
		assertThat(this.project.type("migrate diff --from migrations --to database").screen())
			.contains("No difference.");
	}

	@Test
	void goOnWhenTheProjectChanges(TestDatabase database) throws IOException {
		this.project.ignoring("spring_session*")
			.file("schema.sql", "CREATE TABLE client (id int PRIMARY KEY, name text, born date);");
		assertThat(this.project.type("migrate dev --name second").screen()).contains("  + column client.born date\n")
			.endsWith("exit code 0\n");
		this.project.file("schema.sql", "CREATE TABLE client (id int PRIMARY KEY, name text);");
		assertThat(this.project.type("db push --accept-data-loss").screen()).contains("  - column client.born\n")
			.endsWith("exit code 0\n");
		assertThat(database.queryForLong("SELECT count(*) FROM of_a_person")).isZero();
	}

	@Test
	void areNotMadeOfASourceThatHasThemToo(TestDatabase database) throws IOException {
		this.project.ignoring("spring_session*")
			.file("schema.sql",
					"CREATE TABLE client (id int PRIMARY KEY, name text); CREATE TABLE spring_session (x int);");
		assertThat(this.project.type("migrate dev --name second").screen())
			.contains("The migrations have the schema already; there is nothing to make.\n");
		assertThat(this.project.type("db push").screen()).contains("Database ofauto has the schema already.\n");
		assertThat(this.project.type("migrate check").screen()).contains("It is what schema.sql says.\n");
	}

	@Test
	void areNotPulled() {
		assertThat(this.project.ignoring("spring_session*").type("db pull --print --to pulled.sql").screen())
			.contains("CREATE TABLE client")
			.doesNotContain("CREATE TABLE spring_session", "of_a_person")
			.contains("| Left out, as ofauto.migrations.ignore says: sequence spring_session_number_seq,"
					+ " table spring_session, table spring_session_attributes.\n");
	}

	@Test
	void whatTheyNeedIsNotTakenAway(TestDatabase database) throws IOException {
		database.execute("CREATE VIEW report_of_names AS SELECT name FROM client;"
				+ " CREATE TABLE report_rows (client int REFERENCES client)");
		this.project.ignoring("spring_session*", "report_*")
			.file("schema.sql", "CREATE TABLE client (id int PRIMARY KEY);");
		String refusal = """
				| View report_of_names needs column client.name, which this change drops or gives another type, and \
				ofauto.migrations.ignore leaves it alone.
				|
				| Nothing was written. Ask whoever makes it to let go first, or write the migration by hand, with what \
				has to happen to it.
				exit code 3
				""";
		assertThat(this.project.type("migrate dev --name second --accept-data-loss").screen()).endsWith(refusal);
		assertThat(this.project.type("db push --accept-data-loss").screen()).endsWith(refusal);
		this.project.file("schema.sql", "CREATE TABLE client (id bigint PRIMARY KEY, name text);");
		assertThat(this.project.type("migrate dev --name second").screen()).contains("report_rows")
			.endsWith("exit code 3\n");
		assertThat(this.project.names()).hasSize(1);
	}

	@Test
	void whatTheProjectMakesIsNotLeftAlone(TestDatabase database) {
		database.execute("ALTER TABLE client ADD COLUMN note text");
		assertThat(this.project.ignoring("client", "spring_session*").type("migrate drift").screen())
			.contains("  + column client.note text\n")
			.contains(
					"| Not left alone, whatever ofauto.migrations.ignore says, since the project makes it: table client.\n")
			.endsWith("exit code 5\n");
	}

	@Test
	void aPatternKeepsWithinItsSchema(TestDatabase database) {
		database.execute("CREATE SCHEMA audit; CREATE TABLE audit.log (x int)");
		this.project.ignoring("spring_session*", "log");
		assertThat(this.project.type("migrate drift").screen()).contains("speak of it: schema audit.");
		assertThat(this.project.type("db pull --print --to pulled.sql").screen()).contains("audit.log");
		assertThat(this.project.ignoring("spring_session*", "audit.*").type("db pull --print --to pulled.sql").screen())
			.doesNotContain("CREATE TABLE audit.log");
	}

}
