package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Next to another tool both work, and the log says so once.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class OtherToolWarningsTests {

	private MigrationFiles files;

	@BeforeEach
	void writeMigrations(@TempDir Path directory) {
		this.files = MigrationFiles.agencies(directory);
	}

	@Test
	void worksAfterFlyway(TestDatabase database, CapturedOutput output) {
		this.files.with(MigrationFiles.AGENCIES, "CREATE TABLE of_flyway (id int)")
			.with("20260102000000_after_flyway", "ALTER TABLE of_flyway ADD seen boolean");
		on(database).withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
			.withPropertyValues("spring.datasource.hikari.maximum-pool-size=2",
					"spring.flyway.locations=classpath:neighbours/flyway",
					"ofauto.migrations.once.baseline=" + MigrationFiles.AGENCIES)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(database.queryForLong("SELECT count(*) FROM of_flyway")).isZero();
				assertThat(output).containsOnlyOnce("Flyway also runs migrations (bean 'flyway')");
			});
	}

	@Test
	void worksNextToLiquibase(TestDatabase database, CapturedOutput output) {
		on(database).withConfiguration(AutoConfigurations.of(LiquibaseAutoConfiguration.class))
			.withPropertyValues("spring.liquibase.change-log=classpath:neighbours/liquibase.sql",
					"ofauto.migrations.default-schema=ofauto")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(database.queryForString("SELECT name FROM ofauto.agencies")).isEqualTo("Northlight");
				assertThat(database.queryForLong("SELECT count(*) FROM of_liquibase")).isZero();
				assertThat(output).containsOnlyOnce("Liquibase also runs migrations (bean 'liquibase')");
			});
	}

	@Test
	void worksNextToHibernatesUpdate(TestDatabase database, CapturedOutput output) {
		on(database).withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
			.withUserConfiguration(OrderingTests.JpaUser.class)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=update")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output)
					.containsOnlyOnce("Hibernate also changes the schema (spring.jpa.hibernate.ddl-auto=update)");
			});
	}

	@Test
	void saysNothingAlone(TestDatabase database, CapturedOutput output) {
		on(database).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).doesNotContain("beside OFAuto Migrations");
		});
	}

	private ApplicationContextRunner on(TestDatabase database) {
		return Contexts.on(database).withPropertyValues(this.files.property());
	}

}
