package com.ofauto.migrations.autoconfigure;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.dev.Seed;
import com.ofauto.migrations.dev.Seeder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An application that says on its standard output when its own beans are there, and that
 * can be started with a database that a configuration adds to it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(MigrationsDevAutoConfiguration.class)
class CommandLineApplication {

	public static void main(String[] args) {
		SpringApplication.run(CommandLineApplication.class, args);
	}

	@Bean
	static BeanFactoryPostProcessor loud() {
		return (beans) -> System.out.println("The application's beans are there.");
	}

	@Bean
	ApplicationRunner runner() {
		return new Runner();
	}

	/**
	 * What the application would end with is not what a command ends with.
	 */
	@Bean
	ExitCodeGenerator ownExitCode() {
		return () -> 42;
	}

	/**
	 * A seeder that needs a bean of the application.
	 */
	@Bean
	Seeder seeder(ObjectProvider<DataSource> dataSource, ApplicationRunner runner) {
		return () -> new JdbcTemplate(dataSource.getObject())
			.update("INSERT INTO agencies VALUES (2, ?) ON CONFLICT DO NOTHING", runner.toString());
	}

	/**
	 * Whoever is not lazy meets a refusal before the command does.
	 */
	@Bean
	@Profile("eager")
	@Lazy(false)
	SmartInitializingSingleton eager(ObjectProvider<Migrator> migrator) {
		return migrator::getObject;
	}

	/**
	 * Whoever does not come up, once it is meant.
	 */
	@Bean
	@Profile("broken")
	@Lazy(false)
	SmartInitializingSingleton broken() {
		return () -> {
			throw new IllegalStateException("This application does not start");
		};
	}

	/**
	 * Whoever does not wait for the command.
	 */
	@Bean
	@Profile("impatient")
	@Lazy(false)
	SmartInitializingSingleton impatient(ObjectProvider<Seed> seed) {
		return () -> seed.getObject().run();
	}

	/**
	 * Another database than the properties name.
	 */
	@Bean
	@Profile("elsewhere")
	JdbcConnectionDetails elsewhere(Environment environment) {
		return new GivenDatabase(environment, "elsewhere");
	}

	private static final class Runner implements ApplicationRunner {

		@Override
		public void run(ApplicationArguments arguments) {
			System.out.println("The application runs with " + arguments.getNonOptionArgs() + ".");
		}

		@Override
		public String toString() {
			return "A bean of the application";
		}

	}

	/**
	 * The same application with what development adds to it.
	 */
	static final class WithDatabase {

		private WithDatabase() {
		}

		public static void main(String[] args) {
			SpringApplication.from(CommandLineApplication::main).with(AddedDatabase.class).run(args);
		}

		/**
		 * A database whose address only this class knows.
		 */
		@Configuration(proxyBeanMethods = false)
		static class AddedDatabase {

			@Bean
			JdbcConnectionDetails addedDatabase(Environment environment) {
				return new GivenDatabase(environment, "added");
			}

		}

	}

	/**
	 * A database whose address the application makes of properties of its own.
	 *
	 * @param environment has the properties
	 * @param prefix what their names begin with
	 */
	private record GivenDatabase(Environment environment, String prefix) implements JdbcConnectionDetails {

		@Override
		public String getUsername() {
			return this.environment.getRequiredProperty(this.prefix + ".user");
		}

		@Override
		public String getPassword() {
			return this.environment.getRequiredProperty(this.prefix + ".password");
		}

		@Override
		public String getJdbcUrl() {
			return this.environment.getRequiredProperty(this.prefix + ".url");
		}

	}

}
