package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.boot.session.autoconfigure.SessionAutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.quartz.QuartzJobBean;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever uses the database while the application starts finds it migrated. Each user
 * here is the application's own bean, which comes before those of auto-configurations.
 */
@ExtendWith(PostgresExtension.class)
class OrderingTests {

	private static final String NAMES = "SELECT name FROM agencies";

	@TempDir
	Path directory;

	@Test
	void anEntityIsValidatedAndReadAfterTheMigrations(TestDatabase database) {
		Contexts.on(database)
			.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
			.withPropertyValues(MigrationFiles.agencies(this.directory).property(),
					"spring.jpa.hibernate.ddl-auto=validate")
			.withUserConfiguration(JpaUser.class)
			.run((context) -> assertThat(context).getBean("found").isEqualTo("Northlight"));
	}

	@Test
	void jdbcTemplateAndJdbcClientWait(TestDatabase database) {
		Contexts.on(database)
			.withConfiguration(
					AutoConfigurations.of(JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class))
			.withPropertyValues(MigrationFiles.agencies(this.directory).property())
			.withUserConfiguration(JdbcUser.class)
			.run((context) -> {
				assertThat(context).getBean("foundByTemplate").isEqualTo("Northlight");
				assertThat(context).getBean("foundByClient").isEqualTo("Northlight");
			});
	}

	@Test
	void jooqWaits(TestDatabase database) {
		Contexts.on(database)
			.withConfiguration(AutoConfigurations.of(DataSourceTransactionManagerAutoConfiguration.class,
					TransactionAutoConfiguration.class, JooqAutoConfiguration.class))
			.withPropertyValues(MigrationFiles.agencies(this.directory).property())
			.withUserConfiguration(JooqUser.class)
			.run((context) -> assertThat(context).getBean("found").isEqualTo("Northlight"));
	}

	@Test
	void quartzFindsTheTablesThatAMigrationCreates(TestDatabase database) {
		MigrationFiles files = new MigrationFiles(this.directory).withScriptOf("20260101000000_quartz",
				"org/quartz/impl/jdbcjobstore/tables_postgres.sql");
		Contexts.on(database)
			.withConfiguration(AutoConfigurations.of(QuartzAutoConfiguration.class))
			.withPropertyValues(files.property(), "spring.datasource.hikari.maximum-pool-size=5",
					"spring.quartz.job-store-type=jdbc", "spring.quartz.jdbc.initialize-schema=never",
					"spring.quartz.properties.org.quartz.jobStore.driverDelegateClass="
							+ "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate")
			.withUserConfiguration(QuartzUser.class)
			.run((context) -> {
				assertThat(context).getBean("found").isEqualTo(true);
				assertThat(database.queryForString("SELECT job_name FROM qrtz_job_details")).isEqualTo("nightly");
			});
	}

	@Test
	void sessionsFindTheTablesThatAMigrationCreates(TestDatabase database) {
		MigrationFiles files = new MigrationFiles(this.directory).withScriptOf("20260101000000_session",
				"org/springframework/session/jdbc/schema-postgresql.sql");
		new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(MigrationsAutoConfiguration.class, DataSourceAutoConfiguration.class,
							DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
							SessionAutoConfiguration.class, JdbcSessionAutoConfiguration.class))
			.withPropertyValues(Contexts.properties(database))
			.withPropertyValues(files.property(), "spring.session.jdbc.initialize-schema=never",
					"spring.datasource.hikari.maximum-pool-size=2")
			.withUserConfiguration(SessionUser.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(database.queryForLong("SELECT count(*) FROM spring_session")).isOne();
			});
	}

	@Test
	void batchFindsTheTablesThatAMigrationCreates(TestDatabase database) {
		MigrationFiles files = new MigrationFiles(this.directory).withScriptOf("20260101000000_batch",
				"org/springframework/batch/core/schema-postgresql.sql");
		Contexts.on(database)
			.withConfiguration(AutoConfigurations.of(DataSourceTransactionManagerAutoConfiguration.class,
					TransactionAutoConfiguration.class, BatchAutoConfiguration.class, BatchJdbcAutoConfiguration.class))
			.withPropertyValues(files.property(), "spring.batch.jdbc.initialize-schema=never")
			.withUserConfiguration(BatchUser.class)
			.run((context) -> assertThat(context).getBean("found").isEqualTo(0));
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = AgencyEntity.class)
	static class JpaUser {

		@Bean
		String found(EntityManagerFactory factory) {
			try (var entityManager = factory.createEntityManager()) {
				return entityManager.find(AgencyEntity.class, 1).name();
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class JdbcUser {

		@Bean
		String foundByTemplate(JdbcTemplate template) {
			return String.valueOf(template.queryForObject(NAMES, String.class));
		}

		@Bean
		String foundByClient(JdbcClient client) {
			return client.sql(NAMES).query(String.class).single();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class JooqUser {

		@Bean
		String found(DSLContext jooq) {
			return String.valueOf(jooq.fetchValue(NAMES));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class QuartzUser {

		@Bean
		JobDetail nightly() {
			return JobBuilder.newJob(Nightly.class).withIdentity("nightly").storeDurably().build();
		}

		@Bean
		Boolean found(Scheduler scheduler, JobDetail job) throws SchedulerException {
			return scheduler.checkExists(job.getKey());
		}

	}

	static class Nightly extends QuartzJobBean {

		@Override
		protected void executeInternal(JobExecutionContext context) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SessionUser {

		@Bean
		String saved(SessionRepository<?> sessions) {
			return save(sessions);
		}

		private static <S extends Session> String save(SessionRepository<S> sessions) {
			S session = sessions.createSession();
			sessions.save(session);
			return session.getId();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BatchUser {

		@Bean
		Integer found(JobRepository jobs) {
			return jobs.getJobNames().size();
		}

	}

}
