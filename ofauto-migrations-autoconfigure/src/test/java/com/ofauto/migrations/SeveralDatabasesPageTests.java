package com.ofauto.migrations;

import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import com.ofauto.migrations.autoconfigure.MigrationsAutoConfiguration;
import com.ofauto.migrations.autoconfigure.MigrationsDevAutoConfiguration;
import com.ofauto.migrations.autoconfigure.MigrationsEndpointAutoConfiguration;
import com.ofauto.migrations.autoconfigure.MigrationsHealthContributorAutoConfiguration;
import com.ofauto.migrations.autoconfigure.MigrationsMetricsAutoConfiguration;
import com.ofauto.migrations.endpoint.MigrationsEndpoint;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The classes of the page about several databases are compiled and used as they stand
 * there.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class SeveralDatabasesPageTests {

	private static final Markdown PAGE = Markdown.read("docs/several-databases.md");

	private static final String FIRST = yaml("datasource: reportingDataSource");

	private static final String ONLY_THE_FIRST = FIRST.substring(0, FIRST.indexOf("\nofauto:"));

	private static final String HEAD = """
			import java.util.List;
			import javax.sql.DataSource;
			import com.ofauto.migrations.autoconfigure.MigratorFactory;
			import com.ofauto.migrations.core.AppliedMigration;
			import com.ofauto.migrations.core.MigrationListener;
			import com.ofauto.migrations.core.MigrationState;
			import com.ofauto.migrations.core.Migrator;
			import com.ofauto.migrations.dev.Seeder;
			import com.zaxxer.hikari.HikariDataSource;
			import org.junit.jupiter.api.Test;
			import org.springframework.beans.factory.annotation.Autowired;
			import org.springframework.beans.factory.annotation.Qualifier;
			import org.springframework.boot.autoconfigure.SpringBootApplication;
			import org.springframework.boot.context.properties.ConfigurationProperties;
			import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
			import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
			import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
			import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
			import org.springframework.boot.test.context.SpringBootTest;
			import org.springframework.boot.test.context.TestConfiguration;
			import org.springframework.context.annotation.Bean;
			import org.springframework.context.annotation.Configuration;
			import org.springframework.context.annotation.Import;
			import org.springframework.jdbc.core.simple.JdbcClient;
			import org.springframework.stereotype.Component;
			import org.springframework.test.annotation.DirtiesContext;
			import org.springframework.test.context.DynamicPropertyRegistrar;
			import static org.assertj.core.api.Assertions.assertThat;

			""";

	/** Where no container can be started. */
	private static final String CONTAINER = """
			class PostgreSQLContainer {
				PostgreSQLContainer(String image) {
					assertThat(image).startsWith("postgres:");
				}
				String getJdbcUrl() {
					return "%s";
				}
				String getUsername() {
					return "%s";
				}
				String getPassword() {
					return "%s";
				}
			}
			""";

	private static final String TEST = """
			%s
			@DirtiesContext
			@Import({ ReportingContainer.class, ReportingDatabase.class })
			class %s {
				@Autowired
				@Qualifier("reporting")
				DataSource reporting;
				@Test
				void finds() {
					assertThat(JdbcClient.create(this.reporting).sql("SELECT * FROM figures").query().listOfRows()).isEmpty();
				}
			}
			""";

	private TestDatabase app;

	private TestDatabase reporting;

	private PageClasses classes;

	@BeforeEach
	void copyThePage(TestDatabase database, @TempDir Path directory) throws Exception {
		this.app = database;
		this.reporting = PostgresServer.shared().createDatabase();
		this.classes = new PageClasses(directory, HEAD)
			.file("db/migrations/1_clients/migration.sql", Markdown.read("README.md").blocks("sql").get(0))
			.file("db/reporting/migrations/1_figures/migration.sql", "CREATE TABLE figures (n int);\n")
			.file("db/tenants/migrations/1_rooms/migration.sql", "CREATE TABLE rooms (id int);\n")
			.file("db/reporting/seed/1.sql", "INSERT INTO figures VALUES (5);\n")
			.source("ReportingDatabase", java("class ReportingDatabase"));
	}

	@AfterEach
	void dropTheSecond() {
		this.reporting.close();
	}

	private static String yaml(String part) {
		return block("yaml", part);
	}

	private static String java(String part) {
		return block("java", part);
	}

	private static String block(String language, String part) {
		return PAGE.blocks(language).stream().filter((block) -> block.contains(part)).findFirst().orElseThrow();
	}

	private String[] properties(String yaml) {
		YamlPropertiesFactoryBean factory = new YamlPropertiesFactoryBean();
		factory.setResources(new ByteArrayResource(yaml.getBytes()));
		Properties properties = factory.getObject();
		assertThat(properties).isNotEmpty();
		return properties.entrySet()
			.stream()
			.map(String::valueOf)
			.map((property) -> property.replace("jdbc:postgresql://localhost:5432/app", this.app.url())
				.replace("jdbc:postgresql://localhost:5432/reporting", this.reporting.url())
				.replaceFirst("(user|username)=(app|reporting)$", "$1=" + this.app.user())
				.replaceFirst("password=(app|reporting|\\$\\{.*})$", "password=" + this.app.password()))
			.toArray(String[]::new);
	}

	/**
	 * An application with classes of the page.
	 */
	private void run(List<String> names, List<String> settings, Checks checks) throws Exception {
		for (String name : names) {
			this.classes.source(name, java("class " + name));
		}
		try (URLClassLoader loader = this.classes.load()) {
			ApplicationContextRunner runner = new ApplicationContextRunner().withClassLoader(loader)
				.withConfiguration(AutoConfigurations.of(MigrationsAutoConfiguration.class,
						MigrationsDevAutoConfiguration.class, MigrationsEndpointAutoConfiguration.class,
						MigrationsHealthContributorAutoConfiguration.class, MigrationsMetricsAutoConfiguration.class,
						DataSourceAutoConfiguration.class, MetricsAutoConfiguration.class,
						SimpleMetricsExportAutoConfiguration.class))
				.withPropertyValues("management.endpoints.web.exposure.include=migrations");
			for (String name : names) {
				runner = runner.withUserConfiguration(loader.loadClass("com.example." + name));
			}
			for (String yaml : settings) {
				runner = runner.withPropertyValues(properties(yaml));
			}
			runner.run((context) -> {
				assertThat(context).hasNotFailed();
				checks.check(context, loader);
			});
		}
	}

	@Test
	void theBeansAreOfTheDatabasesThatThePageSays(CapturedOutput output) throws Exception {
		run(List.of("ReportingDatabase", "Versions", "Announcement"), List.of(FIRST), (context, loader) -> {
			Object versions = context.getBean(loader.loadClass("com.example.Versions"));
			assertThat(versions).extracting("app").isSameAs(context.getBean("migrator"));
			assertThat(versions).extracting("reporting").isSameAs(context.getBean("reportingMigrator"));
			assertThat(output).contains("default has 1_clients", "reporting has 1_figures");
		});
	}

	@Test
	void eachFaceHasEachDatabase() throws Exception {
		run(List.of("ReportingDatabase"), List.of(FIRST), (context, loader) -> {
			MigrationsEndpoint endpoint = context.getBean(MigrationsEndpoint.class);
			assertThat(endpoint.migrations().databases()).containsOnlyKeys("default", "reporting");
			assertThat(endpoint.migration("reporting", "1_figures")).isNotNull();
			CompositeHealthContributor health = context.getBean("migrationsHealthContributor",
					CompositeHealthContributor.class);
			assertThat(health.getContributor("reporting")).isInstanceOfSatisfying(HealthIndicator.class,
					(indicator) -> assertThat(indicator.health(true).getStatus()).isEqualTo(Status.UP));
			assertThat(context.getBean(MeterRegistry.class)
				.get("ofauto.migrations.applied")
				.tag("database", "reporting")
				.gauge()
				.value()).isEqualTo(1);
		});
	}

	@Test
	void anOwnUrlNeedsNoBean() throws Exception {
		run(List.of(), List.of(ONLY_THE_FIRST, yaml("${REPORTING_PASSWORD}")), (context, loader) -> {
			assertThat(this.reporting.queryForString("SELECT to_regclass('figures')")).isEqualTo("figures");
		});
	}

	@Test
	void twoSchemasHaveAHistoryEach() throws Exception {
		run(List.of(), List.of(ONLY_THE_FIRST, yaml("default-schema: reporting")), (context, loader) -> {
			assertThat(this.app.queryForLong("SELECT count(*) FROM reporting._prisma_migrations")).isOne();
			assertThat(this.app.queryForLong("SELECT count(*) FROM public._prisma_migrations")).isOne();
		});
	}

	@Test
	void aSeedIsOfItsDatabase() throws Exception {
		run(List.of("ReportingDatabase", "ReportingSeed"),
				List.of(FIRST, yaml("on-startup: true"), "ofauto.migrations.environment: development"),
				(context, loader) -> assertThat(this.reporting.queryForStrings("SELECT n FROM figures"))
					.containsExactly("5"));
		this.classes.file("db/reporting/seed/1.sql", "DELETE FROM figures;\n");
		run(List.of("ReportingDatabase", "ReportingSeed"),
				List.of(FIRST, yaml("on-startup: true"), "ofauto.migrations.environment: development"),
				(context, loader) -> assertThat(this.reporting.queryForStrings("SELECT n FROM figures"))
					.containsExactly("7"));
	}

	@Test
	void aTenantIsMigratedWhenItIsFound() throws Exception {
		run(List.of("ReportingDatabase", "Tenants"), List.of(FIRST), (context, loader) -> {
			try (TestDatabase tenant = PostgresServer.shared().createDatabase()) {
				Object tenants = context.getBean(loader.loadClass("com.example.Tenants"));
				var migrate = tenants.getClass().getDeclaredMethod("migrate", String.class, javax.sql.DataSource.class);
				migrate.setAccessible(true);
				migrate.invoke(tenants, "north", tenant.dataSource());
				assertThat(tenant.queryForString("SELECT to_regclass('rooms')")).isEqualTo("rooms");
			}
			assertThat(context.getBean(MigrationsEndpoint.class).migrations().databases()).doesNotContainKey("north");
			assertThat(context.getBean(MeterRegistry.class)
				.get("ofauto.migrations.applied")
				.tag("database", "north")
				.gauge()).isNotNull();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "@SpringBootTest",
			"@JdbcTest @AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)" })
	void aTestFindsTheSecondDatabase(String annotation) throws Exception {
		String yaml = FIRST.replace("jdbc:postgresql://localhost:5432/app", this.app.url())
			.replace(": app\n", ": " + this.app.user() + "\n");
		this.classes.file("application.yml", yaml)
			.source("Application",
					"@SpringBootApplication(exclude = R2dbcAutoConfiguration.class) class Application { }")
			.source("ReportingContainer", java("class ReportingContainer"))
			.source("PostgreSQLContainer",
					CONTAINER.formatted(this.reporting.url(), this.reporting.user(), this.reporting.password()))
			.source("FiguresTests", TEST.formatted(annotation, "FiguresTests"))
			.runTest("FiguresTests");
	}

	private interface Checks {

		void check(AssertableApplicationContext context, ClassLoader loader) throws Exception;

	}

}
