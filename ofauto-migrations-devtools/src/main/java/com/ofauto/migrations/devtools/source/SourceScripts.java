package com.ofauto.migrations.devtools.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationScriptException;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.ScriptLocation;
import com.ofauto.migrations.core.SharedStatement;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.core.StatementFailure;
import com.ofauto.migrations.devtools.scratch.FailureText;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * Runs scripts in a scratch database as migrations are run, one after the other.
 */
final class SourceScripts {

	private static final String FILE = "migration.sql";

	private static final String NAME = "%06d";

	private static final String DUPLICATE_TABLE = "42P07";

	private static final String HISTORY = "\"_prisma_migrations\"";

	private static final String REMEDY_SHARED = "Take it out of the file. Write it into a migration by hand, where it runs"
			+ " once for each database: migrate new <name>; or do it on the server.";

	private final List<SourceText> scripts;

	private final boolean written;

	/** Scripts that have been cut, by the names under which they run. */
	private final Map<String, CutScript> cut = new HashMap<>();

	/**
	 * Creates a run.
	 * @param scripts what is run
	 * @param written whether a person has written them, who knows their lines
	 */
	SourceScripts(List<SourceText> scripts, boolean written) {
		this.scripts = scripts;
		this.written = written;
	}

	/**
	 * Runs the scripts.
	 * @param defaultSchema the first schema of the search path, or {@code null}
	 */
	void run(ScratchDatabase database, @Nullable String defaultSchema) {
		try {
			Path directory = Files.createTempDirectory("ofauto-schema");
			try {
				write(directory);
				deploy(database, directory, defaultSchema);
			}
			finally {
				FileSystemUtils.deleteRecursively(directory);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write a script to run it", ex);
		}
	}

	private void write(Path directory) throws IOException {
		for (int number = 0; number < this.scripts.size(); number++) {
			Path migration = Files.createDirectory(directory.resolve(NAME.formatted(number)));
			Files.writeString(migration.resolve(FILE), this.scripts.get(number).text());
		}
	}

	private void deploy(ScratchDatabase database, Path directory, @Nullable String defaultSchema) throws IOException {
		MigratorSettings settings = MigratorSettings.defaults().withDefaultSchema(defaultSchema);
		MigrationDirectory migrations = new MigrationDirectory(SourceScripts.class.getClassLoader(),
				List.of("file:" + directory));
		try {
			List<Migration> read = migrations.read();
			refuseShared(SharedStatement.in(read));
			for (Migration migration : read) {
				cut(directory, migration);
			}
			database.migrator(migrations, settings, List.of()).deploy();
		}
		catch (StatementFailedException ex) {
			throw failure(ex);
		}
		catch (MigrationScriptException ex) {
			ScriptLocation place = new ScriptLocation(location(ex.migration()), ex.location().line(),
					ex.location().column());
			String reason = ex.problem().substring(ex.problem().indexOf('\n') + 1);
			throw new SchemaSourceException(
					"The schema cannot be built.\n" + reason.replace(ex.location().toString(), place.toString()),
					"Correct the file.", ex);
		}
	}

	private void cut(Path directory, Migration migration) throws IOException {
		String text = this.scripts.get(Integer.parseInt(migration.name())).text();
		CutScript pieces = CutScript.of(text, migration.statements());
		if (pieces != null) {
			this.cut.put(migration.name(), pieces);
			Files.writeString(directory.resolve(migration.name()).resolve(FILE), pieces.text());
		}
	}

	/**
	 * To pass over it in silence would promise what never comes.
	 */
	private void refuseShared(List<SharedStatement> statements) {
		if (!statements.isEmpty()) {
			SharedStatement first = statements.get(0);
			ScriptLocation place = new ScriptLocation(location(first.migration()), first.location().line(),
					first.location().column());
			throw new SchemaSourceException("No migration is made of what reaches beyond the database.\n" + place
					+ ":\n    " + first.statement().replace("\n", "\n    "), REMEDY_SHARED);
		}
	}

	private String location(String migration) {
		return this.scripts.get(Integer.parseInt(migration)).location();
	}

	private SchemaSourceException failure(StatementFailedException cause) {
		StatementFailure failure = cause.failure();
		String location = location(cause.migration());
		if (!this.written) {
			return new SchemaSourceException(
					"The schema of " + location + " cannot be built in a database.\n"
							+ FailureText.withoutPlace(failure),
					"Correct the schema; what it names without describing it, such as a function or an extension, must"
							+ " come from a migration.",
					cause);
		}
		CutScript pieces = this.cut.get(cause.migration());
		ScriptLocation found = (pieces != null) ? pieces.original(failure.location()) : failure.location();
		ScriptLocation place = new ScriptLocation(location, found.line(), found.column());
		StatementFailure placed = new StatementFailure(place, failure.statement(), failure.sqlState(),
				failure.message(), failure.detail(), failure.hint(), failure.context());
		return new SchemaSourceException("The schema cannot be built in an empty database.\n" + FailureText.of(placed),
				remedy(failure), cause);
	}

	private static String remedy(StatementFailure failure) {
		if (failure.sqlState().equals(SharedStatement.BEYOND)) {
			return REMEDY_SHARED;
		}
		if (failure.sqlState().equals(DUPLICATE_TABLE) && failure.message().contains(HISTORY)) {
			return "Remove this table from the file: it is the history of migrations, and no part of the schema.";
		}
		if (failure.isOutOfLocks()) {
			return "The file is one transaction, which locks each table and index that it makes. Divide it into several"
					+ " files of a directory, or raise max_locks_per_transaction of the server and start it again.";
		}
		return "Correct the file: it must build the whole schema, each thing after what it needs.";
	}

}
