package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FindingsTests {

	private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");

	private static final DatabaseInfo DATABASE = new DatabaseInfo("test", "17.4", "\"public\"._prisma_migrations",
			"public", List.of(), 0, null, null);

	private final List<MigrationRecord> records = new ArrayList<>();

	private MigrationsOnDisk migrations;

	@BeforeEach
	void anEmptyDirectory(@TempDir Path directory) {
		this.migrations = new MigrationsOnDisk(directory);
	}

	@Test
	void aMissingMigrationWhoseContentIsPendingSeemsToBeRenamed() {
		this.migrations.with("20260101000000_a", "SELECT 1").with("20260105000000_b", "SELECT 2");
		applied("20260101000000_a", "SELECT 1");
		applied("20260103000000_b", "SELECT 2");
		assertThat(findings()).containsExactly(new Finding(Finding.Kind.RENAMED, "20260103000000_b",
				"Migration 20260103000000_b is applied to this database and not on disk, and 20260105000000_b, which is"
						+ " pending, has the same content: it seems to be renamed.",
				"If it is, run the application with the arguments migrate resolve --renamed 20260103000000_b=20260105000000_b. If it was"
						+ " deleted and 20260105000000_b is to run all the same, run the application with the arguments migrate resolve"
						+ " --removed 20260103000000_b."));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			disk full                                    | disk full.
			The disk is full.                            | The disk is full.
			no column m\\n    CREATE INDEX ON a (m);     | no column m\\n        CREATE INDEX ON a (m);
			no column m\\n    CREATE INDEX ON a (m);\\n | no column m\\n        CREATE INDEX ON a (m);""")
	void theErrorOfAFailureGetsAFullStopOnlyWhereOneIsLacking(String error, String told) {
		assertThat(Finding.failed("1_a", error.replace("\\n", "\n")).message())
			.isEqualTo("Migration 1_a has failed: " + told.replace("\\n", "\n"));
	}

	@Test
	void oneThatSeemsAheadIsRecognisedToo() {
		this.migrations.with("20260101000000_b", "SELECT 2");
		applied("20260103000000_b", "SELECT 2");
		assertThat(kinds()).containsExactly("late 20260101000000_b", "renamed 20260103000000_b");
	}

	@Test
	void eachPendingMigrationStandsForOneOnly() {
		this.migrations.with("20260105000000_x", "SELECT 2").with("20260106000000_y", "SELECT 2");
		applied("20260101000000_a", "SELECT 2");
		applied("20260102000000_b", "SELECT 2");
		applied("20260103000000_c", "SELECT 2");
		assertThat(kinds()).containsExactly("renamed 20260101000000_a", "renamed 20260102000000_b",
				"missing 20260103000000_c");
		assertThat(findings().get(1).remedy()).contains("--renamed 20260102000000_b=20260106000000_y.");
	}

	@Test
	void emptyFilesAreNotTheSameMigration() {
		this.migrations.with("20260105000000_x", "");
		applied("20260101000000_a", "");
		assertThat(kinds()).containsExactly("missing 20260101000000_a");
	}

	@Test
	void aNameWithoutATimestampBehindThoseWithOneIsAFinding() {
		this.migrations.with("0_init", "SELECT 0")
			.with("20260101000000_a", "SELECT 1")
			.with("add_x", "SELECT 2")
			.with("add_y", "SELECT 3");
		applied("add_x", "SELECT 2");
		assertThat(findings()).containsExactly(new Finding(Finding.Kind.UNDATED, "add_x",
				"Migration add_x has no timestamp and sorts after all migrations that have one: in an empty"
						+ " database every later migration runs before it.",
				"Give its directory a name that begins with a timestamp, such as 20260304050607_add_x."
						+ " Where it is applied, run the application with the arguments migrate resolve --renamed"
						+ " add_x=20260304050607_add_x."),
				new Finding(Finding.Kind.UNDATED, "add_y",
						"Migration add_y has no timestamp and sorts after all migrations that have one: in an"
								+ " empty database every later migration runs before it.",
						"Give its directory a name that begins with a timestamp, such as yyyyMMddHHmmss_add_y."
								+ " Where it is applied, run the application with the arguments migrate resolve --renamed"
								+ " add_y=yyyyMMddHHmmss_add_y."));
	}

	@Test
	void aDirectoryWithoutAnyTimestampHasItsOrder() {
		this.migrations.with("0001_a", "SELECT 1").with("0002_b", "SELECT 2").with("x", "SELECT 3");
		assertThat(findings()).isEmpty();
	}

	@Test
	void aDeveloperIsToldHowToMakeAMigrationAnew() {
		this.migrations.with("20260101000000_a", "SELECT 0");
		applied("20260101000000_a", "SELECT 1");
		applied("20260103000000_b", "SELECT 2");
		assertThat(desk().findings()).containsExactly(new Finding(Finding.Kind.EDITED, "20260101000000_a",
				"Migration 20260101000000_a is edited: " + this.migrations.location("20260101000000_a")
						+ " differs from the file that was applied.",
				"Restore the file as it was applied, and write a new migration for the change. If the edit"
						+ " changes nothing in the database (a comment), run the application with the arguments"
						+ " migrate resolve --accept-edit 20260101000000_a. To apply it again, if no other"
						+ " database has it, undo what it did (rollback.sql beside it, if it has one)," + " give its"
						+ " directory another name, run the application with the arguments migrate resolve"
						+ " --removed 20260101000000_a, and deploy."),
				new Finding(Finding.Kind.AHEAD, "20260103000000_b",
						"The database is ahead: migration 20260103000000_b is applied to it, but is not on disk.",
						"Get its directory from version control, or from the branch where it was made. If you deleted"
								+ " it, undo what it did (its rollback.sql, if it had one) and run the application with"
								+ " the arguments migrate resolve --removed 20260103000000_b, or --renamed"
								+ " 20260103000000_b=NEW with its new name."));
	}

	@Test
	void severalOfAKindHaveOneRemedy() {
		this.migrations.with("20260105000000_e", "SELECT 0").with("20260106000000_f", "SELECT 0");
		applied("20260101000000_a", "SELECT 1");
		applied("20260102000000_b", "SELECT 2");
		applied("20260105000000_e", "SELECT 5");
		applied("20260106000000_f", "SELECT 6");
		applied("20260107000000_g", "SELECT 7");
		applied("20260108000000_h", "SELECT 8");
		MigrationPlan plan = new MigrationPlan(DATABASE, Planner.plan(this.migrations.read(), this.records, false));
		assertThat(plan.remedy(plan.findings())).isEqualTo(
				"""
						Restore their directories from version control, so that an empty database can be built again. If they \
						were deleted or renamed on purpose, run the application with the arguments migrate resolve --removed \
						20260101000000_a --removed 20260102000000_b, or --renamed OLD=NEW with the new name of each.
						Restore the files as they were applied, and write a new migration for the change. If the edits change \
						nothing in the database (comments), run the application with the arguments migrate resolve --accept-edit \
						20260105000000_e --accept-edit 20260106000000_f.
						Nothing needs to be done if an older release runs on purpose. If they were deleted or renamed on \
						purpose, run the application with the arguments migrate resolve --removed 20260107000000_g --removed \
						20260108000000_h, or --renamed OLD=NEW with the new name of each.""");
		assertThat(desk().remedy(plan.findings())).isEqualTo(
				"""
						Get their directories from version control, or from the branch where they were made. If you deleted \
						them, undo what each did (its rollback.sql, if it had one) and run the application with the arguments \
						migrate resolve --removed 20260101000000_a --removed 20260102000000_b, or --renamed OLD=NEW with the new \
						name of each.
						Restore the files as they were applied, and write a new migration for the change. If the edits change \
						nothing in the database (comments), run the application with the arguments migrate resolve --accept-edit \
						20260105000000_e --accept-edit 20260106000000_f. To apply them again, if no other database has them, undo what \
						each did (rollback.sql beside it, if it has one), give each directory another name, run the application \
						with the arguments migrate resolve --removed 20260105000000_e --removed 20260106000000_f, and deploy.
						Get their directories from version control, or from the branch where they were made. If you deleted \
						them, undo what each did (its rollback.sql, if it had one) and run the application with the arguments \
						migrate resolve --removed 20260107000000_g --removed 20260108000000_h, or --renamed OLD=NEW with the new \
						name of each.""");
	}

	private MigrationPlan desk() {
		return new MigrationPlan(DATABASE, Planner.plan(this.migrations.read(), this.records, false), List.of(), true);
	}

	private void applied(String name, String script) {
		this.records.add(new MigrationRecord(name, Checksum.of(script), START, Duration.ofMillis(5), null, null, null));
	}

	private List<Finding> findings() {
		return new MigrationPlan(DATABASE, Planner.plan(this.migrations.read(), this.records, false)).findings();
	}

	private List<String> kinds() {
		return findings().stream().map((finding) -> finding.kind().word() + " " + finding.migration()).toList();
	}

}
