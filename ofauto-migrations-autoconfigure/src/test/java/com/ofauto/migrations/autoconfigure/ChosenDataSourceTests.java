package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.Map;

import javax.sql.DataSource;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which DataSource migrations use. The migration writes down as whom and where it runs.
 */
@ExtendWith(PostgresExtension.class)
class ChosenDataSourceTests {

	private static final String RAN_AS = "SELECT ran_as FROM witness";

	private MigrationFiles files;

	@BeforeEach
	void writeMigrations(@TempDir Path directory) {
		this.files = new MigrationFiles(directory).with("20260101000000_witness",
				"CREATE TABLE witness AS SELECT current_user::text AS ran_as, current_setting('application_name') AS ran_by;");
	}

	@Test
	void aQualifiedDataSourceIsBetterThanThePrimary(TestDatabase database) {
		on(database, "ofauto.migrations.url=jdbc:postgresql://nowhere.invalid/none")
			.withBean(TestDatabase.class, () -> database)
			.withUserConfiguration(TwoDataSources.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(database.queryForString("SELECT ran_by FROM witness")).isEqualTo("qualified");
			});
	}

	@ParameterizedTest
	@CsvSource({ "'', is empty", "' ', is empty", "x:secret, has an unknown form",
			"jdbc:x:secret, has an unknown form" })
	void anOwnUrlOfNoFormIsRefusedWithoutBeingShown(String url, String problem, TestDatabase database) {
		on(database)
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("url", Map.of("ofauto.migrations.url", url))))
			.run((context) -> {
				assertThat(context).getFailure()
					.rootCause()
					.hasMessage("The URL in ofauto.migrations.url " + problem
							+ ".\nWrite jdbc:postgresql://host:5432/database or"
							+ " postgresql://user:password@host:5432/database, or remove the property to use the"
							+ " application's DataSource.");
			});
	}

	@Test
	void anOwnUrlIsBetterThanTheApplicationsDataSource(TestDatabase database) {
		on(database, "ofauto.migrations.url=" + database.url() + "?ApplicationName=own",
				"ofauto.migrations.user=" + database.user(), "ofauto.migrations.password=" + database.password())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(database.queryForString("SELECT ran_by FROM witness")).isEqualTo("own");
			});
	}

	@Test
	void connectionDetailsTakeThePlaceOfTheProperties(TestDatabase database) {
		on(database, "ofauto.migrations.url=jdbc:postgresql://nowhere.invalid/none")
			.withBean(MigrationsConnectionDetails.class, () -> new Details(database))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(PropertiesMigrationsConnectionDetails.class);
				assertThat(database.queryForString("SELECT ran_by FROM witness")).isEqualTo("details");
			});
	}

	@Test
	void anOwnUserWorksOnTheApplicationsDatabase(TestDatabase database) {
		String owner = createOwner(database);
		on(database, "ofauto.migrations.user=" + owner, "ofauto.migrations.password=secret").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(database.queryForString(RAN_AS)).isEqualTo(owner);
		});
	}

	@Test
	void anOwnUserWorksOnALazyDataSource(TestDatabase database) {
		String owner = createOwner(database);
		on(database, "spring.datasource.connection-fetch=lazy", "ofauto.migrations.user=" + owner,
				"ofauto.migrations.password=secret")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(database.queryForString(RAN_AS)).isEqualTo(owner);
			});
	}

	@Test
	void aLazyDataSourceWorks(TestDatabase database) {
		on(database, "spring.datasource.connection-fetch=lazy").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(DataSource.class)).isInstanceOf(LazyConnectionDataSourceProxy.class);
			assertThat(database.queryForString(RAN_AS)).isEqualTo(database.user());
		});
	}

	@Test
	void theConnectionOfAnOwnUrlIsClosedAfterTheRun(TestDatabase database) {
		on(database, "ofauto.migrations.url=" + database.url() + "?ApplicationName=own",
				"ofauto.migrations.user=" + database.user(), "ofauto.migrations.password=" + database.password(),
				"spring.datasource.hikari.minimum-idle=0")
			.run((context) -> assertThat(
					database.remains("SELECT pid FROM pg_stat_activity WHERE application_name = 'own'"))
				.isEmpty());
	}

	@Test
	void aPropertyCanNameTheBean(TestDatabase database) {
		Contexts.bare()
			.withPropertyValues(this.files.property(), "ofauto.migrations.datasource=other")
			.withBean("one", DataSource.class, () -> named(database, "one"))
			.withBean("other", DataSource.class, () -> named(database, "other"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(database.queryForString("SELECT ran_by FROM witness")).isEqualTo("other");
			});
	}

	@Test
	void aNameThatNoDataSourceHasIsAClearFailure(TestDatabase database) {
		on(database, "ofauto.migrations.datasource=orders").run((context) -> {
			FailureAnalysis analysis = new MigrationsFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription())
				.isEqualTo("ofauto.migrations.datasource names the bean \"orders\", and there is no such DataSource.");
			assertThat(analysis.getAction()).isEqualTo("The DataSource beans are dataSource. Correct the name, or set"
					+ " ofauto.migrations.url. A command creates none of the application's beans unless"
					+ " ofauto.migrations.command-line.sources names the class that declares them.");
		});
	}

	@Test
	void severalDataSourcesWithoutAChoiceAreAClearFailure(TestDatabase database) {
		Contexts.bare()
			.withPropertyValues(this.files.property())
			.withBean("one", DataSource.class, database::dataSource)
			.withBean("other", DataSource.class, database::dataSource)
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = new MigrationsFailureAnalyzer().analyze(context.getStartupFailure());
				assertThat(analysis).isNotNull();
				assertThat(analysis.getDescription()).isEqualTo("OFAuto Migrations cannot choose a DataSource: the"
						+ " application has 2, and none is primary: one, other.");
				assertThat(analysis.getAction()).isEqualTo("Annotate the DataSource bean to use with"
						+ " @MigrationsDataSource, set ofauto.migrations.url, or set ofauto.migrations.enabled=false.");
			});
	}

	private ApplicationContextRunner on(TestDatabase database, String... properties) {
		return Contexts.on(database).withPropertyValues(this.files.property()).withPropertyValues(properties);
	}

	/**
	 * Roles belong to the server and outlive the database, so that each has its own name.
	 */
	private static String createOwner(TestDatabase database) {
		String owner = "owner_of_" + database.name();
		database.execute("CREATE ROLE " + owner + " LOGIN PASSWORD 'secret'");
		database.execute("GRANT ALL ON SCHEMA public TO " + owner);
		return owner;
	}

	private static DataSource named(TestDatabase database, String name) {
		var dataSource = database.dataSource();
		dataSource.setApplicationName(name);
		return dataSource;
	}

	private record Details(TestDatabase database) implements MigrationsConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.database.url() + "?ApplicationName=details";
		}

		@Override
		public @Nullable String getUsername() {
			return this.database.user();
		}

		@Override
		public @Nullable String getPassword() {
			return this.database.password();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDataSources {

		@Bean
		@Primary
		DataSource primary(TestDatabase database) {
			return named(database, "primary");
		}

		@Bean
		@MigrationsDataSource
		DataSource qualified(TestDatabase database) {
			return named(database, "qualified");
		}

	}

}
