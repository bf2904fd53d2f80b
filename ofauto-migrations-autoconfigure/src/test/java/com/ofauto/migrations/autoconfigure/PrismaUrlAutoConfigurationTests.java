package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that are given Prisma's {@code DATABASE_URL}.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class PrismaUrlAutoConfigurationTests {

	private static final String HISTORIES = "SELECT schemaname FROM pg_tables WHERE tablename = '_prisma_migrations'";

	private MigrationFiles files;

	@BeforeEach
	void writeMigrations(@TempDir Path directory) {
		this.files = MigrationFiles.agencies(directory);
	}

	@Test
	void theApplicationAndItsMigrationsUseTheSchemaOfTheUrl(TestDatabase database) {
		runner("spring.datasource.url=" + url(database) + "?schema=app").run((context) -> {
			assertThat(context).hasNotFailed();
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			assertThat(pool.getJdbcUrl()).isEqualTo(database.url() + "?currentSchema=app%2Cpublic");
			assertThat(pool.getUsername()).isEqualTo(database.user());
			assertThat(pool.getPassword()).isEqualTo(database.password());
			assertThat(pool.getDriverClassName()).isEqualTo("org.postgresql.Driver");
			assertThat(new JdbcTemplate(pool).queryForObject("SELECT name FROM agencies", String.class))
				.isEqualTo("Northlight");
		});
		assertThat(database.queryForStrings(HISTORIES)).containsExactly("app");
	}

	@Test
	void aHistoryInPublicIsNotTakenForTheOneOfTheSchema(TestDatabase database) {
		runner("spring.datasource.url=" + url(database)).run((context) -> assertThat(context).hasNotFailed());
		runner("spring.datasource.url=" + url(database) + "?schema=app")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.queryForStrings(HISTORIES)).containsExactlyInAnyOrder("app", "public");
	}

	@Test
	void extensionsInPublicAreFound(TestDatabase database) {
		database.execute("CREATE EXTENSION citext");
		this.files.with("20260102000000_extension", "ALTER TABLE agencies ADD title citext");
		runner("spring.datasource.url=" + url(database) + "?schema=My%20App").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(new JdbcTemplate(context.getBean(DataSource.class))
				.queryForObject("SELECT count(title::citext) FROM agencies", Long.class)).isZero();
		});
		assertThat(database.queryForStrings(HISTORIES)).containsExactly("My App");
	}

	@Test
	void theDefaultSchemaOfThePropertiesIsBetterThanTheOneOfTheUrl(TestDatabase database) {
		runner("spring.datasource.url=" + url(database) + "?schema=app", "ofauto.migrations.default-schema=own")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.queryForStrings(HISTORIES)).containsExactly("own");
	}

	@Test
	void migrationsMayHaveSuchAUrlOfTheirOwn(TestDatabase database) {
		runner("spring.datasource.url=jdbc:h2:mem:elsewhere",
				"ofauto.migrations.url=" + url(database) + "?schema=app&application_name=own")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(HikariDataSource.class).getJdbcUrl()).isEqualTo("jdbc:h2:mem:elsewhere");
			});
		assertThat(database.queryForStrings(HISTORIES)).containsExactly("app");
	}

	@Test
	void aUserOfThePropertiesIsBetterThanTheOneOfTheUrl(TestDatabase database) {
		String url = "postgresql://nobody:wrong@" + database.host() + ":" + database.port() + "/" + database.name();
		runner("spring.datasource.url=" + url, "spring.datasource.username=" + database.user(),
				"spring.datasource.password=" + database.password())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(HikariDataSource.class).getUsername()).isEqualTo(database.user());
				assertThat(context.getBean(HikariDataSource.class).getPassword()).isEqualTo(database.password());
			});
		runner("ofauto.migrations.url=" + url, "ofauto.migrations.user=" + database.user(),
				"ofauto.migrations.password=" + database.password(), "spring.datasource.url=jdbc:h2:mem:own-user")
			.run((context) -> assertThat(context).hasNotFailed());
		runner("spring.datasource.url=" + url, "spring.datasource.username=other", "ofauto.migrations.enabled=false")
			.run((context) -> assertThat(context.getBean(HikariDataSource.class).getPassword()).isNull());
	}

	@Test
	void theUrlIsUnderstoodWithoutMigrations(TestDatabase database) {
		runner("spring.datasource.url=" + url(database), "ofauto.migrations.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(Migrator.class);
			assertThat(context.getBean(HikariDataSource.class).getJdbcUrl()).isEqualTo(database.url());
		});
	}

	@Test
	void connectionDetailsOfSomebodyElseAreBetterEvenThanABrokenUrl(TestDatabase database) {
		for (String unused : new String[] { "postgresql://nowhere.invalid/none?schema=app", "postgresql://broken" }) {
			runner("spring.datasource.url=" + unused, "added.url=" + database.url(), "added.user=" + database.user(),
					"added.password=" + database.password())
				.withUserConfiguration(CommandLineApplication.WithDatabase.AddedDatabase.class)
				.run((context) -> {
					assertThat(context).hasNotFailed();
					assertThat(context.getBean(HikariDataSource.class).getJdbcUrl()).isEqualTo(database.url());
				});
		}
		assertThat(database.queryForStrings(HISTORIES)).containsExactly("public");
	}

	@Test
	void propertiesOfTheApplicationsOwnDataSourceAreUnderstoodToo(TestDatabase database) {
		runner("agency.url=" + url(database) + "?schema=app").withUserConfiguration(OwnProperties.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.queryForStrings(HISTORIES)).containsExactly("app");
		runner("agency.url=postgresql://broken").withUserConfiguration(OwnProperties.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("The URL in agency.url has no database."));
	}

	@Test
	void aBrokenUrlIsExplained(CapturedOutput output) {
		for (String property : new String[] { "spring.datasource.url", "ofauto.migrations.url" }) {
			runner("spring.datasource.url=jdbc:h2:mem:broken", property + "=postgresql://me:s3cret@host")
				.run((context) -> {
					FailureAnalysis analysis = new MigrationsFailureAnalyzer().analyze(context.getStartupFailure());
					assertThat(analysis.getDescription()).isEqualTo("The URL in " + property + " has no database.");
					assertThat(analysis.getAction())
						.isEqualTo("Add its name, so that every tool with this URL uses the same database. The form is"
								+ " postgresql://user:password@host:5432/database?schema=app.");
				});
		}
		assertThat(output).doesNotContain("s3cret");
	}

	/**
	 * The tests' server trusts everybody, so that this one has rules of its own.
	 */
	@Test
	void aPasswordWithEverySpecialCharacterIsTheRoles(@TempDir Path directory, CapturedOutput output)
			throws IOException {
		Path rules = Files.writeString(directory.resolve("pg_hba.conf"), """
				host all postgres all trust
				host all all all scram-sha-256
				""");
		try (EmbeddedPostgres server = EmbeddedPostgres.builder()
			.setServerConfig("hba_file", rules.toString())
			.start()) {
			JdbcTemplate admin = new JdbcTemplate(server.getPostgresDatabase());
			admin.execute("CREATE ROLE \"app@x\" LOGIN PASSWORD 'p@ss:w/rd%'");
			admin.execute("CREATE DATABASE \"a/b\" OWNER \"app@x\"");
			String url = "postgresql://app%%40x:%s@localhost:" + server.getPort() + "/a%%2Fb?schema=app";
			runner("spring.datasource.url=" + url.formatted("p%40ss%3Aw%2Frd%25")).run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(new JdbcTemplate(context.getBean(DataSource.class)).queryForObject("SELECT current_user",
						String.class))
					.isEqualTo("app@x");
			});
			runner("spring.datasource.url=" + url.formatted("wrong")).run((context) -> assertThat(context).hasFailed());
		}
		assertThat(output).doesNotContain("p@ss").doesNotContain("p%40ss");
	}

	private ApplicationContextRunner runner(String... properties) {
		return Contexts.bare()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, PrismaUrlAutoConfiguration.class))
			.withPropertyValues(this.files.property(), "spring.datasource.hikari.maximum-pool-size=1",
					"spring.datasource.hikari.connection-timeout=5000")
			.withPropertyValues(properties);
	}

	private static String url(TestDatabase database) {
		return "postgresql://" + database.user() + ":" + database.password() + "@" + database.host() + ":"
				+ database.port() + "/" + database.name();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnProperties {

		/**
		 * Private, so that it makes no metadata beside the module's own.
		 */
		@Bean
		@Primary
		@ConfigurationProperties("agency")
		private DataSourceProperties agencyProperties() {
			return new DataSourceProperties();
		}

		@Bean
		DataSource agencyDataSource(DataSourceProperties properties) {
			return properties.initializeDataSourceBuilder().build();
		}

	}

}
