package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

import com.ofauto.migrations.backup.BackupRequiredException;
import com.ofauto.migrations.core.DeployMark;
import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A start that has something to apply, where a deploy needs a way back, and what it notes
 * of the release.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class BackupRequiredStartTests {

	private static final String NOTE = "20260201000000_note";

	@TempDir
	Path directory;

	private TestDatabase database;

	private MigrationFiles files;

	@BeforeEach
	void theFirstIsApplied(TestDatabase database) {
		this.database = database;
		this.files = MigrationFiles.agencies(this.directory);
		start().run((context) -> assertThat(context).hasNotFailed());
	}

	private ApplicationContextRunner start(String... properties) {
		return Contexts.on(this.database).withPropertyValues(this.files.property()).withPropertyValues(properties);
	}

	private void oneMore() {
		this.files.with(NOTE, "ALTER TABLE agencies ADD COLUMN note text;\n");
	}

	private long applied() {
		return applied(this.database);
	}

	private static long applied(TestDatabase database) {
		return database.queryForLong("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL");
	}

	@Test
	void aStartCannotMakeADump() {
		oneMore();
		start("ofauto.migrations.backup.require=dump").run((context) -> {
			Failure failure = TwoDatabases.failure(context);
			assertThat(failure).isInstanceOf(BackupRequiredException.class);
			assertThat(failure.problem()).isEqualTo("This deploy needs a backup that is made before it"
					+ " (ofauto.migrations.backup.require=dump), and it has none. Nothing was applied.");
			assertThat(failure.remedy()).isEqualTo("Deploy with: migrate deploy --backup DIRECTORY"
					+ "\nA start makes no backup, so the command has to come before it.");
		});
		assertThat(applied()).isEqualTo(1);
		assertThat(this.database.remainingMigrationLocks()).isEmpty();
	}

	@Test
	void aStartWithNothingToApplyIsNotAsked() {
		start("ofauto.migrations.backup.require=dump").run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aFirstDeployHasNothingToLose(TestDatabase other) {
		other.execute("DROP TABLE _prisma_migrations, agencies");
		start("ofauto.migrations.backup.require=dump").run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aStartIsRefusedWhereNothingIsArchived() {
		oneMore();
		start("ofauto.migrations.backup.require=archiver", "spring.profiles.active=staging")
			.run((context) -> assertThat(TwoDatabases.failure(context).problem())
				.isEqualTo("This deploy needs a healthy archiver"
						+ " (ofauto.migrations.backup.require=archiver). archive_mode is off on this server. Nothing was applied."));
		start("ofauto.migrations.backup.require=archiver", "ofauto.migrations.environment=test")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(applied()).isEqualTo(2);
	}

	@Test
	void noneIsSaidInTheLog(CapturedOutput output) {
		oneMore();
		start("ofauto.migrations.backup.require=none").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.getOut())
			.containsOnlyOnce("No backup is asked for before this deploy: ofauto.migrations.backup.require=none");
	}

	@Test
	void oneOfSeveralDatabasesNeedsItsOwn(TestDatabase orders, @TempDir Path both) {
		try (TwoDatabases two = TwoDatabases.of(orders, both)) {
			two.runner().run((context) -> assertThat(context).hasNotFailed());
			new MigrationFiles(both.resolve("orders")).with(NOTE, "ALTER TABLE agencies ADD COLUMN note text;\n");
			new MigrationFiles(both.resolve("reports")).with(NOTE, "ALTER TABLE figures ADD COLUMN note text;\n");
			String own = TwoDatabases.REPORTING + "backup.";
			two.runner().withPropertyValues(own + "require=dump", own + "directory=/backups").run((context) -> {
				Failure failure = TwoDatabases.failure(context);
				assertThat(failure.problem()).contains("(" + own + "require=dump)");
				assertThat(failure.remedy()).startsWith("Deploy with: migrate deploy --database reporting --backup\n");
			});
			assertThat(applied(orders)).isEqualTo(2);
			assertThat(applied(two.reports())).isEqualTo(1);
			two.runner()
				.withPropertyValues("ofauto.migrations.backup.require=dump", own + "require=none")
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(applied(two.reports())).isEqualTo(2);
		}
	}

	@Test
	void theMarkHasTheReleaseAndTheMachine(CapturedOutput output) {
		oneMore();
		Properties build = new Properties();
		build.setProperty("version", "1.4.2");
		Properties git = new Properties();
		git.setProperty("commit.id", "8f3c2d1b00f8f3c2d1b00f8f3c2d1b00f8f3c2d1");
		start("HOSTNAME=app-7d4b9").withBean(BuildProperties.class, build)
			.withBean(GitProperties.class, git)
			.run((context) -> {
				DeployReport report = context.getBean(Migrator.class).lastReport().orElseThrow();
				DeployMark mark = Objects.requireNonNull(report.mark());
				assertThat(mark.who()).isEqualTo(this.database.user() + " on app-7d4b9, release 1.4.2 (8f3c2d1)");
				assertThat(output.getOut()).containsOnlyOnce("The deploy begins at WAL position " + mark.position()
						+ " on timeline 1, archiver off. A base backup cannot be seen from here");
			});
	}

	@Test
	void inTestsTheLogDoesNotSayWhereItBegins(CapturedOutput output) {
		oneMore();
		start("ofauto.migrations.environment=test").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.getOut()).doesNotContain("The deploy begins");
	}

}
