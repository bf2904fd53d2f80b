package com.ofauto.migrations.fuzz;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.autoconfigure.MigrationsAutoConfiguration;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Generated properties: an application starts with its migration applied as they say, or
 * its failure names what is wrong and what to do.
 */
@TestInstance(Lifecycle.PER_CLASS)
class PropertyFuzzTests {

	static final String NAME = "20260101000000_agencies";

	private static final String HISTORIES = "SELECT oid::regclass::text FROM pg_class WHERE relname = '_prisma_migrations'"
			+ " AND relkind = 'r'";

	private Bench bench;

	private PropertyValues values;

	private String location;

	@BeforeAll
	void open(@TempDir Path directory) throws SQLException {
		this.bench = new Bench();
		this.location = new ScriptDirectory(directory).with(NAME, "CREATE TABLE fz_agencies ();").location();
		this.values = new PropertyValues(this.location, this.bench.database().url());
	}

	@AfterAll
	void close() {
		this.bench.close();
	}

	@Test
	void anApplicationStartsOrSaysWhichPropertyIsWrong() {
		new Fuzz().run(40, this::start);
	}

	@Test
	@Tag("faults")
	void thousandsOfApplicationsStartOrSayWhichPropertyIsWrong() {
		new Fuzz().run(500, this::start);
	}

	private void start(Dice dice, StringBuilder story) throws Exception {
		this.bench.clean();
		Map<String, String> some = this.values.some(dice);
		story.append(some).append('\n');
		runner()
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("generated", Map.copyOf(some))))
			.run((context) -> judge(context, story));
		assertThat(this.bench.leaks()).isEmpty();
		compare();
	}

	private ApplicationContextRunner runner() {
		TestDatabase database = this.bench.database();
		return new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(MigrationsAutoConfiguration.class, DataSourceAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "spring.datasource.hikari.maximum-pool-size=1",
					"spring.datasource.hikari.connection-timeout=2000", "ofauto.migrations.locations=" + this.location);
	}

	private static void judge(AssertableApplicationContext context, StringBuilder story) {
		Throwable failure = context.getStartupFailure();
		story.append(failure).append('\n');
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			story.append(cause.getClass().getName()).append(": ").append(cause.getMessage()).append('\n');
			if (cause instanceof MigrationException migration) {
				assertThat(migration.remedy()).isNotBlank();
			}
			if (cause instanceof BindException || cause instanceof InvalidConfigurationPropertyValueException) {
				assertThat(cause.getMessage()).contains("ofauto.migrations");
			}
		}
		if (failure != null) {
			assertThat(analyze(failure)).as("a failure analysis").isNotNull();
		}
	}

	/**
	 * What Spring Boot would print.
	 */
	private static FailureAnalysis analyze(Throwable failure) {
		StandardEnvironment environment = new StandardEnvironment();
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, ArgumentResolver.of(Environment.class, environment),
					FailureHandler.handleMessage((message, ex) -> {
					}));
		return analyzers.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter((analysis) -> analysis != null)
			.findFirst()
			.orElse(null);
	}

	private void compare() {
		boolean table = !this.bench.texts("SELECT 'there' FROM pg_class WHERE relname = 'fz_agencies'").isEmpty();
		long recorded = this.bench.texts(HISTORIES)
			.stream()
			.flatMap((history) -> this.bench
				.texts("SELECT migration_name FROM " + history + " WHERE finished_at IS NOT NULL"
						+ " AND rolled_back_at IS NULL AND logs IS DISTINCT FROM ''")
				.stream())
			.count();
		assertThat(recorded).as("records of a table that is there: " + table).isEqualTo(table ? 1 : 0);
	}

}
