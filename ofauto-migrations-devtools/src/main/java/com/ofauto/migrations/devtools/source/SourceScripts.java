package com.ofauto.migrations.devtools.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationScript;
import com.ofauto.migrations.core.MigrationScriptException;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.ScriptLocation;
import com.ofauto.migrations.core.SharedStatement;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.core.StatementFailure;
import com.ofauto.migrations.devtools.scratch.FailureText;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts in a scratch database as migrations, in order.
 */
final class SourceScripts {

	private static final String NAME = "%06d";

	private static final String DUPLICATE_TABLE = "42P07";

	private static final String HISTORY = "_prisma_migrations";

	private static final String REMEDY_SHARED = "Take it out of the file. Write it into a migration by hand, where it runs"
			+ " once for each database: migrate new <name>; or do it on the server.";

	private final List<SourceText> scripts;

	private final boolean written;

	/** Divided scripts, by the names under which they run. */
	private final Map<String, CutScript> cut = new HashMap<>();

	/**
	 * Create a run.
	 * @param scripts the scripts
	 * @param written whether a person wrote them, so that messages name their lines
	 */
	SourceScripts(List<SourceText> scripts, boolean written) {
		this.scripts = scripts;
		this.written = written;
	}

	/**
	 * Run the scripts.
	 * @param defaultSchema the first schema of the search path, or {@code null}
	 */
	void run(ScratchDatabase database, @Nullable String defaultSchema) {
		MigratorSettings settings = MigratorSettings.defaults().withDefaultSchema(defaultSchema);
		try {
			List<Migration> read = directory().read();
			refuseShared(SharedStatement.in(read));
			read.forEach(this::cut);
			database.migrator(directory(), settings, List.of()).deploy();
		}
		catch (StatementFailedException ex) {
			throw failure(ex);
		}
		catch (MigrationScriptException ex) {
			throw new SchemaSourceException("The schema cannot be built.\n" + ex.reason(), "Correct the file.", ex);
		}
	}

	private MigrationDirectory directory() {
		List<MigrationScript> migrations = new ArrayList<>();
		for (SourceText script : this.scripts) {
			String name = NAME.formatted(migrations.size());
			CutScript pieces = this.cut.get(name);
			migrations
				.add(new MigrationScript(name, script.location(), (pieces != null) ? pieces.text() : script.text()));
		}
		return MigrationDirectory.of(migrations);
	}

	private void cut(Migration migration) {
		String text = this.scripts.get(Integer.parseInt(migration.name())).text();
		CutScript pieces = CutScript.of(text, migration.statements());
		if (pieces != null) {
			this.cut.put(migration.name(), pieces);
		}
	}

	/**
	 * Ignoring it silently would suggest that a migration will follow.
	 */
	private static void refuseShared(List<SharedStatement> statements) {
		if (!statements.isEmpty()) {
			SharedStatement first = statements.get(0);
			throw new SchemaSourceException("No migration is made of what reaches beyond the database.\n"
					+ first.location() + ":\n    " + first.statement().replace("\n", "\n    "), REMEDY_SHARED);
		}
	}

	private SchemaSourceException failure(StatementFailedException cause) {
		StatementFailure failure = cause.failure();
		if (!this.written) {
			return new SchemaSourceException(
					"The schema of " + failure.location().file() + " cannot be built in a database.\n"
							+ FailureText.withoutPlace(failure),
					"Correct the schema; what it names without describing it, such as a function or an extension, must"
							+ " come from a migration.",
					cause);
		}
		CutScript pieces = this.cut.get(cause.migration());
		ScriptLocation place = (pieces != null) ? pieces.original(failure.location()) : failure.location();
		StatementFailure placed = new StatementFailure(place, failure.statement(), failure.sqlState(),
				failure.message(), failure.detail(), failure.hint(), failure.context());
		return new SchemaSourceException("The schema cannot be built in an empty database.\n" + FailureText.of(placed),
				remedy(failure), cause);
	}

	private static String remedy(StatementFailure failure) {
		if (failure.sqlState().equals(SharedStatement.BEYOND)) {
			return REMEDY_SHARED;
		}
		if (failure.sqlState().equals(DUPLICATE_TABLE) && failure.statement().contains(HISTORY)) {
			return "Remove this table from the file: it is the history of migrations, and no part of the schema.";
		}
		if (failure.isOutOfLocks()) {
			return "The file is one transaction, which locks each table and index that it makes. Divide it into several"
					+ " files of a directory, or raise max_locks_per_transaction of the server and start it again.";
		}
		return "Correct the file: it must build the whole schema, each thing after what it needs.";
	}

}
