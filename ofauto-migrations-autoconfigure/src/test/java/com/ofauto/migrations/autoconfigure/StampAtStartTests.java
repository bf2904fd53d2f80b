package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.Map;

import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.StampRefusedException;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stamp as a start of the application meets it.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class StampAtStartTests {

	private static final String COMMENT = "SELECT obj_description(to_regclass('_prisma_migrations'))";

	private MigrationFiles files;

	@BeforeEach
	void writeMigrations(@TempDir Path directory) {
		this.files = MigrationFiles.agencies(directory);
	}

	private ApplicationContextRunner on(TestDatabase database, String... properties) {
		return startedBy(Map.of(), Contexts.on(database)).withPropertyValues(this.files.property())
			.withPropertyValues(properties);
	}

	/**
	 * With these variables in place of the real ones.
	 */
	private static ApplicationContextRunner startedBy(Map<String, Object> variables, ApplicationContextRunner runner) {
		return runner.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables)));
	}

	@Test
	void anAgentStampsNoDatabase(TestDatabase database) {
		on(database, "spring.profiles.active=staging").run((context) -> assertThat(context).hasNotFailed());
		String stamp = String.valueOf(database.queryForString(COMMENT));
		ApplicationContextRunner agents = startedBy(Map.of("CLAUDECODE", "1"), Contexts.on(database))
			.withPropertyValues(this.files.property(), "spring.profiles.active=staging",
					"ofauto.migrations.once.stamp.database=" + database.name());
		agents
			.withPropertyValues("ofauto.migrations.once.stamp.environment=development",
					"ofauto.migrations.command-line.agents-may-confirm=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(CommandRefusedException.class)
				.hasMessage("Database " + database.name() + " would be stamped development, as"
						+ " ofauto.migrations.once.stamp.environment=development says. A person has to confirm that, and"
						+ " Claude Code starts this application: the variable CLAUDECODE is set. Nothing was done.\n"
						+ "Remove the setting, or ask the person to start the application with it in a terminal of their"
						+ " own."));
		assertThat(database.queryForString(COMMENT)).isEqualTo(stamp);
		agents.withPropertyValues("ofauto.migrations.once.stamp.environment=staging")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aStartWithAProfileStampsTheDatabaseAndSaysSo(TestDatabase database, CapturedOutput output) {
		on(database, "spring.profiles.active=staging").run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.queryForString(COMMENT)).startsWith("ofauto-migrations: stamped staging on server ");
		assertThat(output).containsPattern("INFO .* Migrator : The database is stamped staging");
	}

	@Test
	void aRoleThatDoesNotOwnTheHistoryStartsAllTheSame(TestDatabase database, CapturedOutput output) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		String role = "guest_of_" + database.name();
		database
			.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'guest'; GRANT SELECT ON _prisma_migrations TO " + role);
		try {
			on(database, "spring.profiles.active=prod", "spring.datasource.username=" + role,
					"spring.datasource.password=guest")
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(output)
				.containsPattern("INFO .* Migrator : The database could not be stamped production: the role"
						+ " does not own the history table. The deploy continues");
		}
		finally {
			database.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
		}
	}

	@Test
	void aStartOfAnotherEnvironmentFails(TestDatabase database) {
		on(database, "spring.profiles.active=staging").run((context) -> assertThat(context).hasNotFailed());
		on(database, "spring.profiles.active=dev").run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(GateRefusedException.class)
			.hasMessageContaining("is stamped staging, and the environment of this deploy is development"));
	}

	@Test
	void aPipelineDeploysToProductionByNamingIt(TestDatabase database) {
		on(database, "spring.profiles.active=prod").run((context) -> assertThat(context).hasNotFailed());
		on(database, "spring.profiles.active=ci").run((context) -> assertThat(context).hasFailed());
		on(database, "spring.profiles.active=ci", "ofauto.migrations.environment=production")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anOperatorStampsADatabaseByTypingItsName(TestDatabase database, CapturedOutput output) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		on(database, "ofauto.migrations.once.stamp.environment=production",
				"ofauto.migrations.once.stamp.database=" + database.name())
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.queryForString(COMMENT)).startsWith("ofauto-migrations: stamped production on server ");
		assertThat(output).contains("Carried out ofauto.migrations.once.stamp.environment=production");
	}

	@Test
	void withoutTheNameNothingIsStamped(TestDatabase database) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		on(database, "ofauto.migrations.once.stamp.environment=development")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(StampRefusedException.class)
				.hasMessageContaining("leads to database " + database.name()));
		assertThat(database.queryForString(COMMENT)).isNull();
	}

	@Test
	void onAnEmptyDatabaseTheSettingLeavesItToTheFirstDeploy(TestDatabase database, CapturedOutput output) {
		on(database, "ofauto.migrations.once.stamp.environment=development").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).contains("Database " + database.name() + " is empty: its first deploy stamps it");
		});
	}

}
