package com.ofauto.migrations.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;

/**
 * What the scenes of one test class share: a server, a directory of migrations, and a
 * database to which they were deployed undisturbed.
 */
final class FaultStage implements AutoCloseable {

	private final FaultServer server;

	private final Path first;

	private final Path migrations;

	private final Checker checker;

	private FaultStage(FaultServer server, Path first, Path migrations, Checker checker) {
		this.server = server;
		this.first = first;
		this.migrations = migrations;
		this.checker = checker;
	}

	/**
	 * Opens a stage in an empty directory.
	 */
	static FaultStage open(Path directory) {
		try {
			FaultServer server = FaultServer.start(Files.createDirectory(directory.resolve("data")));
			Path migrations = Files.createDirectory(directory.resolve("migrations"));
			Path first = Files.createDirectory(directory.resolve("first"));
			Workload.writeFirst(first);
			Workload workload = Workload.write(migrations);
			try (TestDatabase reference = server.createDatabase()) {
				new ScriptDirectory(migrations).migrator(reference.dataSource()).deploy();
				return new FaultStage(server, first, migrations, new Checker(workload, reference));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	FaultServer server() {
		return this.server;
	}

	/**
	 * The first of the migrations alone.
	 */
	Path first() {
		return this.first;
	}

	Path migrations() {
		return this.migrations;
	}

	Checker checker() {
		return this.checker;
	}

	Outcome run(Cell cell, Duration pause) {
		return cell.run(this, pause);
	}

	@Override
	public void close() {
		this.server.close();
	}

}
