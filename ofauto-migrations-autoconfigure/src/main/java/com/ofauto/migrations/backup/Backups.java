package com.ofauto.migrations.backup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.ConnectedServer;
import com.ofauto.migrations.core.FileProblem;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import org.jspecify.annotations.Nullable;

/**
 * Makes backups of one database. A dump takes long, so it is made before the deploy takes
 * its lock; under the lock, the deploy asks whether the history is still the same.
 *
 * @since 0.1.0
 */
@Internal
public final class Backups {

	private static final int LINES = 30;

	private static final String NOWHERE = (File.separatorChar == '\\') ? "NUL" : "/dev/null";

	private final Migrator migrator;

	private final BackupSettings settings;

	private final Supplier<BackupSource> source;

	private final Clock clock;

	/**
	 * Creates it. Nothing is connected to yet.
	 * @param migrator the engine of the database
	 * @param settings what the properties say
	 * @param source how the programs reach the database, asked for when they have to
	 * @param clock the time in the names of files
	 */
	public Backups(Migrator migrator, BackupSettings settings, Supplier<BackupSource> source, Clock clock) {
		this.migrator = migrator;
		this.settings = settings;
		this.source = source;
		this.clock = clock;
	}

	/**
	 * What it would make in a deploy.
	 * @return a backup that is not made yet
	 */
	public BackupOfRun promise() {
		return new PromisedBackup(!this.settings.command().isEmpty());
	}

	/**
	 * Makes a backup.
	 * @param plan what is pending
	 * @param named the directory that a person has named, or {@code null}
	 * @param command how a person names one, for messages
	 * @param notes takes what a person should see while it is made
	 * @return the backup, which is complete
	 * @throws BackupRefusedException if it cannot be made here
	 * @throws BackupFailedException if it was begun and is not complete
	 * @throws BackupCancelledException if it was cancelled
	 */
	public Backup make(MigrationPlan plan, @Nullable Path named, String command, Consumer<String> notes) {
		if (!this.settings.command().isEmpty()) {
			return byCommand(plan, named, notes);
		}
		BackupDirectory directory = directory(named, Invocation.of(command) + " DIRECTORY");
		ProgramConnection connection = ProgramConnection.open(this.migrator, this.source.get(), this.settings.pgDump());
		HistoryState state = state(plan);
		List<DumpedTable> tables = this.migrator.tools().read((session) -> DumpedTable.touchedBy(plan, session));
		BackupName name = BackupName.of(plan.database().name(), connection.address().server().key());
		directory.incomplete(name)
			.forEach((file) -> notes.accept("There is " + directory.path().resolve(file)
					+ ", of a backup that runs or was killed. If none runs, remove it."));
		Backup backup = write(plan, directory, name, connection, tables, state, notes);
		if (this.settings.keep() > 0) {
			directory.prune(name, backup.file(), this.settings.keep()).forEach(notes);
		}
		return backup;
	}

	/**
	 * Restores a dump into a new database of the same server.
	 * @param living the database whose place it may take
	 * @param file the dump
	 * @param name the name of the new database
	 * @param notes takes what a person should see while it is restored
	 * @return the database, which is complete
	 * @throws BackupRefusedException if it cannot be restored here
	 * @throws BackupNotRestoredException if it was begun and is not complete; it is gone
	 * @throws BackupCancelledException if it was cancelled
	 */
	public RestoredDatabase restore(MigrationPlan living, Path file, String name, Consumer<String> notes) {
		return new Restore(this.migrator, living, this.source.get(), this.settings.pgDump(), notes).run(file, name);
	}

	private Backup byCommand(MigrationPlan plan, @Nullable Path named, Consumer<String> notes) {
		if (named != null) {
			throw BackupRefusedException.byCommand();
		}
		HistoryState state = state(plan);
		new OperatorBackup(this.migrator, this.settings.command()).run(plan, notes);
		return new Backup(null, 0, 0, false, state);
	}

	private HistoryState state(MigrationPlan plan) {
		return this.migrator.tools().read((session) -> HistoryState.read(session, plan.database().history()));
	}

	private Backup write(MigrationPlan plan, BackupDirectory directory, BackupName name, ProgramConnection connection,
			List<DumpedTable> tables, HistoryState state, Consumer<String> notes) {
		String first = plan.toApply().stream().map(Migration::name).findFirst().orElse(null);
		try (BackupFile file = BackupFile.create(directory.path(), name, this.clock.instant(), first)) {
			notes.accept("Backing up database " + plan.database().name() + " with pg_dump "
					+ connection.programs().version() + " to " + file.complete());
			dump(connection, file.incomplete());
			DumpContents contents = DumpContents.read(connection.programs(), file.incomplete(), this.migrator.work(),
					(said) -> BackupFailedException.ended("pg_restore --list", 1, said));
			List<String> missing = tables.stream().flatMap((table) -> contents.missing(table).stream()).toList();
			if (!missing.isEmpty()) {
				throw BackupFailedException.incomplete(missing);
			}
			read(connection, file.incomplete());
			return new Backup(file.complete(), file.finish(), tables.size(), DumpedTable.areUnknown(plan), state);
		}
		catch (IOException ex) {
			throw BackupFailedException.file(FileProblem.reason(ex));
		}
	}

	private void dump(ProgramConnection connection, Path file) {
		ConnectedServer server = connection.address().server();
		List<String> arguments = new ArrayList<>(List.of("--format=custom", "--no-password"));
		if (!server.encoding().equals("SQL_ASCII")) {
			arguments.add("--encoding=UTF8");
		}
		if (server.role() != null) {
			arguments.add("--role=" + server.role());
		}
		arguments.add("--file=" + file.toAbsolutePath());
		List<String> said = new ArrayList<>();
		int code = connection.run(connection.programs().dump(), arguments, server.database(), (line) -> {
			if (said.size() < LINES) {
				said.add(line);
			}
		});
		if (code != 0) {
			throw BackupFailedException.ended("pg_dump", code, said);
		}
	}

	/**
	 * Reads all of it once: the list is at the beginning of the file, and says nothing of
	 * what is behind it.
	 */
	private void read(ProgramConnection connection, Path file) {
		List<String> said = new ArrayList<>();
		int code = connection.run(connection.programs().restore(),
				List.of("--file=" + NOWHERE, file.toAbsolutePath().toString()),
				connection.address().server().database(), (line) -> {
					if (said.size() < LINES) {
						said.add(line);
					}
				});
		if (code != 0) {
			throw BackupFailedException.ended("pg_restore", code, said);
		}
	}

	private BackupDirectory directory(@Nullable Path named, String command) {
		Path path = (named != null) ? named : this.settings.directory();
		if (path == null) {
			path = ProjectBuild.directory(this.settings.ofBuild());
		}
		if (path == null) {
			throw BackupRefusedException.noDirectory(command);
		}
		BackupDirectory directory = new BackupDirectory(path);
		directory.require();
		return directory;
	}

}
