package com.ofauto.migrations.devtools.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationScript;
import com.ofauto.migrations.core.MigrationScriptException;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.devtools.impact.ImpactTrace;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.RollbackImpact;
import com.ofauto.migrations.impact.RollbackLosses;
import org.jspecify.annotations.Nullable;

/**
 * Finds the impact of migrations in scratch databases, with everything that the file
 * beside a migration says.
 */
public final class Impacts {

	/** The name of the file. */
	public static final String FILE = "impact.json";

	private final ScratchDatabases scratch;

	private final MigratorSettings settings;

	/**
	 * Create one.
	 * @param scratch makes the databases
	 * @param settings how scripts are deployed
	 */
	public Impacts(ScratchDatabases scratch, MigratorSettings settings) {
		this.scratch = scratch;
		this.settings = settings;
	}

	/**
	 * Trace some migrations, all in one replay. What comes before the first of them may
	 * be the result of an earlier replay.
	 * @param migrations all migrations, ordered by name
	 * @param wanted which of them
	 * @param rollbacks the results for their rollbacks
	 * @return the impact of each of these by its name, in order
	 * @throws com.ofauto.migrations.core.MigrationException if a migration cannot be
	 * applied
	 */
	public Map<String, MigrationImpact> of(List<Migration> migrations, Predicate<Migration> wanted,
			List<RollbackProof.Result> rollbacks) {
		int[] indexes = IntStream.range(0, migrations.size())
			.filter((index) -> wanted.test(migrations.get(index)))
			.toArray();
		Map<String, MigrationImpact> impacts = new LinkedHashMap<>();
		if (indexes.length == 0) {
			return impacts;
		}
		List<Migration> through = migrations.subList(0, indexes[indexes.length - 1] + 1);
		try (ScratchDatabase database = this.scratch
			.replayed(MigrationDirectory.holding(migrations.subList(0, indexes[0])))) {
			Map<String, MigrationImpact> traced = new ImpactTrace(this.settings).trace(database,
					MigrationDirectory.holding(through), wanted);
			for (int index : indexes) {
				Migration migration = migrations.get(index);
				impacts.put(migration.name(),
						complete(migration, required(traced, migration.name()), rollback(migration, rollbacks)));
			}
		}
		return impacts;
	}

	/**
	 * Trace a migration that is not written yet.
	 * @param directory the migrations before it
	 * @param name its name
	 * @param files its files
	 * @param rollback whether its rollback is proven
	 * @return its impact
	 */
	public MigrationImpact of(MigrationDirectory directory, String name, Map<String, String> files, Rollback rollback) {
		MigrationScript script = new MigrationScript(name, name, Objects.requireNonNull(files.get("migration.sql")));
		MigrationDirectory all = directory.with(script);
		try (ScratchDatabase database = this.scratch.replayed(directory)) {
			MigrationImpact traced = required(
					new ImpactTrace(this.settings).trace(database, all, (one) -> one.name().equals(name)), name);
			Migration migration = all.read()
				.stream()
				.filter((one) -> one.name().equals(name))
				.findFirst()
				.orElseThrow();
			String back = Objects.requireNonNull(files.get(RollbackProof.FILE));
			return complete(migration, traced, rollback(back, rollback.undoes(),
					rollback.undoes() ? new RollbackTrace(this.settings).run(database, back) : null));
		}
	}

	private static MigrationImpact required(Map<String, MigrationImpact> traced, String name) {
		MigrationImpact impact = traced.get(name);
		if (impact == null) {
			throw new IllegalStateException("Migration " + name + " did not run in the scratch database");
		}
		return impact;
	}

	private static MigrationImpact complete(Migration migration, MigrationImpact traced,
			@Nullable RollbackImpact rollback) {
		return new MigrationImpact(migration.scriptDigest(), migration.historyDigest(), traced.server(),
				traced.statements(), traced.creates(), traced.renames(), rollback);
	}

	private static @Nullable RollbackImpact rollback(Migration migration, List<RollbackProof.Result> results) {
		return results.stream()
			.filter((result) -> result.migration().name().equals(migration.name()))
			.findFirst()
			.map((result) -> rollback(read(migration), result.undone(), result.undone() ? result.loses() : null))
			.orElse(null);
	}

	private static String read(Migration migration) {
		Path file = Path.of(migration.location()).resolveSibling(RollbackProof.FILE);
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + file, ex);
		}
	}

	/**
	 * A rollback that is no script undoes nothing, and has no digest.
	 */
	private static @Nullable RollbackImpact rollback(String text, boolean undoes, @Nullable RollbackLosses loses) {
		try {
			Migration script = MigrationDirectory
				.of(List.of(new MigrationScript(RollbackProof.FILE, RollbackProof.FILE, text)))
				.read()
				.get(0);
			return new RollbackImpact(script.scriptDigest(), undoes, loses);
		}
		catch (MigrationScriptException ex) {
			return null;
		}
	}

}
