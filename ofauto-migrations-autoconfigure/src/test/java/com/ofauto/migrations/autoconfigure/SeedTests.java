package com.ofauto.migrations.autoconfigure;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import javax.sql.DataSource;

import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.GateRefusedException.Reason;
import com.ofauto.migrations.core.OperationFailedException;
import com.ofauto.migrations.dev.Reset;
import com.ofauto.migrations.dev.Seed;
import com.ofauto.migrations.dev.Seeder;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Development data, as an application asks for it.
 */
@ExtendWith(PostgresExtension.class)
class SeedTests {

	private static final String NAMES = "SELECT name FROM agencies ORDER BY id";

	private static final String ON_STARTUP = "ofauto.migrations.seed.on-startup=true";

	private MigrationFiles files;

	private Path seeds;

	@BeforeEach
	void writeMigrationsAndSeeds(@TempDir Path directory) throws Exception {
		this.files = MigrationFiles.agencies(Files.createDirectories(directory.resolve("migrations")));
		this.seeds = Files.createDirectories(directory.resolve("seed"));
		seed("20_second.sql", "UPDATE agencies SET name = name || '!' WHERE id = 2;");
		seed("10_first.sql", "INSERT INTO agencies VALUES (2, 'Meridian') ON CONFLICT (id) DO NOTHING;");
	}

	private void seed(String name, String sql) throws Exception {
		Files.writeString(this.seeds.resolve(name), sql);
	}

	private ApplicationContextRunner on(TestDatabase database, String... properties) {
		return Contexts.on(database)
			.withConfiguration(AutoConfigurations.of(MigrationsDevAutoConfiguration.class))
			.withPropertyValues(this.files.property(), "spring.profiles.active=dev",
					"ofauto.migrations.seed.enabled=true", "ofauto.migrations.reset.enabled=true",
					"ofauto.migrations.seed.location=file:" + this.seeds)
			.withPropertyValues(properties);
	}

	@Test
	void filesRunInOrderAndLeaveNoRecord(TestDatabase database) {
		on(database).run((context) -> {
			assertThat(context.getBean(Seed.class).run()).containsExactly("10_first.sql", "20_second.sql");
			assertThat(database.queryForStrings(NAMES)).containsExactly("Northlight", "Meridian!");
			assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(1);
		});
	}

	/**
	 * A jar that a tool has made anew may have no entries for directories.
	 */
	@Test
	void filesInAJarWithoutEntriesForDirectoriesAreFound(TestDatabase database, @TempDir Path lib) throws Exception {
		Path jar = lib.resolve("seed.jar");
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
			for (String name : new String[] { "data/seed/2.sql", "data/seed/1.sql", "data/seed/old/0.sql", "2.sql" }) {
				out.putNextEntry(new ZipEntry(name));
				out.write("SELECT 1;".getBytes(StandardCharsets.UTF_8));
			}
		}
		try (URLClassLoader classes = new URLClassLoader(new URL[] { jar.toUri().toURL() },
				getClass().getClassLoader())) {
			on(database, "ofauto.migrations.seed.location=classpath:data/seed").withClassLoader(classes)
				.run((context) -> assertThat(context.getBean(Seed.class).run()).containsExactly("1.sql", "2.sql"));
		}
	}

	@Test
	void noStartSeedsUnlessItIsTold(TestDatabase database) {
		on(database).run((context) -> assertThat(database.queryForStrings(NAMES)).containsExactly("Northlight"));
		on(database, ON_STARTUP, "spring.main.lazy-initialization=true").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(database.queryForStrings(NAMES)).containsExactly("Northlight", "Meridian!");
		});
	}

	@Test
	void seedersRunAfterTheFilesWithWhatIsInjected(TestDatabase database) {
		on(database, ON_STARTUP).withUserConfiguration(OneSeeder.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(database.queryForStrings(NAMES)).containsExactly("Northlight", "Meridian!", "Meridian!");
		});
	}

	@Test
	void aFailingFileSaysWhereAndNothingOfItRemains(TestDatabase database) throws Exception {
		seed("20_second.sql", "INSERT INTO agencies VALUES (3, 'Harbour');\n\nINSERT INTO agents VALUES (1);\n");
		on(database).run((context) -> {
			assertThatExceptionOfType(OperationFailedException.class)
				.isThrownBy(() -> context.getBean(Seed.class).run())
				.withMessageContaining("20_second.sql:3:13: relation \"agents\" does not exist (SQLSTATE 42P01)")
				.withMessageContaining("Nothing of this file remains");
			assertThat(database.queryForStrings(NAMES)).containsExactly("Northlight", "Meridian");
		});
	}

	@Test
	void aFailingSeederIsNamedAndRolledBack(TestDatabase database) {
		on(database).withUserConfiguration(BrokenSeeder.class).run((context) -> {
			assertThatExceptionOfType(OperationFailedException.class)
				.isThrownBy(() -> context.getBean(Seed.class).run())
				.withMessageContaining("failed: java.lang.IllegalStateException: no agency today");
			assertThat(database.queryForStrings(NAMES)).containsExactly("Northlight", "Meridian!");
		});
	}

	@Test
	void aSeederThatFailsAtTheEndOfItsTransactionIsNamedToo(TestDatabase database) {
		on(database).withUserConfiguration(LateSeeder.class).run((context) -> {
			assertThatExceptionOfType(OperationFailedException.class)
				.isThrownBy(() -> context.getBean(Seed.class).run())
				.withMessageStartingWith("The seeder SeedTests.LateSeeder failed: ")
				.withMessageContaining("late_fkey");
			assertThat(database.queryForLong("SELECT count(*) FROM late")).isZero();
		});
	}

	@Test
	void seedersWriteToTheDatabaseWhoseStampWasAskedOrNotAtAll(TestDatabase database) {
		try (TestDatabase other = PostgresServer.shared().createDatabase()) {
			other.execute("CREATE TABLE agencies (id int PRIMARY KEY, name text)");
			String own = "ofauto.migrations.url=" + database.url();
			String user = "ofauto.migrations.user=" + database.user();
			String password = "ofauto.migrations.password=" + database.password();
			on(other, own, user, password).withUserConfiguration(OneSeeder.class).run((context) -> {
				assertThatExceptionOfType(GateRefusedException.class)
					.isThrownBy(() -> context.getBean(Seed.class).run())
					.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo(Reason.OTHER_DATABASE))
					.withMessageContaining("The migrations are for database " + database.name());
				assertThat(database.queryForStrings(NAMES)).containsExactly("Northlight");
			});
			on(database, own, user, password).withUserConfiguration(OneSeeder.class)
				.run((context) -> assertThat(context.getBean(Seed.class).run()).endsWith("SeedTests.OneSeeder"));
		}
	}

	@Test
	void aResetBuildsAndSeeds(TestDatabase database) {
		on(database, ON_STARTUP).run((context) -> {
			database.execute("INSERT INTO agencies VALUES (9, 'By hand')");
			context.getBean(Reset.class).run();
			assertThat(database.queryForStrings(NAMES)).containsExactly("Northlight", "Meridian!");
		});
	}

	@Test
	void testsSeedTheDatabaseThatTheyHaveBuilt(TestDatabase database) {
		on(database, "spring.profiles.active=test", ON_STARTUP).run((context) -> assertThat(context).hasNotFailed());
		on(database, "spring.profiles.active=test", ON_STARTUP).run((context) -> assertThat(context).getFailure()
			.isInstanceOf(GateRefusedException.class)
			.hasMessageContaining("has no stamp and holds data"));
	}

	@Test
	void whatIsNotEnabledStopsTheStartRatherThanBeIgnored(TestDatabase database) {
		on(database, "ofauto.migrations.seed.enabled=false", ON_STARTUP)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(GateRefusedException.class,
						(refusal) -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_ENABLED)));
	}

	@Configuration(proxyBeanMethods = false)
	static class OneSeeder {

		@Bean
		Seeder copyOfTheSecond(JdbcTemplate jdbc) {
			return () -> jdbc.update("INSERT INTO agencies SELECT 3, name FROM agencies WHERE id = 2");
		}

		@Bean
		JdbcTemplate jdbcTemplate(DataSource dataSource) {
			return new JdbcTemplate(dataSource);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LateSeeder {

		@Bean
		Seeder late(JdbcTemplate jdbc) {
			jdbc.execute("CREATE TABLE late (id int CONSTRAINT late_fkey REFERENCES agencies"
					+ " DEFERRABLE INITIALLY DEFERRED)");
			return () -> jdbc.update("INSERT INTO late VALUES (99)");
		}

		@Bean
		JdbcTemplate jdbcTemplate(DataSource dataSource) {
			return new JdbcTemplate(dataSource);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenSeeder {

		@Bean
		Seeder broken(JdbcTemplate jdbc) {
			return () -> {
				jdbc.update("INSERT INTO agencies VALUES (4, 'Quay')");
				throw new IllegalStateException("no agency today");
			};
		}

		@Bean
		JdbcTemplate jdbcTemplate(DataSource dataSource) {
			return new JdbcTemplate(dataSource);
		}

	}

}
