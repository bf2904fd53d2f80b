package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.endpoint.MigrationsEndpoint;
import com.ofauto.migrations.endpoint.MigrationsEndpointWebExtension;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(PostgresExtension.class)
class MigrationsEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=migrations";

	private ApplicationContextRunner runner;

	private ScriptDirectory scripts;

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path directory) {
		this.scripts = new ScriptDirectory(directory);
		this.runner = Contexts.on(database)
			.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class))
			.withPropertyValues("ofauto.migrations.locations=" + this.scripts.location());
	}

	@Test
	void isThereWhenItIsExposed() {
		this.runner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(MigrationsEndpoint.class)
				.hasSingleBean(MigrationsEndpointWebExtension.class));
	}

	@Test
	void backsOffWhenItIsNotExposed() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class)
			.doesNotHaveBean(MigrationsEndpointWebExtension.class));
	}

	@Test
	void hasNoWebExtensionWhenItIsExposedOverJmxOnly() {
		this.runner
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=migrations")
			.run((context) -> assertThat(context).hasSingleBean(MigrationsEndpoint.class)
				.doesNotHaveBean(MigrationsEndpointWebExtension.class));
	}

	@Test
	void backsOffWithoutAccess() {
		this.runner.withPropertyValues(EXPOSED, "management.endpoint.migrations.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
	}

	@Test
	void backsOffWithoutMigrator() {
		this.runner.withPropertyValues(EXPOSED, "ofauto.migrations.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationsEndpoint.class));
	}

	@Test
	void backsOffWithoutTheActuator() {
		this.runner.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationsEndpoint.class));
	}

	@Test
	void hasOneEntryForEachMigratorWithTheEnvironmentWhoseRulesApplyToIt(TestDatabase database) {
		this.runner.withPropertyValues(EXPOSED, "ofauto.migrations.environment=ci")
			.withBean("orders", Migrator.class, () -> this.scripts.migrator(database.dataSource()))
			.withBean("clients", Migrator.class, () -> this.scripts.migrator(database.dataSource()))
			.run((context) -> assertThat(context.getBean(MigrationsEndpoint.class).migrations().databases())
				.containsOnlyKeys("orders", "clients")
				.allSatisfy((name, migrator) -> {
					assertThat(migrator.environment()).isEqualTo("production");
					assertThat(migrator.environmentNamed()).isFalse();
				}));
	}

	@Test
	void whereNobodyNamesAnEnvironmentTheRulesOfProductionApplyAndTheAnswerSaysSo() {
		this.runner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(
					context.getBean(MigrationsEndpoint.class).migrations().databases().get("default"))
				.satisfies((migrator) -> {
					assertThat(migrator.environment()).isEqualTo("production");
					assertThat(migrator.environmentNamed()).isFalse();
				}));
	}

}
