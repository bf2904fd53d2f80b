package com.ofauto.migrations.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Where something happens around a deploy.
 *
 * @param stage a server and what is deployed to it
 * @param directory an empty directory
 */
record Ground(FaultStage stage, Path directory) {

	TestDatabase createDatabase() {
		return this.stage.server().createDatabase();
	}

	Path emptyDirectory(String name) {
		try {
			return Files.createDirectory(this.directory.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A directory of migrations of the scene's own.
	 */
	ScriptDirectory scripts() {
		return new ScriptDirectory(emptyDirectory("scripts"));
	}

	/**
	 * Starts a deploy of all migrations.
	 */
	Runner start(TestDatabase database, String name) {
		return Runner.start(database, database.port(), this.stage.migrations(), name);
	}

	/**
	 * Makes sure that nothing is wrong while nobody deploys.
	 */
	void requireSound(TestDatabase database) {
		assertThat(this.stage.checker().atAnyTime(database, migrator(database))).isEmpty();
	}

	/**
	 * Makes sure that a deploy has come to its end and all is as if nothing had happened.
	 */
	void requireComplete(TestDatabase database, Runner last) {
		last.awaitEnd();
		assertThat(last.lines()).endsWith("finished");
		assertThat(this.stage.checker().atTheEnd(database, migrator(database))).as(() -> last.lines().toString())
			.isEmpty();
	}

	Migrator migrator(TestDatabase database) {
		return new ScriptDirectory(this.stage.migrations()).migrator(database.dataSource());
	}

	static Bystander holdGate(TestDatabase database, int gate) {
		return Bystander.on(database).begin("SELECT pg_advisory_xact_lock(4711, " + gate + ")");
	}

	/**
	 * Waits until somebody waits for a bystander.
	 * @return the server process that waits
	 */
	static String awaitWaiter(TestDatabase database, Bystander inTheWay) {
		try (Bystander watcher = Bystander.on(database)) {
			return watcher.await(inTheWay.whoWaits());
		}
	}

	static void awaitEnd(TestDatabase database, String backend) {
		try (Bystander watcher = Bystander.on(database)) {
			watcher.awaitEndOf(backend);
		}
	}

	/**
	 * Makes sure that no session holds or waits for the migration lock.
	 */
	static void requireNobody(TestDatabase database) {
		assertThat(database.remainingMigrationLocks()).isEmpty();
	}

	static String lastLine(Runner runner) {
		List<String> lines = runner.lines();
		return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
	}

	/**
	 * Deploys, which must fail.
	 */
	static MigrationException failure(Migrator migrator) {
		MigrationException failure = catchThrowableOfType(MigrationException.class, migrator::deploy);
		assertThat(failure).isNotNull();
		return failure;
	}

	static String stopped(MigrationException failure) {
		return "stopped with `" + failure.getClass().getSimpleName() + "`";
	}

}
