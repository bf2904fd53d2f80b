package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.metrics.MigrationsMetrics;
import com.ofauto.migrations.metrics.MigrationsObservations;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(PostgresExtension.class)
class MigrationsMetricsAutoConfigurationTests {

	private ApplicationContextRunner withoutRegistries;

	private ApplicationContextRunner runner;

	private ScriptDirectory scripts;

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path directory) {
		this.scripts = new ScriptDirectory(directory).with("20260101000000_one", "CREATE TABLE one AS SELECT 1 AS id;");
		this.withoutRegistries = Contexts.on(database)
			.withConfiguration(AutoConfigurations.of(MigrationsMetricsAutoConfiguration.class))
			.withPropertyValues("ofauto.migrations.locations=" + this.scripts.location());
		this.runner = this.withoutRegistries.withConfiguration(
				AutoConfigurations.of(MetricsAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
						CompositeMeterRegistryAutoConfiguration.class, ObservationAutoConfiguration.class));
	}

	@Test
	void theDeployAtStartUpIsMeasured() {
		this.runner.run((context) -> {
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.get("ofauto.migrations.applied").tag("database", "default").gauge().value()).isEqualTo(1);
			assertThat(meters.get("ofauto.migrations.pending").gauge().value()).isZero();
			assertThat(meters.get("ofauto.migrations.lock.wait").functionTimer().count()).isEqualTo(1);
			assertThat(meters.get("ofauto.migrations.deploy").tag("outcome", "success").timer().count()).isEqualTo(1);
			assertThat(meters.get("ofauto.migrations.migration").tag("outcome", "success").timer().count())
				.isEqualTo(1);
		});
	}

	@Test
	void registriesThatNeedTheMigratedDatabaseGetIt() {
		this.runner.withConfiguration(AutoConfigurations.of(JdbcTemplateAutoConfiguration.class))
			.withUserConfiguration(CustomizerOverTheDatabase.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				MeterRegistry meters = context.getBean(MeterRegistry.class);
				assertThat(meters.get("ofauto.migrations.applied").tag("rows", "1").gauge().value()).isEqualTo(1);
			});
	}

	@Test
	void observesWithoutMetrics() {
		this.withoutRegistries.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class))
			.run((context) -> assertThat(context).hasSingleBean(MigrationsObservations.class)
				.doesNotHaveBean(MigrationsMetrics.class));
	}

	@Test
	void backsOffWithoutRegistries() {
		this.withoutRegistries.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(MigrationsMetrics.class)
			.doesNotHaveBean(MigrationsObservations.class));
	}

	@Test
	void backsOffWithoutMicrometer() {
		this.withoutRegistries.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationsMetrics.class));
	}

	@Test
	void backsOffWithoutMigrator() {
		this.runner.withPropertyValues("ofauto.migrations.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(MigrationsMetrics.class)
				.doesNotHaveBean(MigrationsObservations.class));
	}

	@Test
	void countsNothingOfMigratorsThatTheApplicationMakesWithoutIt(TestDatabase database) {
		this.runner.withBean("orders", Migrator.class, () -> this.scripts.migrator(database.dataSource()))
			.withBean("clients", Migrator.class, () -> this.scripts.migrator(database.dataSource()))
			.run((context) -> assertThat(
					context.getBean(MeterRegistry.class).find("ofauto.migrations.applied").meters())
				.isEmpty());
	}

	@Test
	void givesWayToTheApplicationsOwn() {
		this.runner.withBean("own", MigrationsMetrics.class, MigrationsMetrics::new)
			.run((context) -> assertThat(context).hasSingleBean(MigrationsMetrics.class).hasBean("own"));
	}

	@Test
	void theFacesAreRegisteredAsAutoConfigurations() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader())).contains(
				MigrationsEndpointAutoConfiguration.class.getName(),
				MigrationsHealthContributorAutoConfiguration.class.getName(),
				MigrationsMetricsAutoConfiguration.class.getName());
	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizerOverTheDatabase {

		@Bean
		MeterRegistryCustomizer<MeterRegistry> rows(JdbcTemplate jdbc) {
			return (registry) -> registry.config()
				.commonTags("rows", String.valueOf(jdbc.queryForObject("SELECT count(*) FROM one", Integer.class)));
		}

	}

}
