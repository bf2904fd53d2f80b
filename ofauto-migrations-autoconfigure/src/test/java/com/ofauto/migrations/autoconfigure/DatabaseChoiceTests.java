package com.ofauto.migrations.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.Operation;
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

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command changes the database that it was given and no other, whatever else the
 * application has.
 */
@ExtendWith(PostgresExtension.class)
class DatabaseChoiceTests {

	private static final String REPORTING = "ofauto.migrations.databases.reporting.";

	private static final String TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";

	private final Map<String, String> properties = new LinkedHashMap<>();

	private Path directory;

	private TestDatabase orders;

	private TestDatabase reports;

	@BeforeEach
	void makeTheDatabases(TestDatabase orders, @TempDir Path directory) throws Exception {
		this.directory = directory;
		this.orders = orders;
		this.reports = PostgresServer.shared().createDatabase();
		MigrationFiles ofOrders = MigrationFiles.agencies(directory.resolve("orders"));
		MigrationFiles ofReports = new MigrationFiles(directory.resolve("reports")).with("20260102000000_figures",
				"CREATE TABLE figures (n int);");
		Files.createDirectories(directory.resolve("seed"));
		set("spring.datasource.url", orders.url());
		set("spring.datasource.username", orders.user());
		set("spring.datasource.password", orders.password());
		set("ofauto.migrations.order", "default,reporting");
		set("ofauto.migrations.locations", ofOrders.location());
		set(REPORTING + "locations", ofReports.location());
		reportingIs(this.reports);
	}

	@AfterEach
	void dropTheSecond() {
		this.reports.close();
	}

	private void set(String name, String value) {
		this.properties.put(name, value);
	}

	private void reportingIs(TestDatabase database) {
		set(REPORTING + "url", database.url());
		set(REPORTING + "user", database.user());
		set(REPORTING + "password", database.password());
	}

	private CommandProcess run(String... command) throws Exception {
		List<String> arguments = new ArrayList<>();
		this.properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		arguments.addAll(List.of(command));
		return HostedCommand.run(CommandLineApplication.class, arguments.toArray(String[]::new));
	}

	@Test
	void theApplicationsOwnMigratorIsNotThatOfAnEntry() throws Exception {
		set("ofauto.migrations.command-line.sources", OwnMigrator.class.getName());
		set("own.location", "file:" + this.directory.resolve("orders"));
		CommandProcess deploy = run("migrate", "deploy", "--database", "reporting");
		assertThat(deploy.exitCode()).as(deploy.notes()).isZero();
		assertThat(this.orders.queryForLong(TABLES)).isZero();
		assertThat(this.reports.queryForString("SELECT to_regclass('figures')")).isEqualTo("figures");
		CommandProcess other = run("migrate", "deploy", "--database", "default");
		assertThat(other.exitCode()).as(other.notes()).isZero();
		assertThat(this.orders.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
	}

	/**
	 * The stamp would not help either: a database whose environment nobody named has
	 * none.
	 */
	@ParameterizedTest
	@ValueSource(
			strings = { "migrate reset --confirm %s --database reporting", "db seed --database=reporting --confirm %s",
					"migrate deploy", "migrate resolve --database reporting --applied 20260102000000_figures" })
	void whatOneNameForbidsAnotherDoesNotAllow(String command) throws Exception {
		assertThat(run("migrate", "deploy", "--database", "default").exitCode()).isZero();
		reportingIs(this.orders);
		set(REPORTING + "environment", "development");
		set(REPORTING + "reset.enabled", "true");
		set(REPORTING + "seed.enabled", "true");
		CommandProcess refused = run(command.formatted(this.orders.name()).split(" "));
		assertThat(refused.notes())
			.startsWith("The databases named default and reporting are the same schema of the same"
					+ " database, so that they would share one history.\n");
		assertThat(refused.exitCode()).isEqualTo(3);
		assertThat(this.orders.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
		assertThat(this.orders.queryForLong("SELECT count(*) FROM _prisma_migrations")).isOne();
	}

	@Test
	void anEntryWithoutAnAddressIsTheSameDatabaseToo() throws Exception {
		List.of("url", "user", "password").forEach((name) -> this.properties.remove(REPORTING + name));
		set(REPORTING + "environment", "development");
		set(REPORTING + "reset.enabled", "true");
		CommandProcess refused = run("migrate", "reset", "--database", "reporting", "--confirm", this.orders.name());
		assertThat(refused.notes()).startsWith("The databases named default and reporting are the same schema");
		set(REPORTING + "default-schema", "reporting");
		CommandProcess reset = run("migrate", "reset", "--database", "reporting", "--confirm", this.orders.name());
		assertThat(reset.exitCode()).as(reset.notes()).isZero();
		assertThat(this.orders.queryForString("SELECT to_regclass('reporting.figures')")).isNotNull();
		assertThat(this.orders.queryForLong(TABLES)).isZero();
	}

	/**
	 * The command takes the properties' word for it until the application's beans are
	 * there.
	 */
	@Test
	void whatOnlyTheWholeApplicationKnowsCountsToo() throws Exception {
		assertThat(run("migrate", "deploy").exitCode()).isZero();
		set("spring.profiles.active", "elsewhere");
		set("elsewhere.url", this.reports.url());
		set("elsewhere.user", this.reports.user());
		set("elsewhere.password", this.reports.password());
		set("ofauto.migrations.environment", "development");
		set(REPORTING + "reset.enabled", "true");
		this.reports.execute("CREATE TABLE kept (n int)");
		CommandProcess refused = run("db", "reset", "--database", "reporting", "--confirm", this.reports.name());
		assertThat(refused.notes()).contains("The databases named default and reporting are the same schema");
		assertThat(refused.exitCode()).isEqualTo(3);
		assertThat(this.reports.queryForString("SELECT to_regclass('kept')")).isNotNull();
	}

	@Test
	void aProgramIsToldOfTheRefusal() throws Exception {
		reportingIs(this.orders);
		assertThat(run("migrate", "deploy", "--json").data()).contains("\"failure\"", "are the same schema");
	}

	@Test
	void aLookSaysWhatThereIsNevertheless() throws Exception {
		reportingIs(this.orders);
		assertThat(run("migrate", "status", "--database", "reporting").exitCode()).isEqualTo(4);
	}

	@Test
	void anotherDatabaseThatIsDownStopsNoCommandOfThisOne() throws Exception {
		set("spring.datasource.url", "jdbc:postgresql://localhost:1/nowhere");
		CommandProcess deploy = run("migrate", "deploy", "--database", "reporting");
		assertThat(deploy.exitCode()).as(deploy.notes()).isZero();
	}

	@Test
	void aWrongValueOfAnotherDatabaseStopsNoCommandOfThisOne() throws Exception {
		set(REPORTING + "table-locks.retries", "many");
		CommandProcess deploy = run("migrate", "deploy", "--database", "default");
		assertThat(deploy.exitCode()).as(deploy.notes()).isZero();
		CommandProcess other = run("migrate", "deploy", "--database", "reporting");
		assertThat(other.exitCode()).isEqualTo(2);
		assertThat(other.notes()).contains(REPORTING + "table-locks.retries");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--database reporting migrate deploy", "migrate --database=reporting deploy" })
	void theOptionMayStandAnywhere(String command) throws Exception {
		CommandProcess deploy = run(command.split(" "));
		assertThat(deploy.exitCode()).as(deploy.notes()).isZero();
		assertThat(this.orders.queryForLong(TABLES)).isZero();
		assertThat(this.reports.queryForString("SELECT to_regclass('figures')")).isEqualTo("figures");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate deploy --database=", "migrate deploy --database --json",
			"migrate deploy --database REPORTING" })
	void aWrongChoiceIsAWrongCall(String command) throws Exception {
		CommandProcess wrong = run(command.split(" "));
		assertThat(wrong.exitCode()).as(wrong.notes()).isEqualTo(2);
		assertThat(this.orders.queryForLong(TABLES)).isZero();
		assertThat(this.reports.queryForLong(TABLES)).isZero();
	}

	@Test
	void aChoiceWithoutANameAndTwoChoicesAreSaid() throws Exception {
		assertThat(run("migrate", "deploy", "--database").notes())
			.startsWith("--database needs a value: --database NAME.\n");
		assertThat(run("migrate", "deploy", "--database", "reporting", "--database=default").notes())
			.startsWith("--database is given twice.\n");
	}

	@Test
	void theOnlyDatabaseNeedsNoChoiceIfItHasAName() throws Exception {
		this.properties.keySet()
			.removeIf((name) -> name.startsWith("spring.datasource") || name.endsWith(".locations"));
		set("ofauto.migrations.order", "reporting");
		set(REPORTING + "locations", "file:" + this.directory.resolve("reports"));
		set(REPORTING + "environment", "development");
		set(REPORTING + "reset.enabled", "true");
		set(REPORTING + "seed.enabled", "true");
		set(REPORTING + "seed.location", "file:" + this.directory.resolve("seed"));
		Files.writeString(this.directory.resolve("seed").resolve("1.sql"), "INSERT INTO figures VALUES (1);");
		CommandProcess reset = run("db", "reset", "--confirm", this.reports.name());
		assertThat(reset.exitCode()).as(reset.notes()).isZero();
		assertThat(this.reports.queryForString("SELECT n FROM figures")).isEqualTo("1");
	}

	@Test
	void theSeedOfTheDefaultIsThatWithoutAQualifier() throws Exception {
		set("ofauto.migrations.environment", "development");
		set("ofauto.migrations.seed.enabled", "true");
		set("ofauto.migrations.seed.location", "file:" + this.directory.resolve("seed"));
		assertThat(run("migrate", "deploy").exitCode()).isZero();
		CommandProcess seed = run("db", "seed", "--database", "default", "--confirm", this.orders.name());
		assertThat(seed.exitCode()).as(seed.notes()).isZero();
		assertThat(this.orders.queryForLong("SELECT count(*) FROM agencies")).isEqualTo(2);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMigrator {

		@Bean
		Migrator ownMigrator(DataSource dataSource, @Value("${own.location}") String location) {
			return new Migrator(dataSource, new MigrationDirectory(getClass().getClassLoader(), List.of(location)),
					MigratorSettings.defaults(),
					new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of(Operation.RESET)), List.of());
		}

	}

}
