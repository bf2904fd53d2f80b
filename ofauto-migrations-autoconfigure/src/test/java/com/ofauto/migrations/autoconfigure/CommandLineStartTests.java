package com.ofauto.migrations.autoconfigure;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is started with a command. Each way out of it is a process with an
 * exit code once; the others end in this JVM.
 */
@ExtendWith(PostgresExtension.class)
class CommandLineStartTests {

	private static final String BEANS = "The application's beans are there.";

	private Path directory;

	private TestDatabase database;

	@BeforeEach
	void agencies(TestDatabase database, @TempDir Path directory) {
		this.database = database;
		this.directory = directory;
		MigrationFiles.agencies(directory.resolve("migrations"));
	}

	@Test
	void aCommandRunsWithoutTheApplicationsBeansAndEndsWithItsExitCode() throws Exception {
		CommandProcess status = process("--spring.profiles.active=prod", "migrate", "status");
		assertThat(status.exitCode()).as(status.notes()).isEqualTo(4);
		assertThat(status.data()).startsWith("Database " + this.database.name() + " (PostgreSQL ")
			.contains("environment production")
			.contains("  " + MigrationFiles.AGENCIES)
			.doesNotContain("The application");
		assertThat(status.notes()).isEmpty();
		assertThat(this.database.queryForLong("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isZero();
	}

	@Test
	void aDeployIsWhatTheCommandSaysAndNotWhatTheStartWouldDo() throws Exception {
		assertThat(run("migrate", "status", "--check").exitCode()).isEqualTo(4);
		CommandProcess deploy = run("--ofauto.migrations.on-startup=none", "migrate", "deploy");
		assertThat(deploy.exitCode()).as(deploy.notes()).isZero();
		assertThat(deploy.notes()).contains("Applied " + MigrationFiles.AGENCIES);
		assertThat(this.database.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
		assertThat(run("migrate", "status", "--check").exitCode()).isZero();
	}

	@Test
	void theLogGoesToStandardErrorAndIsShownWhereItIsWanted() throws Exception {
		CommandProcess status = process("--logging.level.org.springframework=debug", "migrate", "status");
		assertThat(status.data()).startsWith("Database ").doesNotContain("DEBUG");
		assertThat(status.notes()).contains("DEBUG");
	}

	@Test
	void aWrongWordNeedsNoDatabase() throws Exception {
		CommandProcess wrong = HostedCommand.run(CommandLineApplication.class, "migrate", "depoly");
		assertThat(wrong.exitCode()).isEqualTo(2);
		assertThat(wrong.data()).isEmpty();
		assertThat(wrong.notes())
			.startsWith("There is no command \"migrate depoly\". Did you mean \"migrate deploy\"?");
	}

	@Test
	void anUnknownPropertyIsRefusedBeforeTheCommandHasBegun() throws Exception {
		CommandProcess deploy = process("--ofauto.migrations.location=file:elsewhere", "migrate", "deploy");
		assertThat(deploy.exitCode()).isEqualTo(2);
		assertThat(deploy.data()).isEmpty();
		assertThat(deploy.notes()).isEqualTo("""
				ofauto.migrations.location is not a property of OFAuto Migrations. It is set on the command line. \
				Did you mean ofauto.migrations.locations?

				Correct the name or remove the property, and start again; nothing has been done. docs/configuration.md \
				lists all properties.
				""");
		assertThat(this.database.queryForLong("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:mysql://localhost/shop", "localhost:5432/shop", "jdbc:nothing:x" })
	void aUrlOfNoPostgresqlIsAWrongCall(String url) throws Exception {
		CommandProcess rehearse = run("migrate", "rehearse", "--on", url);
		assertThat(rehearse.notes()).startsWith("The URL of --on cannot be used. Write"
				+ " jdbc:postgresql://host:5432/database or postgresql://user:password@host:5432/database.\n");
		assertThat(rehearse.exitCode()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					rehearsal=rehearsal.json | ofauto.migrations.rehearsal cannot be "rehearsal.json". | Name a file, such as \
					classpath:rehearsal.json or file:/etc/app/rehearsal.json, or remove the property.
					window.hours=2-5 | ofauto.migrations.window.hours cannot be "2-5". | Name two times of the day, such as \
					02:00-05:00, 22:00-04:00 over midnight, or 00:00-24:00 for whole days. An empty value means that there is no \
					window.
					window.hours=02:00-05:00 | ofauto.migrations.window.zone has no value. | Name the zone in which the hours are \
					meant, such as Europe/Berlin or UTC.
					window.days=sat | ofauto.migrations.window.hours has no value. | Name two times of the day, such as \
					02:00-05:00, 22:00-04:00 over midnight, or 00:00-24:00 for whole days. An empty value means that there is no \
					window.
					safety=refuze | ofauto.migrations.safety cannot be "refuze". | It can be one of: report, refuse.
					backup.require=tape | ofauto.migrations.backup.require cannot be "tape". | It can be one of: archiver, command, dump, none.
					time-zone=Berlin | ofauto.migrations.time-zone cannot be "Berlin". | Name a zone, such as Europe/Berlin or UTC.
					""")
	void aValueThatAPropertyCannotHaveIsSaidInASentence(String property, String problem, String remedy)
			throws Exception {
		CommandProcess deploy = run("--ofauto.migrations." + property, "migrate", "deploy");
		assertThat(deploy.notes()).isEqualTo(problem + "\n\n" + remedy + "\n");
		assertThat(deploy.exitCode()).isEqualTo(2);
		assertThat(this.database.queryForLong("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isZero();
	}

	@Test
	void anApplicationOfAnotherDatabaseIsToldSoInASentence() throws Exception {
		CommandProcess status = HostedCommand.run(CommandLineApplication.class,
				"--spring.datasource.url=jdbc:mysql://localhost/shop?password=secret", "migrate", "status");
		assertThat(status.notes()).isEqualTo(
				"""
						spring.datasource.url begins with jdbc:mysql:, and com.mysql.cj.jdbc.Driver, the driver for that, is not \
						on the class path.

						OFAuto Migrations works with PostgreSQL: write jdbc:postgresql://host:5432/database. If the application \
						has another database too, add its driver, and name the database of the migrations with \
						ofauto.migrations.url.
						""");
		assertThat(status.exitCode()).isEqualTo(7);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ofauto.migrations.url", "ofauto.migrations.backup.url" })
	void aUrlForAnotherDatabaseIsNotABug(String property) throws Exception {
		CommandProcess backup = run("--" + property + "=jdbc:mysql://localhost/shop?password=secret", "migrate",
				"backup", "--to", this.directory.toString());
		assertThat(backup.notes()).endsWith(property + """
				 begins with jdbc:mysql:, and com.mysql.cj.jdbc.Driver, the driver for that, is not on the class path.

				OFAuto Migrations works with PostgreSQL: write jdbc:postgresql://host:5432/database. The driver of \
				PostgreSQL comes with the starter.
				""");
		assertThat(backup.exitCode()).isEqualTo(7);
	}

	@Test
	void aValueThatAPropertyCannotHaveIsAWrongCall() throws Exception {
		CommandProcess status = run("--ofauto.migrations.migration-lock.wait=soon", "migrate", "status");
		assertThat(status.exitCode()).isEqualTo(2);
		assertThat(status.notes()).contains("'soon' is not a valid duration");
	}

	/**
	 * A connection of R2DBC would be refused: the driver may not even be asked for one.
	 */
	@Test
	void theAddressForR2dbcIsEnough() throws Exception {
		CommandProcess status = HostedCommand.run(CommandLineApplication.class,
				"--spring.r2dbc.url=r2dbc:pool:postgresql://%s:%d/%s?initialSize=no".formatted(this.database.host(),
						this.database.port(), this.database.name()),
				"--spring.r2dbc.username=" + this.database.user(),
				"--spring.r2dbc.password=" + this.database.password(),
				"--ofauto.migrations.locations=file:" + this.directory.resolve("migrations"), "migrate", "status");
		assertThat(status.exitCode()).as(status.notes()).isEqualTo(4);
		assertThat(status.data()).startsWith("Database " + this.database.name() + " (PostgreSQL ");
		assertThat(status.notes()).isEmpty();
	}

	@Test
	void theAddressForJdbcComesBeforeTheOneForR2dbc() throws Exception {
		CommandProcess status = run("--spring.r2dbc.url=r2dbc:postgresql://localhost:1/none", "migrate", "status");
		assertThat(status.exitCode()).as(status.notes()).isEqualTo(4);
	}

	@Test
	void anAddressForR2dbcThatJdbcCannotUseIsExplained() throws Exception {
		CommandProcess status = HostedCommand.run(CommandLineApplication.class,
				"--spring.r2dbc.url=r2dbc:mysql://me:s3cret@localhost/app", "migrate", "status");
		assertThat(status.exitCode()).isEqualTo(7);
		assertThat(status.notes())
			.contains("Migrations need JDBC, and cannot use the R2DBC address in spring.r2dbc.url: its driver is mysql,"
					+ " and not postgresql.")
			.contains("Set ofauto.migrations.url, such as jdbc:postgresql://localhost:5432/app")
			.doesNotContain("s3cret");
	}

	@Test
	void theAddressForMigrationsIsEnough() throws Exception {
		CommandProcess status = HostedCommand.run(CommandLineApplication.class,
				"--ofauto.migrations.url=" + this.database.url(), "--ofauto.migrations.user=" + this.database.user(),
				"--ofauto.migrations.locations=file:" + this.directory.resolve("migrations"), "migrate", "status");
		assertThat(status.exitCode()).as(status.notes()).isEqualTo(4);
		assertThat(status.data()).startsWith("Database " + this.database.name() + " (PostgreSQL ");
	}

	@Test
	void withoutTheAddressOfADatabaseNoneCanBeReached() throws Exception {
		CommandProcess status = start(CommandLineApplication.class, "--spring.datasource.type=org.postgresql.Driver",
				"--spring.datasource.url=jdbc:postgresql://localhost:1/none", "migrate", "status");
		assertThat(status.exitCode()).isEqualTo(7);
		assertThat(status.data()).isEmpty();
	}

	/**
	 * The kernel accepts the connection, and nobody answers.
	 */
	@Test
	void aServerThatLetsNobodyInIsGivenUp() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
			CommandProcess status = HostedCommand.run(CommandLineApplication.class,
					"--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/none",
					"--spring.datasource.hikari.connection-timeout=1000",
					"--ofauto.migrations.locations=file:" + this.directory.resolve("migrations"), "migrate", "status");
			assertThat(status.exitCode()).as(status.notes()).isEqualTo(7);
			assertThat(status.data()).isEmpty();
			assertThat(status.notes()).isEqualTo("""
					Could not connect to the database: Connection attempt timed out.

					Check that the server is running and that the URL is correct, and start again.
					""");
		}
	}

	@Test
	void whatIsAddedToTheApplicationStays() throws Exception {
		CommandProcess status = start(CommandLineApplication.WithDatabase.class, with("added", "migrate", "status"));
		assertThat(status.exitCode()).as(status.notes()).isEqualTo(4);
		assertThat(status.data()).contains("Database " + this.database.name()).doesNotContain("The application");
	}

	@Test
	void classesThatAPropertyNamesAreLoaded() throws Exception {
		CommandProcess status = HostedCommand.run(CommandLineApplication.class,
				with("added",
						"--ofauto.migrations.command-line.sources="
								+ CommandLineApplication.WithDatabase.AddedDatabase.class.getName(),
						"migrate", "status"));
		assertThat(status.exitCode()).as(status.notes()).isEqualTo(4);
	}

	@Test
	void aSeedHasTheWholeApplicationWithoutItsRunnersAndItsStart() throws Exception {
		deployed(MigrationEnvironment.DEVELOPMENT);
		CommandProcess seed = run("--spring.profiles.active=dev", "--ofauto.migrations.seed.enabled=true", "db", "seed",
				"--confirm", this.database.name());
		assertThat(seed.exitCode()).as(seed.notes()).isZero();
		assertThat(seed.data()).startsWith("Seeded ");
		assertThat(seed.notes()).contains(BEANS).doesNotContain("The application runs");
		assertThat(this.database.queryForStrings("SELECT name FROM agencies ORDER BY id")).containsExactly("Northlight",
				"A bean of the application");
	}

	@Test
	void aResetBuildsAndSeedsWithTheApplicationsBeans() throws Exception {
		deployed(MigrationEnvironment.DEVELOPMENT);
		this.database.execute("INSERT INTO agencies VALUES (7, 'By hand')");
		CommandProcess reset = process("--spring.profiles.active=dev", "--ofauto.migrations.seed.enabled=true",
				"--ofauto.migrations.reset.enabled=true", "migrate", "reset", "--confirm", this.database.name());
		assertThat(reset.exitCode()).as(reset.notes()).isZero();
		assertThat(reset.notes()).contains("Applied " + MigrationFiles.AGENCIES);
		assertThat(reset.data()).contains("is up to date: 1 applied now.").contains("Seeded ");
		assertThat(this.database.queryForStrings("SELECT name FROM agencies ORDER BY id")).containsExactly("Northlight",
				"A bean of the application");
	}

	@Test
	void aResetIsRefusedInProductionWhateverIsEnabled() throws Exception {
		deployed(MigrationEnvironment.PRODUCTION);
		CommandProcess reset = run("--spring.profiles.active=prod", "--ofauto.migrations.reset.enabled=true", "migrate",
				"reset", "--confirm", this.database.name());
		assertThat(reset.exitCode()).as(reset.notes()).isEqualTo(3);
		assertThat(reset.data()).isEmpty();
		assertThat(reset.notes())
			.contains("ofauto.migrations.reset.enabled=true, but the environment is production, and"
					+ " a reset is allowed in development and test only.");
		assertThat(this.database.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
	}

	@Test
	void aProgramThatActsForAPersonMayNotReset() throws Exception {
		deployed(MigrationEnvironment.DEVELOPMENT);
		this.database.execute("INSERT INTO agencies VALUES (7, 'By hand')");
		String[] reset = { "--spring.profiles.active=dev", "--ofauto.migrations.reset.enabled=true", "migrate", "reset",
				"--confirm", this.database.name() };
		CommandProcess refused = CommandProcess.run(this.directory, Map.of("GEMINI_CLI", "1"),
				CommandLineApplication.class, with("spring.datasource", reset));
		assertThat(refused.exitCode()).as(refused.notes()).isEqualTo(3);
		assertThat(refused.notes()).contains("A person has to confirm that, and Gemini CLI runs this command: the"
				+ " variable GEMINI_CLI is set. Nothing was done.");
		assertThat(this.database.queryForLong("SELECT count(*) FROM agencies WHERE id = 7")).isOne();
		CommandProcess allowed = CommandProcess.run(this.directory, Map.of("GEMINI_CLI", "1"),
				CommandLineApplication.class,
				with("spring.datasource",
						words("migrate reset", "--spring.profiles.active=dev", "--ofauto.migrations.reset.enabled=true",
								"--ofauto.migrations.command-line.agents-may-confirm=true", "--confirm",
								this.database.name())));
		assertThat(allowed.exitCode()).as(allowed.notes()).isZero();
		assertThat(this.database.queryForLong("SELECT count(*) FROM agencies WHERE id = 7")).isZero();
	}

	@Test
	void aRefusedResetIsRefusedBeforeTheApplicationsBeansAreMade() throws Exception {
		assertEachRefusal("migrate reset");
	}

	/**
	 * The others meet the same question at the same place: six starts each.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "db seed", "db reset" })
	@Tag("faults")
	void whatElseIsRefusedIsRefusedBeforeTheApplicationsBeansAreMade(String command) throws Exception {
		assertEachRefusal(command);
	}

	private void assertEachRefusal(String command) throws Exception {
		String[] dev = { "--spring.profiles.active=dev,eager", "--ofauto.migrations.seed.enabled=true",
				"--ofauto.migrations.reset.enabled=true" };
		assertRefused("is allowed in development and test only.",
				words(command, "--spring.profiles.active=prod,eager", "--confirm", this.database.name()));
		assertRefused("is not enabled here.", words(command, "--spring.profiles.active=dev,eager",
				"--ofauto.migrations.seed.enabled=false", "--confirm", this.database.name()));
		assertRefused("there is no terminal to type it on", words(command, dev));
		assertRefused("\"production\" was given", words(command, dev, "--confirm", "production"));
		deployed(MigrationEnvironment.PRODUCTION);
		assertRefused("is stamped production.", words(command, dev, "--confirm", this.database.name()));
		this.database.execute("COMMENT ON TABLE _prisma_migrations IS NULL");
		assertRefused("has no stamp and holds data (table public.agencies has rows)",
				words(command, dev, "--confirm", this.database.name()));
		assertThat(this.database.queryForStrings("SELECT name FROM agencies")).containsExactly("Northlight");
	}

	private void assertRefused(String why, String... arguments) throws Exception {
		CommandProcess refused = run(arguments);
		assertThat(refused.exitCode()).as(refused.notes()).isEqualTo(3);
		assertThat(refused.data()).isEmpty();
		assertThat(refused.notes()).containsOnlyOnce(why).doesNotContain(BEANS);
	}

	private static String[] words(String command, String... arguments) {
		return Stream.concat(Stream.of(command.split(" ")), Stream.of(arguments)).toArray(String[]::new);
	}

	private static String[] words(String command, String[] first, String... arguments) {
		return words(command, Stream.concat(Stream.of(first), Stream.of(arguments)).toArray(String[]::new));
	}

	@Test
	void aDryRunAndAWrongOptionNeedNoBeanOfTheApplication() throws Exception {
		CommandProcess look = run("--spring.profiles.active=dev,eager", "--ofauto.migrations.reset.enabled=true",
				"migrate", "reset", "--dry-run");
		assertThat(look.exitCode()).as(look.notes()).isZero();
		assertThat(look.data()).isEqualTo("This was a dry run: nothing was dropped.\n");
		assertThat(look.notes()).doesNotContain(BEANS);
		CommandProcess wrong = run("--spring.profiles.active=dev,eager", "db", "seed", "--all");
		assertThat(wrong.exitCode()).isEqualTo(2);
		assertThat(wrong.notes()).doesNotContain(BEANS);
	}

	@Test
	void whatIsGrantedSaysEachThingOnce() throws Exception {
		deployed(MigrationEnvironment.DEVELOPMENT);
		CommandProcess seed = run("--spring.profiles.active=dev,eager", "--ofauto.migrations.seed.enabled=true",
				"--ofauto.migrations.reset.enabled=true", "migrate", "reset", "--confirm", this.database.name());
		assertThat(seed.exitCode()).as(seed.notes()).isZero();
		assertThat(
				seed.notes().lines().map((line) -> line.replaceAll("\\d+ ms|[\\w.]+:\\d+|L [\\w.]+|\\d+T\\d+Z", "…")))
			.containsExactly(
					"Database " + this.database.name() + " (PostgreSQ…, stamped development), environment development",
					"On … as user " + this.database.user() + ", a reset drops these tables with their rows:",
					"  public.agencies (1 row)", "Their rows are kept first, in target/ofauto-migrations/kept.", BEANS,
					"Kept 1 row of 1 table in target/ofauto-migrations/kept/…-" + this.database.name()
							+ "-public. To bring them back: db restore",
					"Applied " + MigrationFiles.AGENCIES + " in …");
		assertThat(seed.data()).containsOnlyOnce("Seeded ");
	}

	@Test
	void anApplicationThatLeadsToAnotherDatabaseThanWasConfirmedIsRefused() throws Exception {
		deployed(MigrationEnvironment.DEVELOPMENT);
		try (TestDatabase other = PostgresServer.shared().createDatabase()) {
			CommandProcess reset = run("--spring.profiles.active=dev,elsewhere", "--elsewhere.url=" + other.url(),
					"--elsewhere.user=" + other.user(), "--elsewhere.password=" + other.password(),
					"--ofauto.migrations.reset.enabled=true", "migrate", "reset", "--confirm", this.database.name());
			assertThat(reset.exitCode()).as(reset.notes()).isEqualTo(3);
			assertThat(reset.notes().replaceAll("on [\\w.]+:\\d+", "on …"))
				.endsWith("The reset was confirmed for database " + this.database.name()
						+ " on …, but the application with all its beans connects to database " + other.name()
						+ " on …. Nothing was done.\n\nName the configuration that has the application's DataSource in"
						+ " ofauto.migrations.command-line.sources, so that the command connects to the same"
						+ " database. A database that each start creates again has nothing to reset.\n");
			assertThat(other.queryForLong("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isZero();
		}
		assertThat(this.database.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
	}

	@Test
	void anApplicationThatDoesNotStartIsReportedOnceAndNothingIsDone() throws Exception {
		deployed(MigrationEnvironment.DEVELOPMENT);
		CommandProcess reset = process("--spring.profiles.active=dev,broken", "--ofauto.migrations.reset.enabled=true",
				"migrate", "reset", "--confirm", this.database.name());
		assertThat(reset.exitCode()).as(reset.notes()).isEqualTo(1);
		assertThat(reset.notes()).containsOnlyOnce(BEANS).containsOnlyOnce("Application run failed");
		assertThat(this.database.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
	}

	@Test
	void aRefusalThatABeanOfTheApplicationMeetsFirstIsReportedTheSame() throws Exception {
		deployed(MigrationEnvironment.DEVELOPMENT);
		CommandProcess reset = process("--spring.profiles.active=dev,impatient",
				"--ofauto.migrations.reset.enabled=true", "migrate", "reset", "--confirm", this.database.name());
		assertThat(reset.exitCode()).as(reset.notes()).isEqualTo(3);
		assertThat(reset.notes()).contains(BEANS)
			.contains("A seed is not enabled here.")
			.doesNotContain("APPLICATION FAILED TO START")
			.doesNotContain("WARN");
	}

	@Test
	void theLogEndsAfterTheBeansThatMayWriteInIt() throws Exception {
		deployed(MigrationEnvironment.DEVELOPMENT);
		CommandProcess reset = process("--spring.profiles.active=dev,impatient",
				"--ofauto.migrations.reset.enabled=true",
				"--ofauto.migrations.command-line.sources=" + LastWords.class.getName(), "migrate", "reset",
				"--confirm", this.database.name());
		assertThat(reset.exitCode()).as(reset.notes()).isEqualTo(3);
		assertThat(reset.notes()).contains("A seed is not enabled here.")
			.containsOnlyOnce(LastWords.WORDS)
			.endsWith(" : " + LastWords.WORDS + "\n");
	}

	@Test
	void aWordThatIsNoCommandIsTheApplications() throws Exception {
		CommandProcess application = process("--spring.main.web-application-type=none", "serve", "migrate");
		assertThat(application.data()).contains(BEANS).contains("The application runs with [serve, migrate].");
		assertThat(application.exitCode()).isZero();
	}

	@Test
	void theCommandLineCanBeSwitchedOff() throws Exception {
		CommandProcess application = process("--spring.main.web-application-type=none",
				"--ofauto.migrations.command-line.enabled=false", "migrate", "status");
		assertThat(application.data()).contains("The application runs with [migrate, status].");
		assertThat(application.exitCode()).isZero();
	}

	/**
	 * A database that this application has deployed to.
	 */
	private void deployed(MigrationEnvironment environment) {
		Migrator migrator = new Migrator(this.database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(),
						List.of("file:" + this.directory.resolve("migrations"))),
				MigratorSettings.defaults(), List.of());
		migrator.deploy();
		migrator.stamp(environment, this.database.name());
	}

	private CommandProcess run(String... arguments) throws Exception {
		return HostedCommand.run(CommandLineApplication.class, with("spring.datasource", arguments));
	}

	private CommandProcess process(String... arguments) throws Exception {
		return start(CommandLineApplication.class, with("spring.datasource", arguments));
	}

	private CommandProcess start(Class<?> main, String... arguments) throws Exception {
		return CommandProcess.run(this.directory, main, arguments);
	}

	private String[] with(String prefix, String... arguments) {
		String user = prefix.equals("added") ? "user" : "username";
		return Stream.concat(
				Stream.of("--" + prefix + ".url=" + this.database.url(),
						"--" + prefix + "." + user + "=" + this.database.user(),
						"--" + prefix + ".password=" + this.database.password(),
						"--ofauto.migrations.locations=file:" + this.directory.resolve("migrations")),
				Arrays.stream(arguments))
			.toArray(String[]::new);
	}

}
