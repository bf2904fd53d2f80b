package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.Migrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose only address is for R2DBC does not start in silence without its
 * migrations.
 */
@ExtendWith(OutputCaptureExtension.class)
class MigrationsR2dbcAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MigrationsAutoConfiguration.class, MigrationsR2dbcAutoConfiguration.class))
		.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://app:secret@localhost:5432/app");

	@Test
	void anAddressForR2dbcAloneIsAWarning(CapturedOutput output) {
		this.runner.withPropertyValues("spring.main.lazy-initialization=true").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(Migrator.class);
			assertThat(output)
				.containsOnlyOnce("Migrations are not run: the application has spring.r2dbc.url and no"
						+ " DataSource, and migrations need JDBC. Set ofauto.migrations.url, such as"
						+ " jdbc:postgresql://localhost:5432/app, with ofauto.migrations.user and"
						+ " ofauto.migrations.password; or set ofauto.migrations.enabled=false if another process runs"
						+ " them.")
				.doesNotContain("secret");
		});
	}

	@Test
	void whoeverHasSaidThatSomebodyElseRunsThemHearsNothing(CapturedOutput output) {
		this.runner.withPropertyValues("ofauto.migrations.enabled=false")
			.run((context) -> assertThat(output).doesNotContain("Migrations are not run:"));
	}

	@Test
	void anAddressForJdbcIsEnough(CapturedOutput output) {
		this.runner
			.withPropertyValues("ofauto.migrations.url=jdbc:postgresql://localhost:1/app",
					"ofauto.migrations.on-startup=none")
			.run((context) -> {
				assertThat(context).hasSingleBean(Migrator.class);
				assertThat(output).doesNotContain("Migrations are not run:");
			});
	}

	@Test
	void withoutR2dbcNothingIsSaid(CapturedOutput output) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MigrationsAutoConfiguration.class,
					MigrationsR2dbcAutoConfiguration.class, DataSourceAutoConfiguration.class))
			.run((context) -> assertThat(output).doesNotContain("Migrations are not run:"));
	}

}
