package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.safety.ImpactRule;
import com.ofauto.migrations.safety.Safety;
import com.ofauto.migrations.safety.SafetyCheck;
import com.ofauto.migrations.safety.SafetyPolicy;
import com.ofauto.migrations.safety.SafetyRefusedException;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a person accepts in {@code migrate dev} is written down, and {@code migrate check}
 * reads it.
 */
@ExtendWith(PostgresExtension.class)
class AcceptanceCommandTests {

	private static final String REASON = "The reason is written into the migration, for deploys that refuse it"
			+ " otherwise: ";

	private DevProject project;

	@BeforeEach
	void makeATable(TestDatabase database, @TempDir Path directory) throws IOException {
		this.project = new DevProject(directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE clients (id int PRIMARY KEY, note text);\nCREATE TABLE old (id int);\n")
			.type("migrate dev --name first");
		database.execute("INSERT INTO clients VALUES (1, 'x'); INSERT INTO old VALUES (1); ANALYZE");
		this.project.file("schema.sql", "CREATE TABLE clients (id bigint PRIMARY KEY);\n").screen();
	}

	@Test
	void theReasonIsAskedForAndWrittenAboveWhatLosesData(TestDatabase database) throws IOException {
		String screen = this.project.answering("y", "nobody reads  them").type("migrate dev --name second").screen();
		assertThat(screen).contains("[y/N] y\n| Why may it go? " + REASON + "nobody reads  them\n")
			.endsWith("exit code 0\n");
		String script = this.project.newest("migration.sql");
		assertThat(script)
			.contains("\n-- ofauto: accept=loses-data because nobody reads them\nDROP TABLE old;\n",
					"\n-- ofauto: accept=loses-data because nobody reads them\nALTER TABLE clients DROP COLUMN note;\n")
			.contains("\n-- AlterTable\nALTER TABLE clients ALTER COLUMN id SET DATA TYPE bigint;\n");
		assertThat(this.project.type("migrate check").screen()).contains("2 of 2 impact.json files say")
			.endsWith("exit code 0\n");
		assertThat(this.project.type("migrate impact --all").exitCode().number()).isZero();
		deploysElsewhere(database);
	}

	/**
	 * A production has rows, and refuses what nobody accepted.
	 */
	private void deploysElsewhere(TestDatabase database) throws IOException {
		try (TestDatabase production = PostgresServer.shared().createDatabase()) {
			Migrator migrator = new Migrator(production.dataSource(),
					new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.project.migrations())),
					MigratorSettings.defaults()
						.withChecks(SafetyCheck
							.of(new SafetyPolicy(Safety.REFUSE, ImpactRule.REQUIRED, SafetyPolicy.NONE.names()))),
					List.of());
			String second = this.project.names().get(1);
			production.execute("CREATE TABLE clients (id int PRIMARY KEY, note text); CREATE TABLE old (id int);"
					+ " INSERT INTO clients VALUES (1, 'x'); INSERT INTO old VALUES (1); ANALYZE");
			migrator.baseline(this.project.names().get(0), true);
			String accepted = this.project.newest("migration.sql");
			this.project.migration(second, accepted.replaceAll("-- ofauto: .*\n", ""));
			assertThatExceptionOfType(SafetyRefusedException.class).isThrownBy(migrator::deploy)
				.satisfies((refused) -> assertThat(refused.verdicts(second)).hasSize(2)
					.allMatch((verdict) -> verdict.endsWith(": loses-data")));
			this.project.migration(second, accepted);
			assertThat(migrator.deploy().applied()).hasSize(1);
		}
	}

	@Test
	void anOptionGivesTheReason() throws IOException {
		assertThat(this.project.type("migrate dev --name second --accept-data-loss --because unused").screen())
			.doesNotContain("Why may it go?", "No reason is given");
		assertThat(this.project.newest("migration.sql")).contains("-- ofauto: accept=loses-data because unused\nDROP");
	}

	@Test
	void withoutAReasonNothingIsAccepted() throws IOException {
		assertThat(this.project.answering("y", "").type("migrate dev --name second").screen())
			.contains(
					"| No reason is given, so a deploy with ofauto.migrations.safety=refuse will refuse the migration."
							+ " --because REASON gives one.\n")
			.endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).doesNotContain("-- ofauto");
	}

	@Test
	void whatIsWrittenForLaterIsNotAccepted() throws IOException {
		this.project.type("migrate dev --name second --create-only --because unused");
		assertThat(this.project.newest("migration.sql")).doesNotContain("-- ofauto");
	}

	/**
	 * Nobody waits for a scratch database, and the command says what a deploy will do.
	 */
	@Test
	void whatADeployRefusesIsCheckedAndMade() throws IOException {
		this.project.answering("y", "").type("migrate dev --name second").screen();
		this.project
			.checks(SafetyCheck.of(new SafetyPolicy(Safety.REFUSE, ImpactRule.REQUIRED, SafetyPolicy.NONE.names())));
		assertThat(this.project.type("migrate check").screen()).contains("2 of 2 impact.json files say")
			.endsWith("exit code 0\n");
		assertThat(this.project.type("migrate impact --all").screen()).endsWith("exit code 0\n");
		this.project.file("schema.sql", "CREATE TABLE clients (id bigint PRIMARY KEY, city text);\n");
		assertThat(this.project.type("migrate dev --name third").screen()).endsWith("exit code 0\n");
		assertThat(this.project.type("migrate diff --from migrations --to database --exit-code").screen())
			.endsWith("exit code 0\n");
	}

	@Test
	void thePageHasTheScreenOfACheck(TestDatabase database, @TempDir Path directory) throws IOException {
		DevProject other = new DevProject(directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE orders (id int, total int);")
			.migration("20260101000000_orders", "CREATE TABLE orders (id int, note text);")
			.migration("20260102000000_no_notes", "-- ofauto: accept=loses-data\nALTER TABLE orders DROP COLUMN note;\n"
					+ "-- ofauto: accept=loses-data because of the notes\nALTER TABLE orders ADD COLUMN total int;\n");
		other.type("migrate impact").screen();
		assertThat(Files.readString(Path.of("../docs/safe-deploys.md"))).contains(
				"```console\n" + other.type("migrate check").screen().replace("$ java -jar app.jar ", "$ ") + "```\n");
	}

	@Test
	void aCheckFindsAcceptancesThatDoNotCount() throws IOException {
		this.project.answering("y", "unused").type("migrate dev --name second").screen();
		String second = this.project.names().get(1);
		this.project.migration(second,
				this.project.newest("migration.sql")
					.replace("because unused\nDROP", "\nDROP")
					.replace("ALTER TABLE clients ALTER",
							"-- ofauto: accept=loses-data because x\n-- ofauto: accept=oops because"
									+ " x\n-- ofauto: accept=blocks-writes because x\nALTER TABLE clients ALTER"));
		this.project.file("src/main/resources/db/migrations/" + second + "/migration.properties",
				"accept=loses-data because x\naccept=unknown because x\naccept=brief because x\n");
		String file = "src/main/resources/db/migrations/" + second + "/migration.";
		String screen = this.project.type("migrate check").screen().replaceAll("sql:\\d+:1", "sql:9:1");
		assertThat(screen).contains(file
				+ "sql:9:1: \"accept=loses-data\" does not count: it has no reason. Write accept=loses-data because"
				+ " REASON. (acceptance-without-reason)\n",
				file + "sql:9:1: \"accept=loses-data\" is about nothing: by its impact the statement loses no data."
						+ " Remove it. (acceptance-of-nothing)\n",
				file + "sql:9:1: \"accept=oops\" does not count: oops is no verdict. Write one of blocks-writes,"
						+ " blocks-everything, loses-data, unknown. (acceptance-of-no-verdict)\n",
				file + "sql:9:1: \"accept=blocks-writes\" is too little: by its impact reads wait too. Write"
						+ " accept=blocks-everything because x. (acceptance-of-nothing)\n",
				file + "properties:3:1: \"accept=brief\" does not count: a deploy does by itself what is brief. Remove"
						+ " it. (acceptance-of-no-verdict)\n")
			.doesNotContain("accept=unknown\"", "properties:1:1")
			.endsWith("exit code 5\n");
	}

	@Test
	void aCheckFindsANameThatSaysNothing(TestDatabase database, @TempDir Path directory) throws IOException {
		DevProject other = new DevProject(directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE orders (id int, total int);")
			.migration("20260101000000_orders", "CREATE TABLE orders (id int);")
			.migration("20260102000000_fix2", "ALTER TABLE orders ADD COLUMN total int;");
		String page = Files.readString(Path.of("../docs/checks.md"));
		assertThat(page).contains(screen(other, "migrate check"), screen(other, "migrate check --json"));
		other.file("src/main/resources/db/migrations/20260102000000_fix2/migration.properties",
				"accept=name-says-nothing because it is applied in production\n");
		assertThat(other.type("migrate check").screen()).doesNotContain("name-says-nothing").endsWith("exit code 0\n");
		other.file("src/main/resources/db/migrations/20260102000000_fix2/migration.properties",
				"accept=name-says-nothing\n");
		assertThat(other.type("migrate check").screen())
			.contains(
					"migration.properties:1:1: \"accept=name-says-nothing\" does not count: it has no reason. Write"
							+ " accept=name-says-nothing because REASON. (acceptance-without-reason)\n",
					"(name-says-nothing)\n")
			.endsWith("exit code 5\n");
		other.file("src/main/resources/db/migrations/20260101000000_orders/migration.properties",
				"accept=name-says-nothing because x\n");
		assertThat(other.type("migrate check").screen()).contains(
				"20260101000000_orders/migration.properties:1:1: \"accept=name-says-nothing\" is about nothing: the"
						+ " name says what the migration does. Remove it. (acceptance-of-nothing)\n");
	}

	@Test
	void whoNamesAMigrationIsToldIfTheNameSaysNothing() {
		assertThat(this.project.type("migrate dev --name update --create-only").screen())
			.contains("| The name update says nothing of what the migration does. migrate check will find it.\n");
	}

	private static String screen(DevProject project, String command) {
		return "```console\n" + project.type(command).screen().replace("$ java -jar app.jar ", "$ ") + "```\n";
	}

}
