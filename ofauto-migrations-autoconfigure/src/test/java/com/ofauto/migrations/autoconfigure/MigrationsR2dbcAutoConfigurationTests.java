package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.core.Migrator;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that uses R2DBC does not start in silence without its migrations.
 */
@ExtendWith(OutputCaptureExtension.class)
class MigrationsR2dbcAutoConfigurationTests {

	private static final String WARNING = "Migrations are not run:";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MigrationsAutoConfiguration.class, MigrationsR2dbcAddressAutoConfiguration.class,
						MigrationsR2dbcAutoConfiguration.class, R2dbcAutoConfiguration.class))
		.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://app:secret@localhost:5432/app");

	@Test
	void whoeverLacksTheDriverForJdbcIsTold(CapturedOutput output) {
		this.runner.withClassLoader(new FilteredClassLoader("org.postgresql"))
			.withPropertyValues("spring.main.lazy-initialization=true")
			.run((context) -> {
				assertThat(context).hasNotFailed()
					.doesNotHaveBean(Migrator.class)
					.doesNotHaveBean(R2dbcMigrationsConnectionDetails.class);
				assertThat(output)
					.containsOnlyOnce("Migrations are not run: the application uses R2DBC, and migrations need the"
							+ " PostgreSQL JDBC driver, which is not on the class path. Add"
							+ " org.postgresql:postgresql; or set ofauto.migrations.enabled=false if another process"
							+ " runs them.")
					.doesNotContain("secret");
			});
	}

	@Test
	void whoeverMigratesOtherDatabasesAloneIsNotTold(CapturedOutput output) {
		this.runner
			.withPropertyValues("ofauto.migrations.order=reporting", "ofauto.migrations.on-startup=none",
					"ofauto.migrations.databases.reporting.url=jdbc:postgresql://localhost:1/none")
			.run((context) -> {
				assertThat(context).hasNotFailed().hasBean("reportingMigrator");
				assertThat(output).doesNotContain(WARNING);
			});
	}

	@Test
	void aConnectionFactoryWithoutAnAddressIsAWarning(CapturedOutput output) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MigrationsAutoConfiguration.class,
					MigrationsR2dbcAddressAutoConfiguration.class, MigrationsR2dbcAutoConfiguration.class,
					DataSourceAutoConfiguration.class, R2dbcAutoConfiguration.class))
			.withBean(ConnectionFactory.class,
					() -> ConnectionFactories.get("r2dbc:postgresql://app:secret@localhost:5432/app"))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(Migrator.class);
				assertThat(output)
					.containsOnlyOnce("Migrations are not run: the application uses R2DBC and has no DataSource, and no"
							+ " R2dbcConnectionDetails say where its database is. Set ofauto.migrations.url, such as"
							+ " jdbc:postgresql://localhost:5432/app, with ofauto.migrations.user and"
							+ " ofauto.migrations.password; or set ofauto.migrations.enabled=false if another process"
							+ " runs them.");
			});
	}

	@Test
	void aUrlThatNobodyReadsIsAWarning(CapturedOutput output) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MigrationsAutoConfiguration.class,
					MigrationsR2dbcAddressAutoConfiguration.class, MigrationsR2dbcAutoConfiguration.class))
			.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://app:secret@localhost:5432/app")
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(Migrator.class);
				assertThat(output).containsOnlyOnce(WARNING + " the application uses R2DBC and has no DataSource");
			});
	}

	@Test
	void whoeverHasSaidThatSomebodyElseRunsThemHearsNothing(CapturedOutput output) {
		this.runner.withPropertyValues("ofauto.migrations.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(R2dbcMigrationsConnectionDetails.class);
			assertThat(output).doesNotContain(WARNING);
		});
	}

	@Test
	void anAddressForR2dbcIsEnough(CapturedOutput output) {
		this.runner.withPropertyValues("ofauto.migrations.on-startup=none").run((context) -> {
			assertThat(context).hasSingleBean(Migrator.class);
			assertThat(output).doesNotContain(WARNING);
		});
	}

	@Test
	void anAddressForJdbcIsEnough(CapturedOutput output) {
		this.runner
			.withPropertyValues("ofauto.migrations.url=jdbc:postgresql://localhost:1/app",
					"ofauto.migrations.on-startup=none")
			.run((context) -> {
				assertThat(context).hasSingleBean(Migrator.class);
				assertThat(output).doesNotContain(WARNING);
			});
	}

	@Test
	void withoutR2dbcNothingIsSaid(CapturedOutput output) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MigrationsAutoConfiguration.class,
					MigrationsR2dbcAutoConfiguration.class, DataSourceAutoConfiguration.class))
			.run((context) -> assertThat(output).doesNotContain(WARNING));
	}

	@Test
	void thePageShowsBothWarnings() throws IOException {
		assertThat(Files.readString(Path.of("../docs/r2dbc.md"))).contains(
				"```text\n" + MigrationsR2dbcAutoConfiguration.WITHOUT_DRIVER + "\n```",
				"```text\n" + MigrationsR2dbcAutoConfiguration.WITHOUT_ADDRESS + "\n```");
	}

}
