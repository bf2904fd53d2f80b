package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.ofauto.migrations.autoconfigure.event.MigrationApplied;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.FindingPolicy;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with a database of its own DataSource and further ones.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class SeveralDatabasesTests {

	private static final String REPORTING = TwoDatabases.REPORTING;

	@TempDir
	Path directory;

	private TestDatabase orders;

	private TestDatabase reports;

	private ApplicationContextRunner runner;

	private ApplicationContextRunner withoutAddress;

	@BeforeEach
	void makeTheDatabases(TestDatabase orders) {
		TwoDatabases databases = TwoDatabases.of(orders, this.directory);
		this.orders = orders;
		this.reports = databases.reports();
		this.withoutAddress = databases.withoutAddress();
		this.runner = databases.runner();
	}

	@AfterEach
	void dropTheSecond() {
		this.reports.close();
	}

	@Test
	void areMigratedInTheirOrderAndTheLogSaysWhichIsMeant(CapturedOutput log) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(this.orders.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
			assertThat(this.reports.queryForString("SELECT n FROM figures")).isEqualTo("7");
			assertThat(this.orders.queryForString("SELECT to_regclass('figures')")).isNull();
			assertThat(log).containsSubsequence(
					"[default] Database " + this.orders.name() + " has 1 migration to apply",
					"[default] Migration 20260101000000_agencies applied",
					"[reporting] Database " + this.reports.name(),
					"[reporting] Migration 20260102000000_figures applied");
		});
	}

	@Test
	void anotherOrderIsKept(CapturedOutput log) {
		this.runner.withPropertyValues("ofauto.migrations.order=reporting,default")
			.run((context) -> assertThat(log).containsSubsequence("[reporting] Database ", "[default] Database "));
	}

	@Test
	void theMigratorWithoutAQualifierIsThatOfTheDefaultDatabase() {
		this.runner.withUserConfiguration(Injected.class).run((context) -> {
			assertThat(context.getBean(Injected.class).unqualified.settings().name()).isEqualTo("default");
			assertThat(context.getBean(Injected.class).reporting.settings().name()).isEqualTo("reporting");
			assertThat(context).getBean("reportingMigrator").isSameAs(context.getBean(Injected.class).reporting);
		});
	}

	@Test
	void whatUsesEitherDatabaseWaitsForBoth() {
		this.withoutAddress.withConfiguration(AutoConfigurations.of(JdbcTemplateAutoConfiguration.class))
			.withPropertyValues(REPORTING + "datasource=reports")
			.withBean("reports", DataSource.class, () -> this.reports.dataSource(),
					(definition) -> ((org.springframework.beans.factory.support.AbstractBeanDefinition) definition)
						.setDefaultCandidate(false))
			.withUserConfiguration(Users.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context).getBean("agency").isEqualTo("Northlight");
				assertThat(context).getBean("figure").isEqualTo(7);
			});
	}

	@Test
	void oneWithoutTheDefaultNeedsNoDataSource() {
		Contexts.bare()
			.withPropertyValues("ofauto.migrations.order=reporting", REPORTING + "url=" + this.reports.url(),
					REPORTING + "user=" + this.reports.user(), REPORTING + "password=" + this.reports.password(),
					REPORTING + "locations=file:" + this.directory.resolve("reports"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBeanNamesForType(Migrator.class)).containsExactly("reportingMigrator");
				assertThat(this.reports.queryForString("SELECT n FROM figures")).isEqualTo("7");
			});
	}

	@Test
	void policiesHoldForAllAndAnEntryCanSayOtherwise() {
		this.runner
			.withPropertyValues("ofauto.migrations.edited=reject", "ofauto.migrations.late=reject",
					REPORTING + "late=report", "ofauto.migrations.default-schema=public",
					"ofauto.migrations.table-locks.retries=3")
			.run((context) -> {
				Migrator reporting = context.getBean("reportingMigrator", Migrator.class);
				assertThat(reporting.settings().edited()).isEqualTo(FindingPolicy.REJECT);
				assertThat(reporting.settings().late()).isEqualTo(FindingPolicy.REPORT);
				assertThat(reporting.settings().tableLockRetries()).isEqualTo(3);
				assertThat(reporting.settings().defaultSchema()).isNull();
				assertThat(context.getBean(Migrator.class).settings().late()).isEqualTo(FindingPolicy.REJECT);
			});
	}

	@Test
	void anEntryTightensTheEnvironmentAndLoosensNothing() {
		this.runner.withPropertyValues("ofauto.migrations.environment=development", REPORTING + "environment=staging")
			.run((context) -> {
				assertThat(environment(context)).isEqualTo(MigrationEnvironment.STAGING);
				assertThat(context.getBean(Migrator.class).gate().environment())
					.isEqualTo(MigrationEnvironment.DEVELOPMENT);
			});
		this.runner.withPropertyValues("ofauto.migrations.environment=staging", REPORTING + "environment=development")
			.run((context) -> assertThat(environment(context)).isEqualTo(MigrationEnvironment.STAGING));
	}

	private static MigrationEnvironment environment(AssertableApplicationContext context) {
		return context.getBean("reportingMigrator", Migrator.class).gate().environment();
	}

	@Test
	void aResetOfOneIsNoneOfTheOther() {
		this.runner
			.withPropertyValues("ofauto.migrations.environment=development", "ofauto.migrations.reset.enabled=true")
			.run((context) -> {
				assertThat(context.getBean(Migrator.class).gate().enabled(Operation.RESET)).isTrue();
				assertThat(context.getBean("reportingMigrator", Migrator.class).gate().enabled(Operation.RESET))
					.isFalse();
			});
	}

	@Test
	void aResetInProductionStopsTheStartBeforeAnyDatabaseIsTouched() {
		this.runner.withPropertyValues(REPORTING + "reset.enabled=true").run((context) -> {
			assertThat(TwoDatabases.failure(context).problem()).isEqualTo(
					"ofauto.migrations.databases.reporting.reset.enabled=true, but no environment is named, so the rules of"
							+ " production apply, and a reset is allowed in development and test only.");
			assertThat(this.orders.queryForString("SELECT to_regclass('agencies')")).isNull();
		});
	}

	@Test
	void aFailureOfTheSecondNamesItAndSaysWhatIsDone() {
		new MigrationFiles(this.directory.resolve("reports")).with("20260103000000_wrong", "SELECT 1 / 0;");
		this.runner.run((context) -> {
			Failure failure = TwoDatabases.failure(context);
			assertThat(failure.problem()).startsWith(
					"The database named reporting stops the start. The start has finished with default before.\n"
							+ "Migration 20260103000000_wrong failed");
			assertThat(failure.remedy())
				.endsWith("\nCommands for this database take --database reporting, and its properties begin with"
						+ " ofauto.migrations.databases.reporting.");
			assertThat(failure.kind()).isEqualTo(Failure.Kind.FAILED);
			assertThat(this.orders.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
		});
	}

	@Test
	void oneThatIsDownStopsTheStartBehindTheOthers() {
		this.runner.withPropertyValues(REPORTING + "url=jdbc:postgresql://localhost:1/nowhere").run((context) -> {
			assertThat(TwoDatabases.failure(context).problem()).startsWith(
					"The database named reporting stops the start. The start has finished with default before.\n"
							+ "Could not connect to the database");
			assertThat(TwoDatabases.failure(context).kind()).isEqualTo(Failure.Kind.UNREACHABLE);
			assertThat(this.orders.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
		});
	}

	@Test
	void oneDatabaseCanBeTwoWithASchemaEach() {
		this.withoutAddress.withPropertyValues(REPORTING + "default-schema=reporting").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(this.orders.queryForString("SELECT n FROM reporting.figures")).isEqualTo("7");
			assertThat(this.orders.queryForString("SELECT name FROM public.agencies")).isEqualTo("Northlight");
		});
	}

	@Test
	void theSameSchemaTwiceIsRefusedBeforeTheSecondIsTouched() {
		this.runner
			.withPropertyValues(REPORTING + "url=" + this.orders.url() + "?ApplicationName=other",
					REPORTING + "user=" + this.orders.user(), REPORTING + "password=" + this.orders.password())
			.run((context) -> {
				assertThat(TwoDatabases.failure(context).problem()).endsWith(
						"The databases named default and reporting are the same schema of the same database, so that they"
								+ " would share one history.");
				assertThat(TwoDatabases.failure(context).remedy()).startsWith(
						"Give one of them another database" + " (ofauto.migrations.databases.reporting.datasource or"
								+ " ofauto.migrations.databases.reporting.url), or another schema"
								+ " (ofauto.migrations.databases.reporting.default-schema).");
				assertThat(this.orders.queryForString("SELECT to_regclass('figures')")).isNull();
			});
	}

	@Test
	void aDecisionIsAboutTheDatabaseOfItsEntry() {
		this.reports.execute("CREATE TABLE figures (n int)");
		this.runner.withPropertyValues(REPORTING + "once.baseline=20260102000000_figures").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(this.reports.queryForString("SELECT count(*) FROM figures")).isEqualTo("0");
		});
	}

	@Test
	void anEventSaysWhichDatabaseItIsAbout() {
		this.runner.withUserConfiguration(Heard.class)
			.run((context) -> assertThat(context.getBean(Heard.class).databases).containsExactly("default",
					"reporting"));
	}

	@Test
	void aBeanThatIsNotThereIsMissedByName() {
		this.withoutAddress.withPropertyValues(REPORTING + "datasource=reports")
			.run((context) -> assertThat(TwoDatabases.failure(context).problem()).isEqualTo(
					"ofauto.migrations.databases.reporting.datasource names the bean \"reports\", and there is no"
							+ " such DataSource."));
	}

	@Test
	void theFactoryBuildsAMigratorForADatabaseThatIsFoundLater() {
		this.runner.withPropertyValues("ofauto.migrations.edited=reject").run((context) -> {
			Migrator migrator = context.getBean(MigratorFactory.class)
				.migrator(this.reports.dataSource())
				.name("tenant")
				.locations("file:" + this.directory.resolve("orders"))
				.settings((settings) -> settings.withDefaultSchema("tenant"))
				.build();
			migrator.deploy();
			assertThat(migrator.settings().edited()).isEqualTo(FindingPolicy.REJECT);
			assertThat(this.reports.queryForString("SELECT name FROM tenant.agencies")).isEqualTo("Northlight");
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Injected {

		private final Migrator unqualified;

		private final Migrator reporting;

		Injected(Migrator unqualified, @Qualifier("reporting") Migrator reporting) {
			this.unqualified = unqualified;
			this.reporting = reporting;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Users {

		@Bean
		String agency(JdbcTemplate orders) {
			return orders.queryForObject("SELECT name FROM agencies", String.class);
		}

		@Bean(defaultCandidate = false)
		JdbcTemplate reportsTemplate(@Qualifier("reports") DataSource reports) {
			return new JdbcTemplate(reports);
		}

		@Bean
		Integer figure(@Qualifier("reportsTemplate") JdbcTemplate reports) {
			return reports.queryForObject("SELECT n FROM figures", Integer.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Heard {

		private final List<String> databases = new ArrayList<>();

		@EventListener
		void on(MigrationApplied event) {
			this.databases.add(event.database());
		}

	}

}
