package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.health.MigrationsHealthIndicator;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(PostgresExtension.class)
class MigrationsHealthContributorAutoConfigurationTests {

	private ApplicationContextRunner runner;

	private ScriptDirectory scripts;

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path directory) {
		this.scripts = new ScriptDirectory(directory).with("20260101000000_one", "CREATE TABLE one (id int);");
		this.runner = Contexts.on(database)
			.withConfiguration(AutoConfigurations.of(MigrationsHealthContributorAutoConfiguration.class))
			.withPropertyValues("ofauto.migrations.locations=" + this.scripts.location());
	}

	@Test
	void isCalledMigrations() {
		this.runner.run((context) -> {
			assertThat(context).hasBean("migrationsHealthContributor");
			Health health = context.getBean(MigrationsHealthIndicator.class).health();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void pendingIsDownByDefault() {
		this.runner.withPropertyValues("ofauto.migrations.on-startup=none")
			.run((context) -> assertThat(context.getBean(MigrationsHealthIndicator.class).health().getStatus())
				.isEqualTo(Status.DOWN));
	}

	@Test
	void pendingIsOutOfServiceByProperty() {
		this.runner
			.withPropertyValues("ofauto.migrations.on-startup=none",
					"ofauto.migrations.health.not-up-to-date-status=out-of-service")
			.run((context) -> assertThat(context.getBean(MigrationsHealthIndicator.class).health().getStatus())
				.isEqualTo(Status.OUT_OF_SERVICE));
	}

	@Test
	void severalMigratorsAreAComposite(TestDatabase database) {
		this.runner.withBean("orders", Migrator.class, () -> this.scripts.migrator(database.dataSource()))
			.withBean("clients", Migrator.class, () -> this.scripts.migrator(database.dataSource()))
			.run((context) -> {
				CompositeHealthContributor composite = context.getBean("migrationsHealthContributor",
						CompositeHealthContributor.class);
				assertThat(composite.getContributor("orders")).isInstanceOf(MigrationsHealthIndicator.class);
				assertThat(composite.getContributor("clients")).isInstanceOf(MigrationsHealthIndicator.class);
			});
	}

	@Test
	void backsOffWhenItIsDisabled() {
		this.runner.withPropertyValues("management.health.migrations.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(HealthContributor.class));
	}

	@Test
	void backsOffWithoutMigrator() {
		this.runner.withPropertyValues("ofauto.migrations.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthContributor.class));
	}

	@Test
	void backsOffWithoutTheHealthApi() {
		this.runner.withClassLoader(new FilteredClassLoader(ConditionalOnEnabledHealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("migrationsHealthContributor"));
	}

	@Test
	void givesWayToTheApplicationsOwn() {
		this.runner.withBean("migrationsHealthIndicator", HealthIndicator.class, () -> () -> Health.unknown().build())
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsHealthIndicator.class));
	}

}
