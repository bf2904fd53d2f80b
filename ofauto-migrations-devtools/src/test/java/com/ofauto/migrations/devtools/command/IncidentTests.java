package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

import com.ofauto.migrations.command.AgentMark;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The ways in which agents have emptied databases with other tools, tried with these
 * commands: each is refused with a whole sentence, and no row is lost. The screens are in
 * {@code incidents.txt}.
 */
@ExtendWith(PostgresExtension.class)
class IncidentTests {

	private static final Path GOLDEN = Path.of("src/test/resources/incidents.txt");

	private static final Path SEEN = Path.of("target");

	/** It is shown by other tests. */
	private static final Pattern USAGE = Pattern.compile("(?s)\\|\n\\| Usage: .*?(?=exit code)");

	private static final AgentMark AGENT = new AgentMark("Claude Code", "CLAUDECODE");

	/** The session of the test itself counts if it is old. */
	private static final String NOBODY = "| Nobody else is connected to the database now.\n";

	private DevProject project;

	private TestDatabase database;

	private String name = "";

	@BeforeEach
	void rowsAreThere(TestDatabase database, @TempDir Path directory) throws IOException {
		this.database = database;
		this.project = new DevProject(directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE clients (id int PRIMARY KEY);\n")
			.type("migrate dev --name clients")
			.file("schema.sql", "CREATE TABLE clients (id int PRIMARY KEY, email text);\n")
			.type("migrate dev --name email");
		database.execute("INSERT INTO clients SELECT n, 'mail ' || n FROM generate_series(1, 276) n");
		this.project.in(new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of(Operation.RESET))).screen();
		this.project.typedBy(AGENT);
	}

	@AfterEach
	void noRowIsLost() throws IOException {
		assertThat(this.database.queryForString("SELECT count(*) || ' ' || count(email) FROM clients"))
			.isEqualTo("276 276");
		String seen = "# " + this.name + "\n"
				+ this.project.screen().replace("--confirm " + this.database.name(), "--confirm ofauto");
		seen = USAGE.matcher(seen).replaceAll("").replaceAll("\\| Connected now: .*\n", NOBODY);
		Files.writeString(SEEN.resolve("incident-" + this.name.replace(' ', '-') + ".txt"), seen);
		assertThat(Files.readString(GOLDEN)).contains(seen);
	}

	private DevProject incident(String name) {
		this.name = name;
		return this.project;
	}

	private DevProject production() {
		this.project.typedBy(null).type("migrate stamp production --confirm " + this.database.name()).screen();
		return this.project.typedBy(AGENT);
	}

	@Test
	void aResetIsForcedInDevelopment() {
		incident("A reset is forced in development").type("migrate reset --force")
			.type("migrate reset --confirm " + this.database.name())
			.answering(this.database.name())
			.type("migrate reset");
	}

	@Test
	void aResetReachesProduction() {
		incident("A reset reaches production, also by a person");
		production().typedBy(null).type("migrate reset --confirm " + this.database.name());
		assertThatExceptionOfType(GateRefusedException.class)
			.isThrownBy(() -> new Gate(MigrationEnvironment.PRODUCTION, true, Set.of(Operation.RESET)))
			.withMessageStartingWith("ofauto.migrations.reset.enabled=true, but the environment is production, and a"
					+ " reset is allowed in development and test only.");
		this.project.in(new Gate(MigrationEnvironment.PRODUCTION, true, Set.of()))
			.type("migrate reset --confirm " + this.database.name());
	}

	@Test
	void aPushLosesData() throws IOException {
		incident("A push loses a column, and a flag silences the question")
			.file("schema.sql", "CREATE TABLE clients (id int PRIMARY KEY);\n")
			.type("db push")
			.type("db push --accept-data-loss");
	}

	@Test
	void aPushIsForcedToReset() {
		incident("A push is forced to reset").type("db push --force-reset").type("db push --force");
	}

	@Test
	void everyMigrationIsUndone() throws IOException {
		String first = this.project.names().get(0);
		String last = this.project.names().get(1);
		incident("The base is downgraded to, all migrations undone")
			.type("migrate rollback --to " + first + " --confirm " + this.database.name())
			.type("migrate rollback --to " + first + " --accept-data-loss " + last + " --confirm "
					+ this.database.name())
			.type("migrate undo --remove --accept-data-loss");
	}

	@Test
	void theOnlyCopyIsReset() {
		incident("The only local copy is reset").type("db reset --confirm " + this.database.name())
			.type("db reset --dry-run");
	}

	@Test
	void theDatabaseIsDropped() {
		incident("The database is dropped").type("db drop").type("migrate drop --force");
	}

	@Test
	void aStampOpensProduction() {
		incident("The stamp of production is taken away");
		production().type("migrate stamp development --confirm " + this.database.name())
			.type("migrate reset --confirm " + this.database.name());
	}

	@Test
	void theEnvironmentHasTheUrlOfProduction() throws IOException {
		incident("The environment has production's URL");
		production().file("schema.sql", "CREATE TABLE clients (id int PRIMARY KEY);\n")
			.type("migrate dev --name without --accept-data-loss")
			.type("db push --accept-data-loss")
			.type("migrate undo --accept-data-loss");
	}

	@Test
	void driftIsAnswered() throws IOException {
		this.database.execute("ALTER TABLE clients ADD COLUMN by_hand int");
		this.project.edit(this.project.names().get(1), "migration.sql", "email", "mail");
		incident("Drift and an edited file are answered, and not by a reset").type("migrate drift")
			.type("migrate status")
			.type("migrate dev --name more");
	}

}
