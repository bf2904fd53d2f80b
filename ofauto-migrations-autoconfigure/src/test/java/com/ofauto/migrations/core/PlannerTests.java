package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PlannerTests {

	private static final String SCRIPT = "SELECT 1;\nSELECT 2;\n";

	private static final DatabaseInfo DATABASE = new DatabaseInfo("test", "17.4", "\"public\"._prisma_migrations",
			"public", List.of(), 0, null, null);

	@TempDir
	Path directory;

	private final List<MigrationRecord> records = new ArrayList<>();

	private MigrationsOnDisk migrations;

	private boolean lockedByOther;

	@BeforeEach
	void writeThreeMigrations() {
		this.migrations = new MigrationsOnDisk(this.directory).with("1", SCRIPT).with("3", SCRIPT).with("5", SCRIPT);
	}

	@Test
	void nothingIsNothing() {
		this.migrations.without("1").without("3").without("5");
		assertThat(plan()).isEmpty();
	}

	@Test
	void whatIsOnDiskAndNotInTheHistoryIsPending() {
		assertThat(statuses()).containsExactly("1 pending", "3 pending", "5 pending");
	}

	@Test
	void whatHasFinishedIsApplied() {
		applied("1");
		applied("3");
		assertThat(statuses()).containsExactly("1 applied", "3 applied", "5 pending");
		assertThat(statuses()).startsWith("1 applied");
		assertThat(plan().get(0).status().record()).isEqualTo(this.records.get(0));
	}

	@Test
	void whatIsPendingBeforeTheNewestAppliedIsLate() {
		applied("3");
		assertThat(statuses()).containsExactly("1 late", "3 applied", "5 pending");
	}

	@Test
	void anAppliedMigrationThatIsNotOnDiskMakesOthersLateToo() {
		applied("4");
		assertThat(statuses()).containsExactly("1 late", "3 late", "4 missing", "5 pending");
	}

	@Test
	void whatWasOnlyStartedMakesNothingLate() {
		record("3", Checksum.of(SCRIPT), false, false, null);
		record("5", Checksum.of(SCRIPT), true, true, null);
		assertThat(statuses()).containsExactly("1 pending", "3 failed", "5 pending after 1");
	}

	@Test
	void whatIsAppliedFromAnotherFileIsEdited() {
		record("1", Checksum.of("SELECT 2"), true, false, null);
		assertThat(statuses()).containsExactly("1 edited", "3 pending", "5 pending");
	}

	@Test
	void lineEndsAreNoEdit() {
		record("1", Checksum.of(SCRIPT.replace("\n", "\r\n")), true, false, null);
		assertThat(statuses()).startsWith("1 applied");
	}

	@Test
	void whatIsAppliedAndNotOnDiskIsMissing() {
		applied("2");
		applied("5");
		assertThat(statuses()).containsExactly("1 late", "2 missing", "3 late", "5 applied");
	}

	@Test
	void whatIsAppliedAndNewerThanTheNewestOnDiskIsAhead() {
		applied("1");
		applied("3");
		applied("5");
		applied("6");
		applied("7");
		assertThat(statuses()).containsExactly("1 applied", "3 applied", "5 applied", "6 ahead", "7 ahead");
	}

	@Test
	void everythingIsAheadOfAnEmptyDirectory() {
		this.migrations.without("1").without("3").without("5");
		applied("1");
		assertThat(statuses()).containsExactly("1 ahead");
	}

	@Test
	void whatIsNeitherFinishedNorRolledBackHasFailed() {
		record("1", Checksum.of(SCRIPT), false, false, "ERROR: no");
		assertThat(statuses()).containsExactly("1 failed", "3 pending", "5 pending");
	}

	@Test
	void whatHasFailedAndIsNotOnDiskHasFailed() {
		record("2", Checksum.of(SCRIPT), false, false, null);
		assertThat(statuses()).containsExactly("1 pending", "2 failed", "3 pending", "5 pending");
	}

	@Test
	void whatHasFailedAndIsEditedHasFailed() {
		record("1", Checksum.of("other"), false, false, null);
		assertThat(statuses()).startsWith("1 failed");
	}

	@Test
	void whatIsUnfinishedWhileSomebodyHoldsTheLockIsRunning() {
		this.lockedByOther = true;
		record("1", Checksum.of(SCRIPT), false, false, null);
		record("2", Checksum.of(SCRIPT), false, false, "ERROR: no");
		assertThat(statuses()).containsExactly("1 running", "2 running", "3 pending", "5 pending");
	}

	@Test
	void theLockAloneMakesNothingRunning() {
		this.lockedByOther = true;
		applied("1");
		assertThat(statuses()).containsExactly("1 applied", "3 pending", "5 pending");
	}

	@Test
	void aSegmentedRunWhoseFinishedPartIsUnchangedIsInterrupted() {
		record("1", Checksum.of("the rest was another"), false, false, progress("SELECT 1;\n", "next"));
		assertThat(statuses()).startsWith("1 interrupted after 1");
		assertThat(plan().get(0).status().record()).isEqualTo(this.records.get(0));
	}

	@Test
	void aSegmentedRunThatTheServerRefusedIsInterrupted() {
		record("1", Checksum.of(SCRIPT), false, false, progress("SELECT 1;\n", "next") + "\nERROR: no");
		assertThat(statuses()).startsWith("1 interrupted after 1");
	}

	@Test
	void aSegmentedRunThatFailedAfterItMayHaveCommittedAPartHasFailed() {
		record("1", Checksum.of(SCRIPT), false, false, progress("SELECT 1;\n", "began") + "\nERROR: no");
		assertThat(statuses()).startsWith("1 failed");
	}

	@Test
	void aSegmentedRunThatMayHaveDoneWhatNobodyCanLookUpHasFailed() {
		record("1", Checksum.of(SCRIPT), false, false, progress("SELECT 1;\n", "began"));
		assertThat(statuses()).startsWith("1 failed");
	}

	@Test
	void aSegmentedRunWhoseFinishedPartHasChangedHasFailed() {
		record("1", Checksum.of(SCRIPT), false, false, progress("SELECT 0;\n", "next"));
		record("3", Checksum.of(SCRIPT), false, false, progress(SCRIPT + "SELECT 3;\n", "next"));
		assertThat(statuses()).containsExactly("1 failed", "3 failed", "5 pending");
	}

	@Test
	void whatIsAppliedOrFailedBesidesIsNotInterrupted() {
		record("1", Checksum.of(SCRIPT), false, false, progress("SELECT 1;\n", "next"));
		record("1", Checksum.of(SCRIPT), false, false, "ERROR: no");
		record("3", Checksum.of(SCRIPT), false, false, progress("SELECT 1;\n", "next"));
		applied("3");
		record("5", Checksum.of(SCRIPT), false, false, progress("SELECT 1;\n", "next"));
		record("5", Checksum.of(SCRIPT), false, false, progress("SELECT 1;\n", "next"));
		assertThat(statuses()).containsExactly("1 failed", "3 failed", "5 failed");
	}

	@Test
	void progressOfMoreThanThereCanBeIsNotOurs() {
		String endless = "9".repeat(30);
		record("1", Checksum.of(SCRIPT), false, false,
				progress("SELECT 1;\n", "next").replaceFirst("\\d+ segments", endless + " segments"));
		record("3", Checksum.of(SCRIPT), false, false,
				progress("SELECT 1;\n", "next").replaceFirst("\\d+ bytes", endless + " bytes"));
		assertThat(statuses()).startsWith("1 failed", "3 failed");
	}

	@Test
	void aSegmentedRunWhoseFileIsGoneHasFailed() {
		record("2", Checksum.of(SCRIPT), false, false, progress("SELECT 1;\n", "next"));
		assertThat(statuses()).contains("2 failed");
	}

	@Test
	void aSegmentedRunOfSomebodyElseIsRunning() {
		this.lockedByOther = true;
		record("1", Checksum.of(SCRIPT), false, false, progress("SELECT 1;\n", "next"));
		assertThat(statuses()).startsWith("1 running");
	}

	@Test
	void rolledBackAttemptsAreCountedAndIgnored() {
		record("1", Checksum.of("first"), false, true, "ERROR: no");
		record("1", Checksum.of("second"), true, true, null);
		assertThat(statuses()).startsWith("1 pending after 2");
		applied("1");
		assertThat(statuses()).startsWith("1 applied after 2");
	}

	@Test
	void whatWasRolledBackAndIsNotOnDiskIsForgotten() {
		record("2", Checksum.of(SCRIPT), false, true, null);
		assertThat(statuses()).containsExactly("1 pending", "3 pending", "5 pending");
	}

	@Test
	void oneOfTwoFinishedAttemptsMayBeOfTheFile() {
		applied("1");
		record("1", Checksum.of("other"), true, false, null);
		assertThat(statuses()).startsWith("1 applied");
		assertThat(plan().get(0).status().record()).isEqualTo(this.records.get(0));
	}

	@Test
	void neitherOfTwoFinishedAttemptsMayBeOfTheFile() {
		record("1", Checksum.of("first"), true, false, null);
		record("1", Checksum.of("second"), true, false, null);
		assertThat(statuses()).startsWith("1 edited");
		assertThat(plan().get(0).status().record()).isEqualTo(this.records.get(1));
	}

	@Test
	void anUnfinishedAttemptCountsMoreThanAFinishedOne() {
		applied("1");
		record("1", Checksum.of(SCRIPT), false, false, null);
		assertThat(statuses()).startsWith("1 failed");
	}

	@Test
	void theOrderOfTheHistoryDoesNotMatter() {
		applied("5");
		applied("1");
		applied("0");
		assertThat(statuses()).containsExactly("0 missing", "1 applied", "3 late", "5 applied");
	}

	@Test
	void whatADeployAppliesIsPendingOrInterruptedInOrder() {
		record("3", Checksum.of(SCRIPT), false, false, progress("SELECT 1;\n", "next"));
		assertThat(new MigrationPlan(DATABASE, plan()).toApply()).extracting(Migration::name)
			.containsExactly("1", "3", "5");
	}

	@Test
	void findingsAreWhatIsNeitherAppliedNorSimplyPending() {
		this.migrations.with("2", SCRIPT).with("4", SCRIPT);
		record("2", Checksum.of("other"), true, false, null);
		record("3", Checksum.of(SCRIPT), false, false, progress("SELECT 1;\n", "next"));
		record("4", Checksum.of(SCRIPT), false, false, "ERROR: no");
		record("41", Checksum.of("other"), true, false, null);
		record("6", Checksum.of("other"), true, false, null);
		assertThat(new MigrationPlan(DATABASE, plan()).findings())
			.extracting((finding) -> finding.kind().word() + " " + finding.migration())
			.containsExactly("late 1", "edited 2", "interrupted 3", "failed 4", "missing 41", "late 5", "ahead 6");
	}

	@Test
	void aLateMigrationIsComparedWithANewerOneOnly() {
		applied("1");
		applied("5");
		record("5", Checksum.of(SCRIPT), false, false, null);
		assertThat(statuses()).containsExactly("1 applied", "3 late", "5 failed");
		assertThat(new MigrationPlan(DATABASE, plan()).findings()).extracting(Finding::kind)
			.containsExactly(Finding.Kind.FAILED);
	}

	@Test
	void aNameWithoutATimestampMakesNoneWithOneLate() {
		this.migrations.without("1")
			.without("3")
			.without("5")
			.with("20260101000000_a", SCRIPT)
			.with("20260103000000_c", SCRIPT)
			.with("add_x", SCRIPT)
			.with("add_z", SCRIPT);
		applied("20260102000000_b");
		applied("add_y");
		assertThat(statuses()).containsExactly("20260101000000_a late", "20260102000000_b missing",
				"20260103000000_c pending", "add_x pending", "add_y missing", "add_z pending");
	}

	private static String progress(String prefix, String next) {
		return "ofauto-migrations: 1 segments finished, " + prefix.length() + " bytes, sha256 " + Checksum.of(prefix)
				+ ", " + next;
	}

	private void applied(String name) {
		record(name, Checksum.of(SCRIPT), true, false, null);
	}

	private void record(String name, String checksum, boolean finished, boolean rolledBack, @Nullable String logs) {
		Instant start = Instant.EPOCH.plusSeconds(this.records.size());
		this.records.add(new MigrationRecord(name, checksum, start, finished ? Duration.ofMillis(5) : null,
				rolledBack ? start : null, "id" + this.records.size(), logs));
	}

	private List<PlannedMigration> plan() {
		return Planner.plan(this.migrations.read(), this.records, this.lockedByOther);
	}

	private List<String> statuses() {
		return plan().stream()
			.map((planned) -> planned.name() + " " + word(planned.status())
					+ ((planned.rolledBackAttempts() > 0) ? " after " + planned.rolledBackAttempts() : ""))
			.toList();
	}

	private static String word(MigrationStatus status) {
		if (status instanceof MigrationStatus.Interrupted interrupted) {
			return "interrupted after " + interrupted.finishedSegments();
		}
		return (status instanceof MigrationStatus.Pending pending && pending.late()) ? "late" : status.word();
	}

}
