package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left of a capture, and of rows that come back, when the server process ends in
 * the midst; and what others see and do meanwhile.
 */
@ExtendWith(PostgresExtension.class)
class UndoMeanwhileTests {

	private static final String DROP = "20260102000000_drop";

	private static final RollbackTarget LAST = new RollbackTarget.Last();

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private Bystander other;

	private Bystander watcher;

	@BeforeEach
	void given(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_first",
				"CREATE TABLE clients (id int PRIMARY KEY, email text); CREATE TABLE gate ();");
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute("INSERT INTO clients SELECT n, 'x' || n FROM generate_series(1, 100) n");
		this.migrations.with(DROP, "ALTER TABLE clients DROP COLUMN email;\nLOCK TABLE gate;");
		new ImpactFiles(this.migrations).withRollback(DROP,
				"ALTER TABLE clients ADD COLUMN email text;\nLOCK TABLE gate;\n",
				new DroppedObject("table column", "clients.email"));
		this.other = Bystander.on(database);
		this.watcher = Bystander.on(database);
	}

	@AfterEach
	void leave() {
		this.other.close();
		this.watcher.close();
	}

	private Migrator migrator(TestDatabase database) {
		return this.migrations.migrator(database.dataSource(),
				MigrationsOnDisk.settings()
					.withTableLockTimeout(Duration.ofMinutes(1))
					.withUndo(new UndoSettings(Duration.ofDays(7), null, AboveMaxSize.REFUSE)));
	}

	private static void rollBack(Migrator migrator) {
		migrator.tools().rollback(LAST, List.of(DROP), Set.of());
	}

	private void endIt(CompletableFuture<?> run) {
		String backend = this.watcher.await(this.other.whoWaits());
		this.watcher.execute("SELECT pg_terminate_backend(" + backend + ")");
		assertThat(run).failsWithin(Duration.ofMinutes(1));
		this.watcher.awaitEndOf(backend);
		this.other.commit();
	}

	@Test
	void aDeployThatEndsBehindItsCaptureLeavesNothing(TestDatabase database) {
		this.other.begin("LOCK TABLE gate IN ACCESS SHARE MODE");
		endIt(Aside.supply(() -> migrator(database).deploy()));
		assertThat(database.queryForString("SELECT to_regnamespace('_ofauto_undo')")).isNull();
		assertThat(migrator(database).deploy().applied()).hasSize(1);
		assertThat(migrator(database).captures().all()).extracting(Capture::rows).containsExactly(100L);
	}

	@Test
	void aRollbackThatEndsBehindItsRowsLeavesThemCaptured(TestDatabase database) {
		migrator(database).deploy();
		this.other.begin("LOCK TABLE gate IN ACCESS SHARE MODE");
		endIt(Aside.supply(() -> {
			rollBack(migrator(database));
			return true;
		}));
		assertThat(migrator(database).captures().all()).extracting(Capture::left).containsOnlyNulls().hasSize(1);
		rollBack(migrator(database));
		assertThat(database.queryForLong("SELECT count(*) FROM clients WHERE email = 'x' || id")).isEqualTo(100);
		assertThat(database.queryForString("SELECT to_regnamespace('_ofauto_undo')")).isNull();
	}

	@Test
	void whoWritesIsWaitedForAndCapturedToo(TestDatabase database) {
		this.other.begin("INSERT INTO clients VALUES (101, 'x101')");
		CompletableFuture<DeployReport> run = Aside.supply(() -> migrator(database).deploy());
		this.watcher.await(this.other.whoWaits());
		this.other.commit();
		assertThat(run).succeedsWithin(Duration.ofMinutes(1));
		assertThat(migrator(database).captures().all()).extracting(Capture::rows).containsExactly(101L);
	}

	/**
	 * The lock of the migration itself is not waited for: it is tried, with the capture,
	 * until the reader has ended.
	 */
	@Test
	void whoReadsKeepsTheMigrationOutAndNothingIsCapturedTwice(TestDatabase database) {
		this.migrations.with(DROP, "ALTER TABLE clients DROP COLUMN email;");
		new ImpactFiles(this.migrations).with(DROP,
				ImpactFiles.drops(new DroppedObject("table column", "clients.email"))
					.withLocks(List.of(ImpactFiles.exclusive("clients")), List.of()));
		this.other.begin("SELECT count(*) FROM clients");
		CompletableFuture<DeployReport> run = Aside.supply(() -> migrator(database).deploy());
		this.watcher.await("SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
				+ " AND query LIKE '%LOCK TABLE ONLY%clients%NOWAIT%' AND pid <> pg_backend_pid() LIMIT 1");
		this.other.commit();
		assertThat(run).succeedsWithin(Duration.ofMinutes(1));
		assertThat(migrator(database).captures().all()).extracting(Capture::rows).containsExactly(100L);
		assertThat(this.migrations.log().lines()).filteredOn((line) -> line.startsWith("captured")).hasSize(1);
	}

}
