package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.support.JsonForms;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of an application with several databases.
 */
@ExtendWith(PostgresExtension.class)
class SeveralDatabasesCommandTests {

	private static final String FIGURES = "20260102000000_figures";

	private static final String TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";

	private Path directory;

	private TestDatabase orders;

	private TestDatabase reports;

	private MigrationFiles ofReports;

	private String url;

	@BeforeEach
	void makeTheDatabases(TestDatabase orders, @TempDir Path directory) {
		this.directory = directory;
		this.orders = orders;
		this.url = orders.url();
		this.reports = PostgresServer.shared().createDatabase();
		MigrationFiles.agencies(directory.resolve("orders"));
		this.ofReports = new MigrationFiles(directory.resolve("reports")).with(FIGURES,
				"CREATE TABLE figures (n int);");
	}

	@AfterEach
	void dropTheSecond() {
		this.reports.close();
	}

	private CommandProcess run(String... command) throws Exception {
		return HostedCommand.run(CommandLineApplication.class, with(properties(), command));
	}

	/**
	 * A message repeats the arguments of its process.
	 */
	private CommandProcess process(String... command) throws Exception {
		return CommandProcess.run(this.directory, CommandLineApplication.class, with(properties(), command));
	}

	private String[] properties() {
		return new String[] { "--spring.datasource.url=" + this.url,
				"--spring.datasource.username=" + this.orders.user(),
				"--spring.datasource.password=" + this.orders.password(), "--ofauto.migrations.order=default,reporting",
				"--ofauto.migrations.locations=file:" + this.directory.resolve("orders"),
				"--ofauto.migrations.databases.reporting.url=" + this.reports.url(),
				"--ofauto.migrations.databases.reporting.user=" + this.reports.user(),
				"--ofauto.migrations.databases.reporting.password=" + this.reports.password(),
				"--ofauto.migrations.databases.reporting.locations=" + this.ofReports.location() };
	}

	@Test
	void aDeployGoesThroughAllInTheirOrder() throws Exception {
		CommandProcess deploy = run("migrate", "deploy");
		assertThat(deploy.exitCode()).as(deploy.notes()).isZero();
		assertThat(deploy.notes()).containsSubsequence("[default]\nDatabase " + this.orders.name() + " (", "Applied ",
				"[reporting]\nDatabase " + this.reports.name() + " (", "Applied " + FIGURES);
		assertThat(this.orders.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
		assertThat(this.reports.queryForString("SELECT count(*) FROM figures")).isEqualTo("0");
		CommandProcess status = run("migrate", "status");
		assertThat(status.exitCode()).isZero();
		assertThat(status.data()).containsSubsequence("[default]\nDatabase " + this.orders.name() + " (",
				"State: up-to-date", "[reporting]\nDatabase " + this.reports.name() + " (", "State: up-to-date");
		this.ofReports.with(FIGURES, "CREATE TABLE figures (n int); -- edited");
		CommandProcess edited = run("migrate", "status");
		assertThat(edited.exitCode()).isEqualTo(5);
		assertThat(edited.notes())
			.endsWith("Commands for this database take --database reporting, and its properties begin"
					+ " with ofauto.migrations.databases.reporting.\n")
			.doesNotContain("--database default");
		assertThat(run("migrate", "status", "--check").notes()).isEmpty();
	}

	@Test
	void theNamedDatabaseAloneIsMeant() throws Exception {
		CommandProcess deploy = run("migrate", "deploy", "--database", "reporting");
		assertThat(deploy.exitCode()).as(deploy.notes()).isZero();
		assertThat(deploy.notes()).doesNotContain("[").contains("Applied " + FIGURES);
		assertThat(this.orders.queryForLong(TABLES)).isZero();
		assertThat(run("migrate", "status", "--database=default", "--check").exitCode()).isEqualTo(4);
		assertThat(run("migrate", "status", "--database=reporting", "--check").exitCode()).isZero();
	}

	@Test
	void aFailureInTheSecondIsMendedFromTheCommandLine() throws Exception {
		this.ofReports.with("20260103000000_wrong", "CREATE INDEX CONCURRENTLY ON figures (m);");
		CommandProcess deploy = run("migrate", "deploy");
		assertThat(deploy.exitCode()).isEqualTo(6);
		assertThat(deploy.notes()).contains("Migration 20260103000000_wrong failed")
			.endsWith("Commands for this database take --database reporting, and its properties begin"
					+ " with ofauto.migrations.databases.reporting.\n");
		CommandProcess again = process("migrate", "deploy", "--database", "reporting");
		assertThat(again.notes()).contains("run the application with the arguments --database reporting --spring.")
			.contains(" migrate resolve --rolled-back 20260103000000_wrong");
		assertThat(this.orders.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
		this.ofReports.with("20260103000000_wrong", "CREATE INDEX CONCURRENTLY ON figures (n);");
		CommandProcess resolve = run("migrate", "resolve", "--rolled-back", "20260103000000_wrong", "--database",
				"reporting");
		assertThat(resolve.exitCode()).as(resolve.notes()).isZero();
		assertThat(run("migrate", "deploy").exitCode()).isZero();
	}

	@Test
	void nothingIsDeployedBehindADatabaseThatFailed() throws Exception {
		new MigrationFiles(this.directory.resolve("orders")).with("20260103000000_wrong", "SELECT 1 / 0;");
		assertThat(run("migrate", "deploy").exitCode()).isEqualTo(6);
		assertThat(this.reports.queryForLong(TABLES)).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate resolve --applied " + FIGURES, "db reset" })
	void whatWorksOnOneDatabaseIsRefusedWithTheNames(String command) throws Exception {
		CommandProcess refused = run(command.split(" "));
		assertThat(refused.exitCode()).isEqualTo(2);
		String name = command.split(" ")[0] + " " + command.split(" ")[1];
		assertThat(refused.notes()).startsWith(name
				+ " works on one database, and the application has several: default, reporting. Add --database default"
				+ " or --database reporting.\n\nUsage: ");
		assertThat(this.orders.queryForLong(TABLES)).isZero();
	}

	@Test
	void theCommandToTypeNamesTheDatabase() throws Exception {
		run("migrate", "deploy", "--database", "reporting");
		CommandProcess stamp = process("migrate", "stamp", "staging", "--database", "reporting");
		assertThat(stamp.notes()).contains("--database reporting migrate stamp staging --confirm ");
	}

	@Test
	void aRemedyThatNamesAPropertySaysHowThatOfTheDatabaseBegins() throws Exception {
		CommandProcess resolve = run("migrate", "resolve", "--database", "reporting", "--accept-edit", "nothing");
		assertThat(resolve.notes()).contains("ofauto.migrations.locations")
			.endsWith("The properties of this database begin with ofauto.migrations.databases.reporting.\n");
	}

	@Test
	void theNameAloneIsNoCommand() throws Exception {
		CommandProcess bare = run("status", "--database", "reporting");
		assertThat(bare.exitCode()).isNotZero();
		assertThat(bare.notes() + bare.data()).contains(
				"The arguments \"status --database reporting\" are a command of OFAuto Migrations that lacks its first word.",
				"Run migrate status --database reporting with the same properties");
		assertThat(this.orders.queryForLong(TABLES)).isZero();
	}

	@Test
	void aNameThatThereIsNotIsAWrongCall() throws Exception {
		CommandProcess wrong = run("migrate", "deploy", "--database", "reports");
		assertThat(wrong.exitCode()).isEqualTo(2);
		assertThat(wrong.notes()).isEqualTo("""
				The application has no database named "reports".

				Write --database default or --database reporting.
				""");
		assertThat(this.orders.queryForLong(TABLES)).isZero();
	}

	@Test
	void aProgramGetsOneObjectWithAllDatabases() throws Exception {
		CommandProcess status = run("migrate", "status", "--json");
		assertThat(status.exitCode()).isEqualTo(4);
		assertThat(JsonForms.read().faults("databases", status.data())).isEmpty();
		assertThat(status.data()).containsSubsequence("\"default\": {", "\"reporting\": {");
		CommandProcess deploy = run("migrate", "deploy", "--json");
		assertThat(JsonForms.read().faults("databases", deploy.data())).isEmpty();
	}

	@Test
	void aLookGoesOnBehindADatabaseThatIsDown() throws Exception {
		this.url = "jdbc:postgresql://localhost:1/nowhere";
		CommandProcess status = run("--spring.datasource.hikari.connection-timeout=1000", "migrate", "status",
				"--json");
		assertThat(status.exitCode()).as(status.notes()).isEqualTo(7);
		assertThat(JsonForms.read().faults("databases", status.data())).isEmpty();
		assertThat(status.data()).containsSubsequence("\"default\": {", "\"unreachable\"", "\"reporting\": {",
				"\"pending\"");
	}

	@Test
	void aResetIsOfTheNamedDatabaseAndSoIsItsSeed() throws Exception {
		String[] development = { "--ofauto.migrations.environment=development",
				"--ofauto.migrations.databases.reporting.reset.enabled=true",
				"--ofauto.migrations.databases.reporting.seed.enabled=true",
				"--ofauto.migrations.databases.reporting.seed.location=file:" + this.directory.resolve("seed") };
		assertThat(run(with(development, "migrate", "deploy")).exitCode()).isZero();
		this.reports.execute("CREATE TABLE leftover (n int)");
		this.orders.execute("CREATE TABLE kept (n int)");
		CommandProcess reset = run(
				with(development, "migrate", "reset", "--database", "reporting", "--confirm", this.reports.name()));
		assertThat(reset.exitCode()).as(reset.notes()).isZero();
		assertThat(this.reports.queryForString("SELECT to_regclass('leftover')")).isNull();
		assertThat(this.reports.queryForString("SELECT count(*) FROM figures")).isEqualTo("0");
		assertThat(this.orders.queryForString("SELECT to_regclass('kept')")).isEqualTo("kept");
	}

	private static String[] with(String[] some, String... others) {
		List<String> all = new ArrayList<>(List.of(some));
		all.addAll(List.of(others));
		return all.toArray(String[]::new);
	}

	@Test
	void aRefusalProposesACommandThatIsNotRefused() throws Exception {
		assertThat(run("migrate", "deploy").exitCode()).isZero();
		this.ofReports.with("20260103000000_more", "ALTER TABLE figures ADD COLUMN m int;");
		String[] required = { "--ofauto.migrations.impact=required" };
		CommandProcess refused = run(with(required, "migrate", "deploy"));
		assertThat(refused.exitCode()).isEqualTo(3);
		assertThat(refused.notes())
			.contains("\nFor one run alone: migrate deploy --database reporting --accept 20260103000000_more\n");
		assertThat(run(with(required, "migrate", "deploy", "--json")).data())
			.contains(" --database reporting --accept 20260103000000_more\"");
		CommandProcess accepted = run(
				with(required, "migrate", "deploy", "--database", "reporting", "--accept", "20260103000000_more"));
		assertThat(accepted.exitCode()).as(accepted.notes()).isZero();
	}

	@Test
	void whatIsSaidDuringTheWorkStandsBelowTheName() throws Exception {
		CommandProcess wait = run("migrate", "wait", "--limit", "1s");
		assertThat(wait.exitCode()).isEqualTo(4);
		assertThat(wait.notes()).startsWith("[default]\nWaiting until another process has applied ");
	}

	@Test
	void theHelpNamesThem() throws Exception {
		assertThat(run("migrate", "help").data())
			.contains("--database NAME chooses one of the databases: default, reporting. Without it, status, history,"
					+ " validate, deploy and wait go through all.");
		assertThat(run("migrate", "help", "stamp").data())
			.endsWith("\n\n--database NAME chooses one of the databases: default, reporting.\n");
	}

}
