package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.ResolveRefusedException;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person's decision by a property: carried out once, harmless when it is left behind.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class DecisionsStrategyTests {

	private static final String NEXT = "20260102000000_next";

	private static final String HISTORY = "SELECT migration_name, finished_at IS NOT NULL, rolled_back_at IS NOT NULL"
			+ " FROM _prisma_migrations ORDER BY started_at";

	private MigrationFiles files;

	@BeforeEach
	void writeMigrations(@TempDir Path directory) {
		this.files = MigrationFiles.agencies(directory).with(NEXT, "CREATE TABLE next (id int)");
	}

	@Test
	void aBaselineIsRecordedAndTheRestDeployed(TestDatabase database, CapturedOutput output) {
		database.execute("CREATE TABLE agencies (id int PRIMARY KEY, name text NOT NULL)");
		start(database, "baseline", MigrationFiles.AGENCIES).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(database.queryForStrings(HISTORY)).containsExactly(MigrationFiles.AGENCIES + "|t|f",
					NEXT + "|t|f");
			assertThat(output).contains("Carried out ofauto.migrations.once.baseline=" + MigrationFiles.AGENCIES
					+ "; the setting can be removed");
		});
		start(database, "baseline", MigrationFiles.AGENCIES).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(database.queryForStrings(HISTORY)).hasSize(2);
			assertThat(output).contains("The setting ofauto.migrations.once.baseline=" + MigrationFiles.AGENCIES
					+ " has no effect any more and can be removed");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "baseline", "resolve-applied" })
	void anEmptyDatabaseIsNotBelievedToHaveAMigration(String decision, TestDatabase database) {
		start(database, decision, MigrationFiles.AGENCIES).run((context) -> {
			assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("ofauto.migrations.once." + decision);
			assertThat(database.queryForLong("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isZero();
		});
	}

	@Test
	void whatFailedAndWasCompletedByHandIsRecordedAsApplied(TestDatabase database, CapturedOutput output) {
		failHalfway(database);
		for (int start = 0; start < 2; start++) {
			start(database, "resolve-applied", NEXT).run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(database.queryForStrings(HISTORY)).containsExactly(MigrationFiles.AGENCIES + "|t|f",
						NEXT + "|f|t", NEXT + "|t|f");
			});
		}
		assertThat(output).contains("Carried out ofauto.migrations.once.resolve-applied=" + NEXT)
			.contains("Migration " + NEXT + " is applied already. The setting ofauto.migrations.once.resolve-applied="
					+ NEXT + " has no effect any more and can be removed");
	}

	@Test
	void whatFailedAndLeftNothingIsAppliedAgain(TestDatabase database, CapturedOutput output) {
		failHalfway(database);
		for (int start = 0; start < 2; start++) {
			start(database, "resolve-rolled-back", NEXT).run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(database.queryForStrings(HISTORY)).containsExactly(MigrationFiles.AGENCIES + "|t|f",
						NEXT + "|f|t", NEXT + "|t|f");
			});
		}
		assertThat(output).contains("Carried out ofauto.migrations.once.resolve-rolled-back=" + NEXT)
			.contains(
					"Migration " + NEXT + " is applied already. The setting ofauto.migrations.once.resolve-rolled-back="
							+ NEXT + " has no effect any more and can be removed");
	}

	@Test
	void anEditIsAccepted(TestDatabase database, CapturedOutput output) {
		start(database).run((context) -> assertThat(context).hasNotFailed());
		this.files.with(NEXT, "-- a comment more\nCREATE TABLE next (id int)");
		start(database, "accept-edit", NEXT).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Migrator.class).plan().findings()).isEmpty();
			assertThat(output).contains("Carried out ofauto.migrations.once.accept-edit=" + NEXT);
		});
		start(database, "accept-edit", NEXT).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).contains("Migration " + NEXT + " is not edited. The setting"
					+ " ofauto.migrations.once.accept-edit=" + NEXT + " has no effect any more and can be removed");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "resolve-rolled-back", "accept-edit" })
	void aSettingLeftBehindDoesNotKeepANewDatabaseFromItsMigrations(String decision, TestDatabase database) {
		start(database, decision, NEXT).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(database.queryForStrings(HISTORY)).hasSize(2);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "baseline", "resolve-applied", "resolve-rolled-back", "accept-edit" })
	void aNameThatIsNotOnDiskStopsTheStart(String decision, TestDatabase database) {
		database.execute("CREATE TABLE something (id int)");
		start(database, decision, "20260101000000_agency").run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(ResolveRefusedException.class)
			.hasMessageContaining("20260101000000_agency"));
	}

	/**
	 * As Prisma leaves it: a row that is neither finished nor rolled back.
	 */
	private void failHalfway(TestDatabase database) {
		start(database).run((context) -> assertThat(context).hasNotFailed());
		database.execute("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '" + NEXT + "'");
		database.execute("DROP TABLE next");
	}

	private ApplicationContextRunner start(TestDatabase database) {
		return Contexts.on(database).withPropertyValues(this.files.property());
	}

	private ApplicationContextRunner start(TestDatabase database, String decision, String name) {
		return start(database).withPropertyValues("ofauto.migrations.once." + decision + "=" + name);
	}

}
