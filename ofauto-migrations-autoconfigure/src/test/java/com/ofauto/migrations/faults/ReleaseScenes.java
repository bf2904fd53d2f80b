package com.ofauto.migrations.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.DeployRejectedException;
import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.Finding;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * The directory is another one than before or elsewhere, or time is.
 */
final class ReleaseScenes {

	private static final int IN_THE_OLDER = 15;

	private static final String ONE = "20260101000000_one";

	private static final String TWO = "20260102000000_two";

	private static final String THREE = "20260103000000_three";

	private static final String FOUR = "20260104000000_four";

	private ReleaseScenes() {
	}

	static Outcome olderFirst(Ground ground) throws IOException {
		return together(ground, older(ground), ground.stage().migrations(), "the newer one: ");
	}

	static Outcome newerFirst(Ground ground) throws IOException {
		return together(ground, ground.stage().migrations(), older(ground), "the older one: ");
	}

	private static Outcome together(Ground ground, Path first, Path second, String who) {
		try (TestDatabase database = ground.createDatabase();
				Bystander gate = Ground.holdGate(database, Workload.GATE_IN_FUNCTIONS);
				Runner leader = Runner.start(database, database.port(), first, "first")) {
			String backend = Ground.awaitWaiter(database, gate);
			try (Runner waiter = Runner.start(database, database.port(), second, "second")) {
				waiter.awaitLine((line) -> line.startsWith("waiting for pid " + backend + ", application \"first\""));
				gate.commit();
				leader.awaitEnd();
				assertThat(Ground.lastLine(leader)).isEqualTo("finished");
				ground.requireComplete(database, waiter);
				return new Outcome(Outcome.deploy(leader, false), "all of its own", who + Outcome.next(waiter, null));
			}
		}
	}

	private static Path older(Ground ground) throws IOException {
		Path older = ground.emptyDirectory("older");
		ScriptDirectory scripts = new ScriptDirectory(older);
		try (var migrations = Files.list(ground.stage().migrations())) {
			for (Path migration : migrations.sorted().limit(IN_THE_OLDER).toList()) {
				scripts.with(migration.getFileName().toString(), Files.readString(migration.resolve("migration.sql")));
			}
		}
		return older;
	}

	static Outcome editedWithPending(Ground ground) {
		ScriptDirectory scripts = ground.scripts().with(ONE, "CREATE TABLE one (id int);");
		try (TestDatabase database = ground.createDatabase()) {
			Migrator migrator = scripts.migrator(database.dataSource());
			migrator.deploy();
			scripts.with(ONE, "CREATE TABLE one (id bigint);").with(TWO, "CREATE TABLE two (id int);");
			MigrationException failure = Ground.failure(migrator);
			assertThat(failure).isInstanceOf(DeployRejectedException.class);
			assertThat(failure.problem()).startsWith("Migration " + ONE + " is edited: ");
			Ground.requireNobody(database);
			String left = Outcome.left(database, TWO);
			scripts.with(ONE, "CREATE TABLE one (id int);");
			assertThat(names(migrator.deploy())).containsExactly(TWO);
			return new Outcome(Ground.stopped(failure), left, "with the file restored: applied it");
		}
	}

	static Outcome editedOnly(Ground ground) {
		ScriptDirectory scripts = ground.scripts().with(ONE, "CREATE TABLE one (id int);");
		try (TestDatabase database = ground.createDatabase()) {
			Migrator migrator = scripts.migrator(database.dataSource());
			migrator.deploy();
			scripts.with(ONE, "CREATE TABLE one (id bigint);");
			DeployReport report = migrator.deploy();
			assertThat(report.applied()).isEmpty();
			assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.EDITED);
			return new Outcome("warned and continued", "all as it was", "warns again");
		}
	}

	/**
	 * What is in the history was written when the clock was a day ahead, a failed attempt
	 * included.
	 */
	static Outcome clockMovedBack(Ground ground) {
		ScriptDirectory scripts = ground.scripts()
			.with(ONE, "CREATE TABLE one (id int);")
			.with(TWO, "CREATE TABLE two (id int);")
			.with(THREE, "SELECT 1 / 0;");
		try (TestDatabase database = ground.createDatabase()) {
			Migrator migrator = scripts.migrator(database.dataSource());
			Ground.failure(migrator);
			database.execute("UPDATE _prisma_migrations SET started_at = started_at + interval '1 day',"
					+ " finished_at = finished_at + interval '1 day', rolled_back_at = rolled_back_at + interval '1 day'");
			// The clock was moved while this one ran.
			database.execute("UPDATE _prisma_migrations SET finished_at = finished_at - interval '1 day'"
					+ " WHERE migration_name = '" + TWO + "'");
			assertThat(migrator.plan().toApply()).hasSize(1);
			scripts.with(THREE, "CREATE TABLE three (id int);")
				.with(FOUR, "CREATE TABLE four (id int);\nCREATE INDEX CONCURRENTLY four_id ON four (id);");
			assertThat(names(migrator.deploy())).containsExactly(THREE, FOUR);
			assertThat(migrator.deploy().applied()).isEmpty();
			assertThat(PrismaReading.of(database).applied()).containsExactlyInAnyOrder(ONE, TWO, THREE, FOUR);
			assertThat(PrismaReading.of(database).failed()).isEmpty();
			assertThatNoException().isThrownBy(migrator::validate);
			Ground.requireNobody(database);
			return new Outcome("continued, in the order of the names", "applied", "found nothing to apply");
		}
	}

	private static List<String> names(DeployReport report) {
		return report.applied().stream().map(AppliedMigration::name).toList();
	}

}
