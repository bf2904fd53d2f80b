package com.ofauto.migrations.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.DeployAwaitedException;
import com.ofauto.migrations.core.DeployRejectedException;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.OngoingWork;
import com.ofauto.migrations.dev.Seeder;
import com.ofauto.migrations.endpoint.MigrationsEndpoint;
import com.ofauto.migrations.endpoint.MigrationsEndpointWebExtension;
import com.ofauto.migrations.health.MigrationsHealthIndicator;
import com.ofauto.migrations.support.HostileDatabase;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing that a start or a face of a running application sends is caught by what
 * somebody else has put into the search path.
 */
@ExtendWith(PostgresExtension.class)
class HostileStartTests {

	private static TestDatabase model;

	@TempDir
	private Path directory;

	private TestDatabase database;

	private HostileDatabase hostile;

	private MigrationFiles files;

	@BeforeAll
	static void buildTheModel() {
		model = PostgresServer.shared().createDatabase();
		HostileDatabase.of(model);
	}

	@AfterAll
	static void dropTheModel() {
		model.close();
	}

	@BeforeEach
	void copy() throws Exception {
		this.database = PostgresServer.shared().copyOf(model);
		this.hostile = new HostileDatabase(this.database);
		this.files = new MigrationFiles(Files.createDirectories(this.directory.resolve("migrations")))
			.with("20260101000000_a", "CREATE TABLE a (id int)")
			.with("20260102000000_b", "CREATE INDEX CONCURRENTLY a_id ON a (id); CREATE TABLE b (id int)");
		Files.writeString(Files.createDirectories(this.directory.resolve("seed")).resolve("1.sql"),
				"INSERT INTO a DEFAULT VALUES");
	}

	@AfterEach
	void drop() {
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { HostileDatabase.BEHIND, HostileDatabase.BEFORE })
	void nothingIsCaughtByAnyStart(String path) {
		this.hostile.with(path);
		on("ofauto.migrations.on-startup=validate")
			.run((context) -> assertThat(context).getFailure().rootCause().isInstanceOf(DeployRejectedException.class));
		on("ofauto.migrations.on-startup=wait", "ofauto.migrations.wait.limit=1ms")
			.run((context) -> assertThat(context).getFailure().rootCause().isInstanceOf(DeployAwaitedException.class));
		on().run((context) -> context.getBean(Migrator.class)
			.stamp(MigrationEnvironment.DEVELOPMENT, this.database.name()));
		on("ofauto.migrations.seed.on-startup=true").run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.database.queryForLong("SELECT pg_catalog.count(*) FROM app.a")).isEqualTo(2);
		List<String> modes = new ArrayList<>(List.of("deploy", "validate", "wait", "none"));
		modes.forEach((mode) -> on("ofauto.migrations.on-startup=" + mode)
			.run((context) -> assertThat(context).hasNotFailed()));
		on("ofauto.migrations.url=" + this.database.url(), "ofauto.migrations.user=" + this.database.user(),
				"ofauto.migrations.password=" + this.database.password())
			.run((context) -> assertThat(context).hasNotFailed());
		this.files.with("20260103000000_c", "CREATE TABLE c (id nonsense)");
		on().run((context) -> assertThat(context).hasFailed());
		assertThat(this.hostile.caught()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { HostileDatabase.BEHIND, HostileDatabase.BEFORE })
	void nothingIsCaughtByEndpointHealthAndMetrics(String path) {
		this.hostile.with(path);
		on().run((context) -> assertThat(context).hasNotFailed());
		this.database.execute("INSERT INTO app._prisma_migrations (id, checksum, migration_name, logs)"
				+ " VALUES ('1', 'x', '20260103000000_c', 'failed')");
		on("ofauto.migrations.on-startup=none").run((context) -> {
			ask(context);
			this.database.execute("DELETE FROM app._prisma_migrations WHERE logs OPERATOR(pg_catalog.=) 'failed'");
			ask(context);
			assertThat(context.getBean(MigrationsHealthIndicator.class).health().getStatus()).isEqualTo(Status.UP);
		});
		assertThat(this.hostile.caught()).isEmpty();
	}

	private static void ask(AssertableApplicationContext context) {
		MigrationsEndpoint endpoint = context.getBean(MigrationsEndpoint.class);
		assertThat(endpoint.migrations().databases()).hasSize(1);
		String name = endpoint.migrations().databases().keySet().iterator().next();
		assertThat(endpoint.migration(name, "20260102000000_b")).isNotNull();
		MigrationsEndpointWebExtension web = context.getBean(MigrationsEndpointWebExtension.class);
		assertThat(web.migrations(SecurityContext.NONE)).isNotNull();
		assertThat(web.migration(SecurityContext.NONE, name, "20260102000000_b")).isNotNull();
		context.getBean(MigrationsHealthIndicator.class).health();
		context.getBean(MeterRegistry.class).getMeters().forEach((meter) -> meter.measure().forEach((measurement) -> {
			measurement.getValue();
		}));
		OngoingWork work = context.getBean(Migrator.class).work();
		assertThat(work.progress()).isEmpty();
	}

	private ApplicationContextRunner on(String... properties) {
		return Contexts.on(this.database)
			.withConfiguration(AutoConfigurations.of(MigrationsDevAutoConfiguration.class,
					MigrationsEndpointAutoConfiguration.class, MigrationsHealthContributorAutoConfiguration.class,
					HealthContributorAutoConfiguration.class, MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, ObservationAutoConfiguration.class,
					MigrationsMetricsAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.withBean(Seeder.class, () -> () -> this.database.execute("INSERT INTO app.a DEFAULT VALUES"))
			.withPropertyValues(this.files.property(), "ofauto.migrations.default-schema=app",
					"spring.profiles.active=dev", "ofauto.migrations.seed.enabled=true",
					"management.endpoints.web.exposure.include=*",
					"ofauto.migrations.seed.location=file:" + this.directory.resolve("seed"))
			.withPropertyValues(properties);
	}

}
