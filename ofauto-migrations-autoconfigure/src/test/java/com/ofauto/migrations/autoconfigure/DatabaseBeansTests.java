package com.ofauto.migrations.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.dev.Reset;
import com.ofauto.migrations.dev.Seed;
import com.ofauto.migrations.dev.Seeder;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The application's own beans beside the databases that have an entry.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class DatabaseBeansTests {

	private static final String REPORTING = TwoDatabases.REPORTING;

	@TempDir
	private Path directory;

	private TwoDatabases databases;

	private ApplicationContextRunner runner;

	@BeforeEach
	void makeTheDatabases(TestDatabase orders) {
		this.databases = TwoDatabases.of(orders, this.directory);
		this.runner = this.databases.runner()
			.withConfiguration(AutoConfigurations.of(MigrationsDevAutoConfiguration.class));
	}

	@AfterEach
	void dropTheSecond() {
		this.databases.close();
	}

	private Migrator own(@Nullable String name) {
		return new Migrator(this.databases.orders().dataSource(),
				new MigrationDirectory(getClass().getClassLoader(),
						List.of("file:" + this.directory.resolve("orders"))),
				MigratorSettings.defaults().withName(name), List.of());
	}

	/**
	 * The gate of the one database says nothing about the other, which may be stricter.
	 */
	@Test
	void aSeederOfOneDatabaseIsNotPartOfTheSeedOfAnother() {
		this.runner
			.withPropertyValues("ofauto.migrations.environment=development", "ofauto.migrations.seed.enabled=true",
					"ofauto.migrations.reset.enabled=true", REPORTING + "environment=staging")
			.withUserConfiguration(TwoSeeders.class)
			.run((context) -> {
				assertThat(context.getBean("migrationsSeed", Seed.class).run()).hasSize(1);
				assertThat(context.getBean("migrationsReset", Reset.class).run().seeded()).hasSize(1);
				assertThat(this.databases.reports().queryForStrings("SELECT n FROM figures")).containsExactly("7");
				assertThat(this.databases.orders().queryForLong("SELECT count(*) FROM agencies")).isEqualTo(2);
				assertThatExceptionOfType(GateRefusedException.class)
					.isThrownBy(() -> context.getBean("reportingMigrationsSeed", Seed.class).run());
				assertThatExceptionOfType(GateRefusedException.class)
					.isThrownBy(() -> context.getBean("reportingMigrationsReset", Reset.class).run());
			});
	}

	@Test
	void aSeederWritesToTheDataSourceThatTheDefaultDatabaseNames() {
		Contexts.bare()
			.withConfiguration(AutoConfigurations.of(MigrationsDevAutoConfiguration.class))
			.withBean("one", DataSource.class, this.databases.orders()::dataSource)
			.withBean("other", DataSource.class, this.databases.reports()::dataSource)
			.withUserConfiguration(SeederOfTheOther.class)
			.withPropertyValues("ofauto.migrations.datasource=other",
					"ofauto.migrations.locations=file:" + this.directory.resolve("reports"),
					"ofauto.migrations.environment=development", "ofauto.migrations.seed.enabled=true",
					"ofauto.migrations.seed.on-startup=true")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(this.databases.reports().queryForStrings("SELECT n FROM figures")).containsExactly("7", "8");
			});
	}

	@Test
	void theSeedersOfADatabaseRunInTheirOrder(CapturedOutput log) {
		this.runner
			.withPropertyValues("ofauto.migrations.environment=development", REPORTING + "seed.enabled=true",
					REPORTING + "seed.on-startup=true")
			.withUserConfiguration(OrderedSeeders.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(this.databases.reports().queryForStrings("SELECT n FROM figures")).containsExactly("7", "1",
						"2");
				assertThat(log).contains(": [reporting] Seeded: ");
			});
	}

	@Test
	void eachIsSeededAtTheStartAsItsPropertiesSay() throws Exception {
		Path seeds = Files.createDirectories(this.directory.resolve("seed"));
		Files.writeString(seeds.resolve("1.sql"), "CREATE TABLE seeded (n int);");
		this.runner
			.withPropertyValues("ofauto.migrations.environment=development", "ofauto.migrations.seed.enabled=true",
					"ofauto.migrations.seed.on-startup=true", "ofauto.migrations.seed.location=file:" + seeds)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(this.databases.orders().queryForString("SELECT to_regclass('seeded')")).isNotNull();
				assertThat(this.databases.reports().queryForString("SELECT to_regclass('seeded')")).isNull();
			});
		this.databases.orders().execute("DROP TABLE seeded");
		this.runner
			.withPropertyValues("ofauto.migrations.environment=development", REPORTING + "seed.enabled=true",
					REPORTING + "seed.on-startup=true", REPORTING + "seed.location=file:" + seeds)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(this.databases.orders().queryForString("SELECT to_regclass('seeded')")).isNull();
				assertThat(this.databases.reports().queryForString("SELECT to_regclass('seeded')")).isNotNull();
			});
	}

	@Test
	void theApplicationsOwnMigratorIsThatOfTheDefaultDatabase() {
		new MigrationFiles(this.directory.resolve("reports")).with("20260103000000_wrong", "SELECT 1 / 0;");
		this.runner.withBean("ordersMigrator", Migrator.class, () -> own(null)).run((context) -> {
			assertThat(TwoDatabases.failure(context).problem()).startsWith(
					"The database named reporting stops the start. The start has finished with default before.\n");
			assertThat(this.databases.orders().queryForString("SELECT name FROM agencies")).isNotNull();
		});
	}

	@Test
	void twoMigratorsOfOneNameAreRefusedAndNoneIsLeftOut() {
		this.runner.withBean("ownMigrator", Migrator.class, () -> own("reporting")).run((context) -> {
			assertThat(TwoDatabases.failure(context).problem()).endsWith("are for a database named \"reporting\".");
			assertThat(this.databases.areUntouched()).isTrue();
		});
	}

	@Test
	void ownMigratorsWithoutANameAreCalledAsTheirBeans() {
		Contexts.on(this.databases.orders())
			.withBean("clients", Migrator.class, () -> own(null))
			.withBean("agents", Migrator.class, () -> own(null))
			.run((context) -> assertThat(MigratorBeans.in(context.getSourceApplicationContext().getBeanFactory(),
					new DatabaseNames(List.of("default"))))
				.containsOnlyKeys("clients", "agents"));
	}

	@Test
	void aListenerThatFailsToAnswerForADatabaseStopsNothing(CapturedOutput log) {
		this.runner.withUserConfiguration(BrokenListeners.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(this.databases.reports().queryForString("SELECT n FROM figures")).isEqualTo("7");
			assertThat(log)
				.contains(" : [reporting] The migration listener " + BrokenListener.class.getName() + " failed");
		});
	}

	@Test
	void anOwnStrategyIsAskedForEachInTheirOrder(CapturedOutput log) {
		this.runner
			.withBean("own", MigrationsStrategy.class,
					() -> (migrator) -> System.out.println("Asked for " + migrator.settings().name()))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(log).containsSubsequence("Asked for default", "Asked for reporting");
				assertThat(this.databases.areUntouched()).isTrue();
			});
	}

	@Test
	void theBeansAreQualifiedAndNoCandidatesWithoutTheQualifier() {
		this.runner.withUserConfiguration(Injected.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Injected.class).all).hasSize(1);
			assertThat(context.getBean(Injected.class).named).containsOnlyKeys("reportingMigrator");
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Injected {

		private final List<Migrator> all;

		private final Map<String, Migrator> named;

		Injected(List<Migrator> all, @Qualifier("reporting") Map<String, Migrator> named, Seed seed, Reset reset,
				@Qualifier("reporting") Seed otherSeed, @Qualifier("reporting") Reset otherReset) {
			this.all = all;
			this.named = named;
			assertThat(seed).isNotSameAs(otherSeed);
			assertThat(reset).isNotSameAs(otherReset);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoSeeders {

		@Bean
		Seeder agencies(DataSource dataSource) {
			return () -> new JdbcTemplate(dataSource)
				.update("INSERT INTO agencies VALUES (2, 'Meridian') ON CONFLICT DO NOTHING");
		}

		@Bean
		@Qualifier("reporting")
		Seeder figures(Reports reports) {
			return () -> reports.jdbc().update("INSERT INTO figures VALUES (8)");
		}

		@Bean
		Reports reports(Environment environment) {
			return new Reports(environment);
		}

	}

	/**
	 * Where the second database is.
	 */
	record Reports(Environment environment) {

		JdbcTemplate jdbc() {
			return new JdbcTemplate(new DriverManagerDataSource(this.environment.getRequiredProperty(REPORTING + "url"),
					this.environment.getRequiredProperty(REPORTING + "user"),
					this.environment.getRequiredProperty(REPORTING + "password")));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SeederOfTheOther {

		@Bean
		Seeder figures(@Qualifier("other") DataSource other) {
			return () -> new JdbcTemplate(other).update("INSERT INTO figures VALUES (8)");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OrderedSeeders {

		@Bean
		Reports reports(Environment environment) {
			return new Reports(environment);
		}

		@Bean(defaultCandidate = false)
		@Qualifier("reporting")
		@Order(2)
		Seeder first(Reports reports) {
			return () -> reports.jdbc().update("INSERT INTO figures VALUES (2)");
		}

		@Bean
		@Qualifier("reporting")
		@Order(1)
		Seeder second(Reports reports) {
			return () -> reports.jdbc().update("INSERT INTO figures VALUES (1)");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenListeners {

		@Bean
		MigrationListener broken() {
			return new BrokenListener();
		}

		@Bean
		MigrationListener silent() {
			return new MigrationListener() {

				@Override
				@SuppressWarnings("NullAway")
				public MigrationListener forDatabase(String name) {
					return null;
				}

			};
		}

	}

	static final class BrokenListener implements MigrationListener {

		@Override
		public MigrationListener forDatabase(String name) {
			throw new IllegalStateException("No listener today");
		}

	}

}
