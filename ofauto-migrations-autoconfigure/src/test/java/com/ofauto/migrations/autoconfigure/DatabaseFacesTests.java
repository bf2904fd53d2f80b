package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import com.ofauto.migrations.autoconfigure.event.MigrationApplied;
import com.ofauto.migrations.autoconfigure.event.MigrationsFailed;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.endpoint.MigrationsEndpoint;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is seen of several databases, and what one of them that is down or locked does to
 * the others.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class DatabaseFacesTests {

	private static final String REPORTING = TwoDatabases.REPORTING;

	private static final String DOWN = REPORTING + "url=jdbc:postgresql://localhost:1/nowhere";

	@TempDir
	private Path directory;

	private TwoDatabases databases;

	private ApplicationContextRunner runner;

	@BeforeEach
	void makeTheDatabases(TestDatabase orders) {
		this.databases = TwoDatabases.of(orders, this.directory);
		this.runner = this.databases.runner()
			.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class,
					MigrationsHealthContributorAutoConfiguration.class, MigrationsMetricsAutoConfiguration.class,
					MetricsAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, ObservationAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=migrations");
	}

	@AfterEach
	void dropTheSecond() {
		this.databases.close();
	}

	@Test
	void eachHasAnEntryAComponentAndMetersOfItsName() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(MigrationsEndpoint.class).migrations().databases()).containsOnlyKeys("default",
					"reporting");
			assertThat(health(context.getBean(CompositeHealthContributor.class)))
				.isEqualTo("{default=UP, reporting=UP}");
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			for (String database : List.of("default", "reporting")) {
				assertThat(meters.get("ofauto.migrations.applied").tag("database", database).gauge().value()).isOne();
				assertThat(meters.get("ofauto.migrations.deploy").tag("database", database).timer().count()).isOne();
				assertThat(meters.get("ofauto.migrations.lock.wait").tag("database", database).functionTimer().count())
					.isOne();
			}
		});
	}

	@Test
	void aDatabaseThatIsFoundLaterIsNotTakenForTheDefault() {
		List<String> heard = new ArrayList<>();
		this.runner.withBean(Heard.class, () -> new Heard(heard)).run((context) -> {
			MigratorFactory factory = context.getBean(MigratorFactory.class);
			factory.migrator(this.databases.orders().dataSource())
				.locations("file:" + this.directory.resolve("reports"))
				.settings((settings) -> settings.withDefaultSchema("tenant"))
				.build()
				.deploy();
			assertThat(heard).containsExactly("applied default", "applied reporting", "applied unnamed");
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.get("ofauto.migrations.deploy").tag("database", "default").timer().count()).isOne();
			assertThat(meters.get("ofauto.migrations.pending").tag("database", "unnamed").gauge().value()).isZero();
		});
	}

	private static String health(CompositeHealthContributor composite) {
		TreeMap<String, String> states = new TreeMap<>();
		composite.forEach((entry) -> states.put(entry.name(),
				((HealthIndicator) entry.contributor()).health().getStatus().getCode()));
		return states.toString();
	}

	@Test
	void oneThatIsDownHidesNothingOfTheOthers() {
		this.runner.withPropertyValues(DOWN, REPORTING + "on-startup=none").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(MigrationsEndpoint.class).migrations().databases().values())
				.extracting((plan) -> plan.state())
				.containsExactly("up-to-date", "unreachable");
			assertThat(health(context.getBean(CompositeHealthContributor.class)))
				.isEqualTo("{default=UP, reporting=DOWN}");
		});
	}

	@Test
	void aDefaultThatIsDownHidesNothingOfAnEntry() {
		this.runner
			.withPropertyValues("ofauto.migrations.on-startup=none", REPORTING + "on-startup=deploy",
					"ofauto.migrations.url=jdbc:postgresql://localhost:1/nowhere")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(MigrationsEndpoint.class).migrations().databases().values())
					.extracting((plan) -> plan.state())
					.containsExactly("unreachable", "up-to-date");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "deploy", "validate", "wait" })
	void oneThatIsDownStopsTheStartAsItsPropertiesSay(String onStartup) {
		this.runner.withPropertyValues(DOWN, REPORTING + "on-startup=" + onStartup, REPORTING + "wait.limit=100ms")
			.withUserConfiguration(Heard.class)
			.run((context) -> {
				Failure failure = TwoDatabases.failure(context);
				assertThat(failure.problem()).startsWith(
						"The database named reporting stops the start. The start has finished with default before.\n");
				assertThat(failure.remedy()).contains("--database reporting");
				assertThat(this.databases.orders().queryForString("SELECT name FROM agencies")).isNotNull();
			});
	}

	@Test
	void aLockThatIsHeldInTheSecondIsThatOfTheSecond() throws Exception {
		try (Connection other = this.databases.reports().dataSource().getConnection();
				Statement statement = other.createStatement()) {
			statement.execute("SELECT pg_advisory_lock(72707369)");
			this.runner.withPropertyValues(REPORTING + "migration-lock.wait=300ms").run((context) -> {
				assertThat(TwoDatabases.failure(context).problem())
					.startsWith("The database named reporting stops the start.")
					.contains("lock");
				assertThat(TwoDatabases.failure(context).kind()).isEqualTo(Failure.Kind.UNREACHABLE);
				assertThat(this.databases.orders().queryForString("SELECT name FROM agencies")).isNotNull();
			});
		}
	}

	@Test
	void anEventNamesTheDatabaseThatFailed() {
		new MigrationFiles(this.directory.resolve("reports")).with("20260103000000_wrong", "SELECT 1 / 0;");
		List<String> heard = new ArrayList<>();
		this.runner.withBean(Heard.class, () -> new Heard(heard)).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(heard).isSubsetOf("applied default", "applied reporting", "failed reporting");
		});
	}

	/**
	 * A child finds the parent's engines and makes none of its own.
	 */
	@Test
	void aChildContextRegistersNothingTwice(CapturedOutput log) {
		List<String> properties = new ArrayList<>();
		properties.addAll(List.of(Contexts.properties(this.databases.orders())));
		properties.addAll(List.of(this.databases.properties()));
		properties.addAll(List.of(this.databases.address()));
		properties.add("ofauto.migrations.environment=development");
		properties.add("ofauto.migrations.databases.reporting.seed.enabled=true");
		properties.add("ofauto.migrations.databases.reporting.seed.on-startup=true");
		String[] arguments = properties.stream().map((property) -> "--" + property).toArray(String[]::new);
		try (ConfigurableApplicationContext child = new SpringApplicationBuilder(Parent.class)
			.web(WebApplicationType.NONE)
			.child(Child.class)
			.web(WebApplicationType.NONE)
			.run(arguments)) {
			assertThat(child.getBeanFactory().containsLocalBean("reportingMigrator")).isFalse();
			assertThat(child.getBean("reportingMigrator", Migrator.class))
				.isSameAs(child.getParent().getBean("reportingMigrator"));
			assertThat(log.getOut().split("There is nothing to seed", -1)).hasSize(2);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrationsAutoConfiguration.class,
			MigrationsDevAutoConfiguration.class })
	static class Parent {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ MigrationsAutoConfiguration.class, MigrationsDevAutoConfiguration.class })
	static class Child {

	}

	static class Heard {

		private final List<String> events;

		Heard() {
			this(new ArrayList<>());
		}

		Heard(List<String> events) {
			this.events = events;
		}

		@EventListener
		void on(MigrationApplied event) {
			this.events.add("applied " + event.database());
		}

		@EventListener
		void on(MigrationsFailed event) {
			this.events.add("failed " + event.database());
		}

	}

}
