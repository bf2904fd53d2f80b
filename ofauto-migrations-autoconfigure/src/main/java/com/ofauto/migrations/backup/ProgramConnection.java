package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.ofauto.migrations.core.ConnectedServer;
import com.ofauto.migrations.core.DatabasePlace;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.OngoingWork;
import org.jspecify.annotations.Nullable;

/**
 * The programs of PostgreSQL, and how they reach the database.
 *
 * @param programs the programs, which fit the server
 * @param address how they reach it
 * @param work what their runs belong to
 */
record ProgramConnection(PostgresPrograms programs, ProgramAddress address, OngoingWork work) {

	/**
	 * Finds out both.
	 * @throws BackupRefusedException if there are no programs that fit, or they cannot be
	 * told how to reach the database
	 */
	static ProgramConnection open(Migrator migrator, BackupSource source, @Nullable String pgDump) {
		ConnectedServer server = migrator.tools().connected();
		if (source.other() != null) {
			Migrator there = migrator.tools().elsewhere(source.other(), List.of());
			ConnectedServer other = there.tools().connected();
			if (!DatabasePlace.of(migrator).isBeside(DatabasePlace.of(there))) {
				throw BackupRefusedException.otherDatabase(server.database() + " on " + server.server(),
						other.database() + " on " + other.server());
			}
			server = other;
		}
		ProgramAddress address = ProgramAddress.of(source.address(), server);
		return new ProgramConnection(
				PostgresPrograms.find(pgDump, server.majorVersion(), server.version(), migrator.work()), address,
				migrator.work());
	}

	/**
	 * Runs one of them.
	 * @return its exit code
	 */
	int run(Path program, List<String> arguments, String database, Consumer<String> lines) {
		List<String> command = new ArrayList<>(
				Stream.concat(Stream.of(program.toString()), arguments.stream()).toList());
		try (PasswordFile password = PasswordFile.of(this.address.password())) {
			return ProgramRun.ofPostgres(command, this.address.variables(database, password)).run(this.work, lines);
		}
		catch (IOException ex) {
			throw BackupFailedException.notThere(program.getFileName().toString(), ex);
		}
	}

}
