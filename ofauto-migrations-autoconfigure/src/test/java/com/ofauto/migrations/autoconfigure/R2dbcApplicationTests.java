package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.Objects;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.repository.R2dbcRepository;
import org.springframework.data.r2dbc.repository.config.EnableR2dbcRepositories;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcInitializationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reactive application has an address for R2DBC alone. Its database is migrated with
 * JDBC, and whatever queries with R2DBC while the application starts finds it migrated.
 */
@ExtendWith(PostgresExtension.class)
class R2dbcApplicationTests {

	private static final String NAMES = "SELECT name FROM agencies";

	@TempDir
	private Path directory;

	@Test
	void aDatabaseClientWaitsForTheMigrations(TestDatabase database) {
		on(database).withUserConfiguration(ClientUser.class).run((context) -> {
			assertThat(context).getBean("inConstructor").hasToString("Northlight");
			assertThat(context).getBean("afterProperties").hasToString("Northlight");
		});
	}

	@Test
	void springDataWaitsForTheMigrations(TestDatabase database) {
		on(database).withUserConfiguration(TemplateUser.class)
			.run((context) -> assertThat(context).getBean("found").isEqualTo("Northlight"));
	}

	@Test
	void repositoriesWaitForTheMigrations(TestDatabase database) {
		on(database).withUserConfiguration(RepositoryUser.class)
			.run((context) -> assertThat(context).getBean("found").isEqualTo("Northlight"));
	}

	/**
	 * As before Flyway's: their order is Spring Boot's.
	 */
	@Test
	void scriptsOfSpringBootComeBeforeTheMigrations(TestDatabase database) {
		on(database).withConfiguration(AutoConfigurations.of(R2dbcInitializationAutoConfiguration.class))
			.withPropertyValues("spring.sql.init.mode=always",
					"spring.sql.init.schema-locations=" + script("CREATE SCHEMA IF NOT EXISTS earlier"),
					new MigrationFiles(this.directory.resolve("more"))
						.with("20260101000000_a", "CREATE TABLE earlier.agencies AS SELECT 'Northlight' AS name")
						.property())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(database.queryForString("SELECT name FROM earlier.agencies")).isEqualTo("Northlight");
			});
	}

	@Test
	void aPoolOfR2dbcIsNoObstacle(TestDatabase database) {
		on(database, "r2dbc:pool:postgresql").withUserConfiguration(ClientUser.class)
			.run((context) -> assertThat(context).getBean("inConstructor").hasToString("Northlight"));
	}

	@Test
	void theApplicationStaysWithoutADataSource(TestDatabase database) {
		on(database).run((context) -> assertThat(context).hasSingleBean(Migrator.class)
			.hasSingleBean(ConnectionFactory.class)
			.doesNotHaveBean(javax.sql.DataSource.class));
	}

	@Test
	void connectionDetailsComeBeforeTheProperties(TestDatabase database) {
		runner().withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://localhost:1/none")
			.withBean(R2dbcConnectionDetails.class,
					() -> () -> ConnectionFactoryOptions.parse("r2dbc:postgresql://%s:%s@%s:%d/%s".formatted(
							database.user(), database.password(), database.host(), database.port(), database.name())))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(database.queryForString(NAMES)).isEqualTo("Northlight");
			});
	}

	@Test
	void whatCodeAddsToTheOptionsCountsToo(TestDatabase database) {
		on(database).withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://localhost:1/none")
			.withBean(ConnectionFactoryOptionsBuilderCustomizer.class,
					() -> (options) -> options.option(ConnectionFactoryOptions.HOST, database.host())
						.option(ConnectionFactoryOptions.PORT, database.port())
						.option(ConnectionFactoryOptions.DATABASE, database.name()))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(database.queryForString(NAMES)).isEqualTo("Northlight");
			});
	}

	/**
	 * Where the server trusts everybody, only the details show it.
	 */
	@Test
	void anotherUserGetsNoPasswordOfTheApplications(TestDatabase database) {
		on(database).withPropertyValues("ofauto.migrations.on-startup=none").run((context) -> {
			MigrationsConnectionDetails details = context.getBean(MigrationsConnectionDetails.class);
			assertThat(details.getUsername()).isEqualTo(database.user());
			assertThat(details.getPassword()).isEqualTo(database.password());
		});
		on(database).withPropertyValues("ofauto.migrations.on-startup=none", "ofauto.migrations.user=other")
			.run((context) -> {
				MigrationsConnectionDetails details = context.getBean(MigrationsConnectionDetails.class);
				assertThat(details.getUsername()).isEqualTo("other");
				assertThat(details.getPassword()).isNull();
			});
	}

	@Test
	void anotherUserMigrates(TestDatabase database) {
		String owner = database.name() + "_owner";
		database
			.execute("CREATE ROLE " + owner + " LOGIN PASSWORD 'secret'; GRANT CREATE ON SCHEMA public TO " + owner);
		try {
			on(database).withPropertyValues("ofauto.migrations.user=" + owner, "ofauto.migrations.password=secret")
				.run((context) -> {
					assertThat(context).hasNotFailed();
					assertThat(database.queryForString("SELECT tableowner FROM pg_tables WHERE tablename = 'agencies'"))
						.isEqualTo(owner);
				});
		}
		finally {
			database.execute("DROP OWNED BY " + owner + "; DROP ROLE " + owner);
		}
	}

	@Test
	void anOwnAddressComesFirst(TestDatabase database) {
		on(database)
			.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://localhost:1/none",
					"ofauto.migrations.url=" + database.url(), "ofauto.migrations.user=" + database.user(),
					"ofauto.migrations.password=" + database.password())
			.run((context) -> {
				assertThat(context).hasSingleBean(Migrator.class)
					.doesNotHaveBean(R2dbcMigrationsConnectionDetails.class);
				assertThat(database.queryForString(NAMES)).isEqualTo("Northlight");
			});
	}

	@Test
	void aDataSourceOfTheApplicationComesFirst(TestDatabase database) {
		on(database).withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://localhost:1/none")
			.withBean(javax.sql.DataSource.class, database::dataSource)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(database.queryForString(NAMES)).isEqualTo("Northlight");
			});
	}

	@Test
	void anAddressThatJdbcCannotUseIsRefused(TestDatabase database) {
		on(database).withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://localhost/app?socket=/tmp/s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(R2dbcAddressException.class)
				.hasMessageStartingWith("Migrations need JDBC, and cannot use the R2DBC address in spring.r2dbc.url: it"
						+ " leads to a Unix socket, which the JDBC driver cannot open."));
	}

	@Test
	void anAddressOfNoFormIsRefusedWithoutBeingShown(TestDatabase database) {
		on(database).withPropertyValues("spring.r2dbc.url=postgresql://me:s3cret@localhost/app")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(R2dbcAddressException.class)
				.hasMessageContaining("it is not of the form r2dbc:postgresql://host:5432/database")
				.hasMessageNotContaining("s3cret"));
	}

	@Test
	void whereNobodyAnswersTheFailureNamesTheProperties(TestDatabase database) {
		on(database).withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://localhost:1/none")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("Could not connect to the database: Connection to localhost:1 refused. Check"
						+ " that the hostname and port are correct and that the postmaster is accepting TCP/IP"
						+ " connections. Address and user come from spring.r2dbc.url, spring.r2dbc.username and"
						+ " spring.r2dbc.password."));
	}

	@Test
	void whereNobodyIsLetInTheFailureNamesWhoseUserItIs(TestDatabase database) {
		on(database).withPropertyValues("ofauto.migrations.user=nobody")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(" The address comes from spring.r2dbc.url, the user from"
						+ " ofauto.migrations.user and ofauto.migrations.password."));
	}

	private String script(String sql) {
		return new MigrationFiles(this.directory.resolve("data")).with("script", sql).location()
				+ "/script/migration.sql";
	}

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MigrationsAutoConfiguration.class,
					MigrationsR2dbcAddressAutoConfiguration.class, MigrationsR2dbcAutoConfiguration.class,
					DataSourceAutoConfiguration.class, R2dbcAutoConfiguration.class, DataR2dbcAutoConfiguration.class))
			.withPropertyValues(MigrationFiles.agencies(this.directory.resolve("migrations")).property());
	}

	private ApplicationContextRunner on(TestDatabase database) {
		return on(database, "r2dbc:postgresql");
	}

	private ApplicationContextRunner on(TestDatabase database, String beginning) {
		return runner().withPropertyValues(
				"spring.r2dbc.url=%s://%s:%d/%s".formatted(beginning, database.host(), database.port(),
						database.name()),
				"spring.r2dbc.username=" + database.user(), "spring.r2dbc.password=" + database.password());
	}

	private static String name(DatabaseClient client) {
		return Objects.requireNonNull(client.sql(NAMES).mapValue(String.class).one().block());
	}

	@Configuration(proxyBeanMethods = false)
	static class ClientUser {

		@Bean
		InConstructor inConstructor(DatabaseClient client) {
			return new InConstructor(client);
		}

		@Bean
		AfterProperties afterProperties(DatabaseClient client) {
			return new AfterProperties(client);
		}

	}

	static class InConstructor {

		private final String found;

		InConstructor(DatabaseClient client) {
			this.found = name(client);
		}

		@Override
		public String toString() {
			return this.found;
		}

	}

	static class AfterProperties implements InitializingBean {

		private final DatabaseClient client;

		private String found = "";

		AfterProperties(DatabaseClient client) {
			this.client = client;
		}

		@Override
		public void afterPropertiesSet() {
			this.found = name(this.client);
		}

		@Override
		public String toString() {
			return this.found;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TemplateUser {

		@Bean
		String found(R2dbcEntityTemplate template) {
			return Objects.requireNonNull(template.select(Agency.class).one().block()).name();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableR2dbcRepositories(considerNestedRepositories = true, basePackageClasses = Agencies.class)
	static class RepositoryUser {

		@Bean
		String found(Agencies agencies) {
			return Objects.requireNonNull(agencies.findById(1).block()).name();
		}

	}

	@Table("agencies")
	record Agency(@Id int id, String name) {
	}

	interface Agencies extends R2dbcRepository<Agency, Integer> {

	}

}
