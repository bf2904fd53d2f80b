package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.Map;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The entries of databases as people write them.
 */
@ExtendWith(PostgresExtension.class)
class DatabasePropertiesTests {

	private static final String REPORTING = TwoDatabases.REPORTING;

	@TempDir
	private Path directory;

	private TwoDatabases databases;

	@BeforeEach
	void makeTheDatabases(TestDatabase orders) {
		this.databases = TwoDatabases.of(orders, this.directory);
	}

	@AfterEach
	void dropTheSecond() {
		this.databases.close();
	}

	private String yaml(String entry) {
		return "ofauto.migrations:\n  order: [default, reporting]\n  databases:\n    " + entry;
	}

	private static DatabaseNames names(String yaml) throws Exception {
		return DatabaseNames.of(environment(yaml));
	}

	private static ConfigurableEnvironment environment(String yaml) throws Exception {
		StandardEnvironment environment = new StandardEnvironment();
		new YamlPropertySourceLoader().load("yaml", new ByteArrayResource(yaml.getBytes()))
			.forEach(environment.getPropertySources()::addFirst);
		return environment;
	}

	@ParameterizedTest
	@ValueSource(strings = { "reporting.url: x", "\"[reporting]\": { url: x }", "reporting: { locations: [a, b] }",
			"reporting: { url: \"${NOT_THERE_YET}\" }" })
	void anEntryIsKnownByItsName(String entry) throws Exception {
		assertThat(names(yaml(entry)).all()).containsExactly("default", "reporting");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Reporting", "REPORTING", "reportingCopy", "my-reports", "\"[my.reports]\"", "2nd",
			"my_reports", "default" })
	void aNameThatAVariableCannotSayIsRefused(String name) {
		String expected = name.replaceAll("[\"\\[\\]]", "");
		assertThatExceptionOfType(MigrationsDatabasesException.class)
			.isThrownBy(() -> names(yaml(name + ": { url: x }")))
			.withMessageStartingWith("No database can be named \"" + expected + "\" in ofauto.migrations.databases");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Reporting", "my-reports", "2nd" })
	void thatIsSaidOfTheNameAndNotOfTheProperty(String name) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("file", Map.of("ofauto.migrations.databases." + name + ".url", "x")));
		assertThat(UnknownProperties.in(environment)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "ofauto.migrations.databases.reporting.urll, ofauto.migrations.databases.reporting.url",
			"ofauto.migrations.databases[reporting].seeds.enabled, ofauto.migrations.databases.reporting.seed.enabled",
			"ofauto.migrations.databases.reporting.order, ofauto.migrations.order",
			"ofauto.migrations.databases.reporting.command-line.enabled, ofauto.migrations.command-line.enabled",
			"ofauto.migrations.databases.reporting.enabled, ofauto.migrations.enabled",
			"ofauto.migrations.database.reporting.url, ofauto.migrations.databases.reporting.url" })
	void anUnknownPropertyOfAnEntryIsRefusedWithTheNearest(String property, String nearest) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("file", Map.of(property, "x", REPORTING + "url", "x")));
		assertThat(UnknownProperties.in(environment)).singleElement().satisfies((unknown) -> {
			assertThat(unknown.nearest()).isEqualTo(nearest);
		});
	}

	@Test
	void aNameMayBeginWithAnotherName() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("file", Map.of("ofauto.migrations.databases.main.shadow-url", "x",
					"ofauto.migrations.databases.mainshadow.url", "x")));
		assertThat(UnknownProperties.in(environment)).isEmpty();
	}

	@Test
	void everythingCanBeSaidWithVariables() {
		TestDatabase reports = this.databases.reports();
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
					Map.of("OFAUTO_MIGRATIONS_ORDER", "reporting", "OFAUTO_MIGRATIONS_DATABASES_REPORTING_URL",
							reports.url(), "OFAUTO_MIGRATIONS_DATABASES_REPORTING_USER", reports.user(),
							"OFAUTO_MIGRATIONS_DATABASES_REPORTING_PASSWORD", reports.password(),
							"OFAUTO_MIGRATIONS_DATABASES_REPORTING_LOCATIONS_0",
							"file:" + this.directory.resolve("reports"),
							"OFAUTO_MIGRATIONS_DATABASES_REPORTING_DEFAULTSCHEMA", "figures",
							"OFAUTO_MIGRATIONS_DATABASES_REPORTING_TABLELOCKS_RETRIES", "3",
							"OFAUTO_MIGRATIONS_DATABASES_REPORTING_MIGRATION_LOCK_WAIT", "9s")));
		assertThat(UnknownProperties.in(environment)).isEmpty();
		Contexts.bare().withInitializer((context) -> context.setEnvironment(environment)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(reports.queryForString("SELECT n FROM figures.figures")).isEqualTo("7");
			Migrator migrator = context.getBean("reportingMigrator", Migrator.class);
			assertThat(migrator.settings().tableLockRetries()).isEqualTo(3);
			assertThat(migrator.settings().migrationLockWait()).hasSeconds(9);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "reporting: {}", "reporting:", "reporting: jdbc:postgresql://localhost/reports" })
	void anEntryWithoutPropertiesIsRefused(String entry) {
		assertThatExceptionOfType(MigrationsDatabasesException.class).isThrownBy(() -> names(yaml(entry)))
			.withMessageStartingWith("ofauto.migrations.databases.reporting has no properties below it.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ofauto.migrations.", "ofauto.migrations.databases.reporting." })
	void aDataSourceAndAUrlAreNotBothMeant(String prefix) {
		this.databases.runner()
			.withBean("reports", DataSource.class, this.databases.reports()::dataSource,
					DatabasePropertiesTests::noDefaultCandidate)
			.withPropertyValues(prefix + "datasource=reports", prefix + "url=" + this.databases.orders().url())
			.run((context) -> {
				assertThat(TwoDatabases.failure(context).problem())
					.isEqualTo("Both " + prefix + "datasource and " + prefix + "url are set.");
				assertThat(this.databases.areUntouched()).isTrue();
			});
	}

	@Test
	void theDataSourceOfTheDefaultCanBeNamedToo() {
		Contexts.on(this.databases.orders())
			.withBean("reports", DataSource.class, this.databases.reports()::dataSource,
					DatabasePropertiesTests::noDefaultCandidate)
			.withPropertyValues("ofauto.migrations.datasource=reports",
					"ofauto.migrations.locations=file:" + this.directory.resolve("orders"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(this.databases.reports().queryForString("SELECT name FROM agencies")).isNotNull();
				assertThat(this.databases.areUntouched()).isTrue();
			});
	}

	@Test
	void anAnnotatedDataSourceAndANamedOneAreNotBothMeant() {
		Contexts.on(this.databases.orders())
			.withUserConfiguration(Annotated.class)
			.withPropertyValues("ofauto.migrations.datasource=dataSource")
			.run((context) -> assertThat(TwoDatabases.failure(context).problem()).isEqualTo(
					"ofauto.migrations.datasource is set, and a DataSource bean is annotated with @MigrationsDataSource."));
	}

	@Test
	void anotherUserOfANamedDataSourceIsAllowed() {
		this.databases.withoutAddress()
			.withBean("reports", DataSource.class, this.databases.reports()::dataSource,
					DatabasePropertiesTests::noDefaultCandidate)
			.withPropertyValues(REPORTING + "datasource=reports", REPORTING + "user=" + this.databases.reports().user(),
					REPORTING + "password=" + this.databases.reports().password())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(this.databases.reports().queryForString("SELECT n FROM figures")).isEqualTo("7");
			});
	}

	@Test
	void anAddressInPrismasFormNamesTheSchemaToo() {
		TestDatabase reports = this.databases.reports();
		this.databases.withoutAddress()
			.withPropertyValues(REPORTING + "url=postgresql://%s:%s@%s:%d/%s?schema=figures".formatted(reports.user(),
					reports.password(), reports.host(), reports.port(), reports.name()))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(reports.queryForString("SELECT n FROM figures.figures")).isEqualTo("7");
			});
	}

	@ParameterizedTest
	@CsvSource({ "table-locks.retries, -1", "migration-lock.wait, 0s", "wait.limit, 0s", "time-zone, Nowhere",
			"default-schema, pg_catalog", "on-startup, perhaps", "reset.enabled, perhaps", "url, nonsense",
			"environment, moon" })
	void aWrongValueIsSaidOfTheEntry(String property, String value) {
		this.databases.runner().withPropertyValues(REPORTING + property + "=" + value).run((context) -> {
			StringBuilder text = new StringBuilder();
			for (Throwable cause = context.getStartupFailure(); cause != null; cause = cause.getCause()) {
				text.append(cause.getMessage()).append('\n');
			}
			assertThat(text.toString()).contains(REPORTING + property);
			assertThat(this.databases.areUntouched()).isTrue();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "url", "user", "locations", "default-schema", "datasource", "reset.enabled",
			"seed.on-startup", "once.baseline", "schema-source" })
	void whatIsSaidOfADefaultThatIsNotThereIsRefused(String property) {
		this.databases.runner()
			.withPropertyValues("ofauto.migrations.order=reporting", "ofauto.migrations." + property + "=true")
			.run((context) -> {
				assertThat(TwoDatabases.failure(context).problem()).contains("is set, but ofauto.migrations.order");
				assertThat(this.databases.areUntouched()).isTrue();
			});
	}

	@Test
	void nothingIsDoneWithWhatIsSwitchedOff() {
		this.databases.runner()
			.withPropertyValues("ofauto.migrations.enabled=false", "ofauto.migrations.order=nonsense")
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(Migrator.class);
				assertThat(this.databases.areUntouched()).isTrue();
			});
	}

	@Test
	void lazyBeansAreMigratedAtTheStart() {
		this.databases.runner().withPropertyValues("spring.main.lazy-initialization=true").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(this.databases.reports().queryForString("SELECT n FROM figures")).isEqualTo("7");
		});
	}

	@Test
	void theDefaultAloneMayBeTheOrder() {
		Contexts.on(this.databases.orders())
			.withPropertyValues("ofauto.migrations.order=default",
					"ofauto.migrations.locations=file:" + this.directory.resolve("orders"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(Migrator.class).settings().name()).isNull();
			});
	}

	private static void noDefaultCandidate(BeanDefinition definition) {
		((AbstractBeanDefinition) definition).setDefaultCandidate(false);
	}

	static class Annotated {

		@Bean(defaultCandidate = false)
		@MigrationsDataSource
		DataSource annotated() {
			return new DriverManagerDataSource("jdbc:postgresql://localhost:1/none");
		}

	}

}
