package com.ofauto.migrations.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class DeployPolicyTests {

	private static final String RESTORE = "\nRestore the file as it was applied, and write a new migration for the"
			+ " change. If the edit changes nothing in the database (a comment), run"
			+ " the application with the arguments migrate resolve --accept-edit 1.";

	private final List<PlannedMigration> lines = new ArrayList<>();

	private DatabaseInfo database = new DatabaseInfo("test", "17.4", "\"public\"._prisma_migrations", "public",
			List.of(), 0, null, null);

	@Test
	void deploysWhatIsPendingLateInterruptedMissingAndAhead() {
		pending("1", true).interrupted("2").missing("3", false).pending("4", false).missing("5", true);
		deploys(policy());
	}

	@Test
	void deploysNothingWhereNothingIs() {
		deploys(policy(FindingPolicy.REJECT, FindingPolicy.REJECT, FindingPolicy.REJECT));
		assertThatNoException().isThrownBy(() -> policy().requireUpToDate(plan()));
	}

	@Test
	void aFailedMigrationStopsADeployEvenOfNothing() {
		failed("1", "ERROR: relation \"cars\" does not exist\n");
		rejects(policy(), "Migration 1 has failed: ERROR: relation \"cars\" does not exist."
				+ "\nCheck what it left in the database. If it left nothing, or you have undone it, run the"
				+ " application with the arguments migrate resolve --rolled-back 1; the next deploy then applies"
				+ " it again. If you have completed it by hand, run the application with the arguments migrate"
				+ " resolve --applied 1.");
	}

	@Test
	void aKilledMigrationStopsADeploy() {
		failed("1", null).pending("2", false);
		rejects(policy(), "Migration 1 has failed and left no error; the runner was killed or the connection was lost."
				+ "\nCheck what it left in the database. If it left nothing, or you have undone it, run the"
				+ " application with the arguments migrate resolve --rolled-back 1; the next deploy then applies"
				+ " it again. If you have completed it by hand, run the application with the arguments migrate"
				+ " resolve --applied 1.");
	}

	@Test
	void anEditedMigrationStopsADeployOfAnother() {
		edited("1").pending("2", false);
		rejects(policy(),
				"Migration 1 is edited: db/1/migration.sql differs from the file that was applied." + RESTORE);
	}

	@Test
	void anEditedMigrationStopsTheResumptionOfAnother() {
		edited("1").interrupted("2");
		rejects(policy(),
				"Migration 1 is edited: db/1/migration.sql differs from the file that was applied." + RESTORE);
	}

	@Test
	void anEditedMigrationDoesNotStopADeployOfNothing() {
		edited("1");
		deploys(policy());
		rejects(policy(FindingPolicy.REJECT, FindingPolicy.REPORT, FindingPolicy.REPORT),
				"Migration 1 is edited: db/1/migration.sql differs from the file that was applied." + RESTORE);
	}

	@Test
	void aLateMigrationStopsADeployWhereThatIsAsked() {
		pending("1", true).applied("2");
		deploys(policy());
		rejects(policy(FindingPolicy.REPORT, FindingPolicy.REJECT, FindingPolicy.REPORT),
				"Migration 1 is late: it is pending, and 2 is applied already.\nIf the order matters, give its"
						+ " directory a name after 2; otherwise nothing needs to be done.");
	}

	@Test
	void aMissingMigrationStopsADeployWhereThatIsAsked() {
		missing("1", false).applied("2");
		deploys(policy());
		rejects(policy(FindingPolicy.REPORT, FindingPolicy.REPORT, FindingPolicy.REJECT),
				"Migration 1 is missing: it is applied to this database, but is not on disk.\nRestore its"
						+ " directory from"
						+ " version control, so that an empty database can be built again. If it was deleted or renamed on"
						+ " purpose, run the application with the arguments migrate resolve --removed 1, or --renamed"
						+ " 1=NEW with its new name.");
	}

	@Test
	void aMigrationAheadStopsNothing() {
		applied("1").missing("2", true);
		DeployPolicy strict = policy(FindingPolicy.REJECT, FindingPolicy.REJECT, FindingPolicy.REJECT);
		deploys(strict);
		assertThatNoException().isThrownBy(() -> strict.requireUpToDate(plan()));
	}

	@Test
	void saysAllThatStandsInTheWayAtOnce() {
		edited("1").failed("2", "ERROR: no").pending("3", false).failed("4", "ERROR: no");
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> policy().requireDeployable(plan()))
			.satisfies((ex) -> assertThat(ex.findings()).extracting(Finding::migration).containsExactly("1", "2", "4"))
			.satisfies((ex) -> assertThat(ex.problem()).hasLineCount(3))
			.satisfies((ex) -> assertThat(ex.remedy()).hasLineCount(3));
	}

	@Test
	void aDatabaseWithObjectsAndNoHistoryNeedsABaseline() {
		this.database = new DatabaseInfo("test", "17.4", null, "public", List.of("table a", "view b"), 2, null, null);
		deploys(policy());
		pending("1", false).pending("2", false);
		String message = "The schema \"public\" is not empty but has no history of migrations. It has table a, view b."
				+ "\nIf the migrations created these objects, record the migrations that the database already has:"
				+ " run the"
				+ " application with the arguments migrate baseline --to 1, or name a later one if the database"
				+ " has more of them. Otherwise use an empty schema.";
		assertThatExceptionOfType(BaselineRequiredException.class).isThrownBy(() -> policy().requireDeployable(plan()))
			.withMessage(message);
		assertThatExceptionOfType(BaselineRequiredException.class).isThrownBy(() -> policy().requireUpToDate(plan()))
			.withMessage(message);
	}

	@Test
	void validationRefusesWhatIsPendingOrNotYetFinished() {
		pending("1", false).pending("2", true).running("3").interrupted("4").applied("5");
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> policy().requireUpToDate(plan()))
			.withMessage("""
					Migration 3 is running: another session is applying it now.
					Migration 4 is interrupted: a run stopped after 2 of its segments, which remain applied.
					Migration 1 is pending: it is not applied to this database.
					Migration 2 is pending: it is not applied to this database.
					Wait until it has finished.
					The next deploy continues where it stopped: start the application again.
					Deploy it: run the application with the arguments migrate deploy.""");
	}

	@Test
	void validationRefusesWhatIsEditedOrHasFailed() {
		edited("1").failed("2", null);
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> policy().requireUpToDate(plan()))
			.satisfies((ex) -> assertThat(ex.findings()).extracting(Finding::kind)
				.containsExactly(Finding.Kind.EDITED, Finding.Kind.FAILED));
	}

	@ParameterizedTest
	@EnumSource
	void validationTreatsWhatIsMissingAsADeployDoes(FindingPolicy missing) {
		missing("1", false).applied("2");
		DeployPolicy policy = policy(FindingPolicy.REPORT, FindingPolicy.REPORT, missing);
		if (missing == FindingPolicy.REPORT) {
			assertThatNoException().isThrownBy(() -> policy.requireUpToDate(plan()));
		}
		else {
			assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> policy.requireUpToDate(plan()))
				.withMessageStartingWith("Migration 1 is missing:");
		}
	}

	@Test
	void hundredsAreCounted() {
		for (int i = 100; i < 350; i++) {
			edited(String.valueOf(i));
		}
		pending("4", false);
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> policy().requireDeployable(plan()))
			.satisfies((ex) -> assertThat(ex.findings()).hasSize(250))
			.satisfies((ex) -> assertThat(ex.problem()).hasLineCount(11).endsWith("\nAnd 240 more."))
			.satisfies((ex) -> assertThat(ex.remedy()).isEqualTo(
					"Restore the files as they were applied, and write a new migration for the change. If the edits"
							+ " change nothing in the database (comments), run the application with the arguments"
							+ " migrate resolve --accept-edit NAME with the name of each."));
	}

	private void deploys(DeployPolicy policy) {
		assertThatNoException().isThrownBy(() -> policy.requireDeployable(plan()));
	}

	private void rejects(DeployPolicy policy, String message) {
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(() -> policy.requireDeployable(plan()))
			.withMessage(message);
	}

	private MigrationPlan plan() {
		return new MigrationPlan(this.database, this.lines);
	}

	private static DeployPolicy policy() {
		return policy(FindingPolicy.REPORT, FindingPolicy.REPORT, FindingPolicy.REPORT);
	}

	private static DeployPolicy policy(FindingPolicy edited, FindingPolicy late, FindingPolicy missing) {
		return new DeployPolicy(MigratorSettings.defaults()
			.withEdited(edited)
			.withLate(late)
			.withMissing(missing)
			.withMigrationLockWait(Duration.ofSeconds(1))
			.withTableLockTimeout(Duration.ofSeconds(1))
			.withTableLockRetries(1));
	}

	private DeployPolicyTests pending(String name, boolean late) {
		return line(name, new MigrationStatus.Pending(migration(name), late, List.of(), List.of(), List.of()));
	}

	private DeployPolicyTests applied(String name) {
		return line(name, new MigrationStatus.Applied(migration(name), record(name, null)));
	}

	private DeployPolicyTests edited(String name) {
		return line(name, new MigrationStatus.Edited(migration(name), record(name, null)));
	}

	private DeployPolicyTests missing(String name, boolean ahead) {
		return line(name, new MigrationStatus.Missing(record(name, null), ahead));
	}

	private DeployPolicyTests running(String name) {
		return line(name, new MigrationStatus.Running(record(name, null)));
	}

	private DeployPolicyTests interrupted(String name) {
		return line(name, new MigrationStatus.Interrupted(migration(name), record(name, null), 2));
	}

	private DeployPolicyTests failed(String name, String logs) {
		return line(name, new MigrationStatus.Failed(record(name, logs)));
	}

	private DeployPolicyTests line(String name, MigrationStatus status) {
		this.lines.add(new PlannedMigration(name, status, 0));
		return this;
	}

	private static Migration migration(String name) {
		MigrationFile file = new MigrationFile("db/" + name + "/migration.sql", () -> {
			throw new AssertionError("nobody reads the file");
		}, null);
		return new Migration(name, Checksum.of(name), file, Sidecar.NONE);
	}

	private static MigrationRecord record(String name, String logs) {
		return new MigrationRecord(name, Checksum.of(name), Instant.EPOCH, null, null, "id", logs);
	}

}
