package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * An application that says on its standard output when its own beans are there, and that
 * can be started with a database that a configuration adds to it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
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
		return (arguments) -> System.out.println("The application runs with " + arguments.getNonOptionArgs() + ".");
	}

	/**
	 * A command that may need any bean of the application.
	 */
	@Bean
	Command seed(ObjectProvider<ApplicationRunner> runners) {
		return new Command() {

			@Override
			public CommandUsage usage() {
				return CommandUsage.of("db seed", "", "Look for the application's beans");
			}

			@Override
			public ExitCode run(Arguments arguments, Output output) {
				output.data("Runners: " + runners.stream().count());
				return ExitCode.REFUSED;
			}

		};
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

	}

	/**
	 * A database whose address only this class knows.
	 */
	@Configuration(proxyBeanMethods = false)
	static class AddedDatabase {

		@Bean
		JdbcConnectionDetails addedDatabase(Environment environment) {
			return new JdbcConnectionDetails() {

				@Override
				public String getUsername() {
					return environment.getRequiredProperty("added.user");
				}

				@Override
				public String getPassword() {
					return environment.getRequiredProperty("added.password");
				}

				@Override
				public String getJdbcUrl() {
					return environment.getRequiredProperty("added.url");
				}

			};
		}

	}

}
