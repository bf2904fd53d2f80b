package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is started with a command, as a process with an exit code.
 */
@ExtendWith(PostgresExtension.class)
class CommandLineStartTests {

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
		CommandProcess status = run("--spring.profiles.active=prod", "migrate", "status");
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
		CommandProcess status = run("--logging.level.org.springframework=debug", "migrate", "status");
		assertThat(status.data()).startsWith("Database ").doesNotContain("DEBUG");
		assertThat(status.notes()).contains("DEBUG");
	}

	@Test
	void aWrongWordNeedsNoDatabase() throws Exception {
		CommandProcess wrong = start(CommandLineApplication.class, "migrate", "depoly");
		assertThat(wrong.exitCode()).isEqualTo(2);
		assertThat(wrong.data()).isEmpty();
		assertThat(wrong.notes())
			.startsWith("There is no command \"migrate depoly\". Did you mean \"migrate deploy\"?");
	}

	@Test
	void anUnknownPropertyIsRefusedBeforeTheCommandHasBegun() throws Exception {
		CommandProcess deploy = run("--ofauto.migrations.location=file:elsewhere", "migrate", "deploy");
		assertThat(deploy.exitCode()).isEqualTo(2);
		assertThat(deploy.data()).isEmpty();
		assertThat(deploy.notes()).isEqualTo(
				"""
						ofauto.migrations.location is no property of OFAuto Migrations. It stands on the command line. \
						Did you mean ofauto.migrations.locations?

						Correct the name, or take it out, and start again; nothing has been done. docs/configuration.md has all \
						properties.
						""");
		assertThat(this.database.queryForLong("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isZero();
	}

	@Test
	void withoutTheAddressOfADatabaseNoneCanBeReached() throws Exception {
		CommandProcess status = start(CommandLineApplication.class, "--spring.datasource.type=org.postgresql.Driver",
				"--spring.datasource.url=jdbc:postgresql://localhost:1/none", "migrate", "status");
		assertThat(status.exitCode()).isEqualTo(7);
		assertThat(status.data()).isEmpty();
	}

	@Test
	void whatIsAddedToTheApplicationStays() throws Exception {
		CommandProcess status = start(CommandLineApplication.WithDatabase.class, with("added", "migrate", "status"));
		assertThat(status.exitCode()).as(status.notes()).isEqualTo(4);
		assertThat(status.data()).contains("Database " + this.database.name()).doesNotContain("The application");
	}

	@Test
	void classesThatAPropertyNamesAreLoaded() throws Exception {
		CommandProcess status = start(CommandLineApplication.class,
				with("added",
						"--ofauto.migrations.command-line.sources="
								+ CommandLineApplication.WithDatabase.AddedDatabase.class.getName(),
						"migrate", "status"));
		assertThat(status.exitCode()).as(status.notes()).isEqualTo(4);
	}

	@Test
	void aSeedHasTheWholeApplicationWithoutItsRunnersAndItsStart() throws Exception {
		assertThat(run("--spring.profiles.active=dev", "migrate", "deploy").exitCode()).isZero();
		CommandProcess seed = run("--spring.profiles.active=dev", "--ofauto.migrations.seed.enabled=true", "db", "seed",
				"--confirm", this.database.name());
		assertThat(seed.exitCode()).as(seed.notes()).isZero();
		assertThat(seed.data()).startsWith("Seeded ");
		assertThat(seed.notes()).contains("The application's beans are there.").doesNotContain("The application runs");
		assertThat(this.database.queryForStrings("SELECT name FROM agencies ORDER BY id")).containsExactly("Northlight",
				"A bean of the application");
	}

	@Test
	void aResetBuildsAndSeedsWithTheApplicationsBeans() throws Exception {
		assertThat(run("--spring.profiles.active=dev", "migrate", "deploy").exitCode()).isZero();
		this.database.execute("INSERT INTO agencies VALUES (7, 'By hand')");
		CommandProcess reset = run("--spring.profiles.active=dev", "--ofauto.migrations.seed.enabled=true",
				"--ofauto.migrations.reset.enabled=true", "migrate", "reset", "--confirm", this.database.name());
		assertThat(reset.exitCode()).as(reset.notes()).isZero();
		assertThat(reset.notes()).contains("Applied " + MigrationFiles.AGENCIES);
		assertThat(reset.data()).contains("is up to date: 1 applied now.").contains("Seeded ");
		assertThat(this.database.queryForStrings("SELECT name FROM agencies ORDER BY id")).containsExactly("Northlight",
				"A bean of the application");
	}

	@Test
	void aResetIsRefusedInProductionWhateverIsEnabled() throws Exception {
		assertThat(run("--spring.profiles.active=prod", "migrate", "deploy").exitCode()).isZero();
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
	void aRefusalThatABeanOfTheApplicationMeetsFirstIsReportedTheSame() throws Exception {
		CommandProcess reset = run("--spring.profiles.active=prod,eager", "--ofauto.migrations.reset.enabled=true",
				"migrate", "reset", "--confirm", this.database.name());
		assertThat(reset.exitCode()).as(reset.notes()).isEqualTo(3);
		assertThat(reset.notes()).contains("The application's beans are there.")
			.contains("ofauto.migrations.reset.enabled=true, but the environment is production")
			.doesNotContain("APPLICATION FAILED TO START")
			.doesNotContain("WARN");
	}

	@Test
	void aWordThatIsNoCommandIsTheApplications() throws Exception {
		CommandProcess application = run("--spring.main.web-application-type=none", "serve", "migrate");
		assertThat(application.data()).contains("The application's beans are there.")
			.contains("The application runs with [serve, migrate].");
		assertThat(application.exitCode()).isZero();
	}

	@Test
	void theCommandLineCanBeSwitchedOff() throws Exception {
		CommandProcess application = run("--spring.main.web-application-type=none",
				"--ofauto.migrations.command-line.enabled=false", "migrate", "status");
		assertThat(application.data()).contains("The application runs with [migrate, status].");
		assertThat(application.exitCode()).isZero();
	}

	private CommandProcess run(String... arguments) throws Exception {
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
