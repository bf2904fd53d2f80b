package com.ofauto.migrations.benchmarks.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;

import javax.sql.DataSource;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * An application that starts, migrates with the tool on its class path, and stops. The
 * first argument is the file to which the readings are added, the others are the URLs of
 * the databases: it starts once for each, in one JVM.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class BenchmarkApplication {

	private static final int VALIDATION_SECONDS = 10;

	/**
	 * Starts the application.
	 * @param args the file and the databases, or nothing when it is processed ahead of
	 * time
	 * @throws IOException if the readings cannot be written
	 */
	public static void main(String[] args) throws IOException {
		if (args.length == 0) {
			SpringApplication.run(BenchmarkApplication.class);
		}
		for (int i = 1; i < args.length; i++) {
			try (ConfigurableApplicationContext context = SpringApplication.run(BenchmarkApplication.class,
					"--spring.datasource.url=" + args[i])) {
				Files.writeString(Path.of(args[0]), context.getBean(MigrationProbe.class).readings() + "\n",
						StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			}
		}
	}

	@Bean
	static MigrationProbe migrationProbe(Environment environment) {
		return new MigrationProbe(environment.getProperty("benchmark.initializer", ""));
	}

	/**
	 * Nearly every application connects while it starts, so that the cost of the first
	 * connection is not what a migration tool adds.
	 */
	@Bean
	ApplicationRunner connection(DataSource dataSource, Environment environment) {
		return (args) -> {
			if (environment.getProperty("benchmark.connect", boolean.class, false)) {
				try (Connection connection = dataSource.getConnection()) {
					connection.isValid(VALIDATION_SECONDS);
				}
			}
		};
	}

}
