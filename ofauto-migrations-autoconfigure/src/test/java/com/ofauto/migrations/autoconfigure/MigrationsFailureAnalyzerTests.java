package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What an operator sees when a migration breaks: a real {@link SpringApplication} with
 * its failure report.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class MigrationsFailureAnalyzerTests {

	@Test
	void anotherDatabaseThanPostgresqlIsExplained(CapturedOutput output) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties("spring.datasource.url=jdbc:mysql://localhost/shop?password=secret");
		assertThatException().isThrownBy(application::run);
		assertThat(output)
			.contains(
					"""
							Description:

							spring.datasource.url begins with jdbc:mysql:, and com.mysql.cj.jdbc.Driver, the driver for that, is not \
							on the class path.

							Action:

							OFAuto Migrations works with PostgreSQL: write jdbc:postgresql://host:5432/database. If the application \
							has another database too, add its driver, and name the database of the migrations with \
							ofauto.migrations.url.
							""")
			.doesNotContain("password=secret");
	}

	@Test
	void aBrokenMigrationIsExplained(@TempDir Path directory, TestDatabase database, CapturedOutput output) {
		MigrationFiles files = MigrationFiles.agencies(directory).with("20260102000000_broken", """
				-- Agencies get a plan
				ALTER TABLE agencies
				    ADD plan text;

				UPDATE agencies SET plan = 'GROWTH';

				ALTER TABLE agencies ALTR plan SET NOT NULL;
				""");
		SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties(Contexts.properties(database))
			.properties(files.property());
		assertThatException().isThrownBy(application::run);
		assertThat(output.toString().replace(directory.toString(), "migrations")).contains(
				"""
						***************************
						APPLICATION FAILED TO START
						***************************

						Description:

						Migration 20260102000000_broken failed.
						migrations/20260102000000_broken/migration.sql:7:22: syntax error at or near "ALTR" (SQLSTATE 42601)
						    ALTER TABLE agencies ALTR plan SET NOT NULL;
						Nothing of this migration remains: it was rolled back.
						Applied before it in this run: 20260101000000_agencies.

						Action:

						If this migration is applied nowhere yet, correct the file and start again. If it is applied in another \
						environment, do not touch it: repair the data, or run \
						the application with the arguments migrate resolve --applied 20260102000000_broken, and write a new migration.
						""");
	}

	@Test
	void anAddressForR2dbcWhereNobodyAnswersIsNamed(CapturedOutput output) {
		assertThatException().isThrownBy(() -> ReactiveApplication
			.main(new String[] { "--spring.r2dbc.url=r2dbc:postgresql://me:s3cret@localhost:1/none",
					"--ofauto.migrations.locations=classpath:autoconfigure/agencies" }));
		assertThat(output.toString()).contains("""
				Description:

				Could not connect to the database: Connection to localhost:1 refused. Check that the hostname and port \
				are correct and that the postmaster is accepting TCP/IP connections. Address and user come from \
				spring.r2dbc.url, spring.r2dbc.username and spring.r2dbc.password.

				Action:

				Check that the server is running and that the URL is correct, and start again.
				""").doesNotContain("s3cret");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrationsAutoConfiguration.class })
	static class Application {

	}

}
