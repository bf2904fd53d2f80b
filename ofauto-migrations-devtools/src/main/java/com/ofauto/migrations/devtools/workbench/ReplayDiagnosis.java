package com.ofauto.migrations.devtools.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import com.ofauto.migrations.core.Decision;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.StatementFailure;
import com.ofauto.migrations.devtools.scratch.ReplayFailedException;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.scratch.ScratchException;
import org.jspecify.annotations.Nullable;

/**
 * Finds all reasons why a history cannot be replayed, in one pass that continues after a
 * failure. A failed migration is tried again after each later one, which shows which of
 * them it needs. A statement that creates an existing object is skipped. So problems are
 * also found that would appear only after the first ones are solved.
 */
public final class ReplayDiagnosis {

	private final ScratchDatabases scratch;

	private final SortedMap<String, List<HistoryProblem>> problems = new TreeMap<>();

	private final List<TriedMigration> waiting = new ArrayList<>();

	/**
	 * Create a diagnosis.
	 * @param scratch makes the database for the replay
	 */
	public ReplayDiagnosis(ScratchDatabases scratch) {
		this.scratch = scratch;
	}

	/**
	 * Find all problems of a history that cannot be replayed.
	 * @param failure the failure of the replay
	 * @param migrations the history, whose files are in one directory
	 * @return the same failure, with each problem and its cure
	 */
	public ReplayFailedException diagnose(ReplayFailedException failure, List<Migration> migrations) {
		if (failure.beyond()) {
			return failure;
		}
		try {
			examine(migrations);
		}
		catch (ScratchException | MigrationException ex) {
			// The diagnosis failed, so the failure of the replay is all that is known.
			return failure;
		}
		List<HistoryProblem> all = this.problems.values().stream().flatMap(List::stream).toList();
		if (all.isEmpty()) {
			return failure;
		}
		StringBuilder text = new StringBuilder("The migrations cannot be replayed in an empty database. ")
			.append((all.size() == 1) ? "This is in the way:" : "These " + all.size() + " things are in the way:");
		all.forEach((problem) -> text.append("\n\n")
			.append(problem.migration())
			.append('\n')
			.append(problem.problem())
			.append('\n')
			.append(problem.cure()));
		return failure.diagnosed(text.toString(),
				"Each migration must find what the ones before it have left, and nothing else. Call migrate check again"
						+ " after each cure, until it is content.");
	}

	private void examine(List<Migration> migrations) {
		try (ScratchDatabase database = this.scratch
			.replayed(new MigrationDirectory(ReplayDiagnosis.class.getClassLoader(), List.of()))) {
			CreatingMigrations makers = new CreatingMigrations(database);
			for (int number = 0; number < migrations.size(); number++) {
				TriedMigration patient = new TriedMigration(migrations.get(number));
				if (runs(patient, database, makers)) {
					found(patient, patient.problems(null, null));
					boolean more = makers.after(patient.name());
					String next = (number + 1 < migrations.size()) ? migrations.get(number + 1).name() : null;
					again(new NewNames(patient.name(), next), more, database, makers);
				}
				else {
					this.waiting.add(patient);
				}
			}
		}
		for (TriedMigration patient : this.waiting) {
			TriedMigration first = this.waiting.get(0);
			found(patient, patient.problems((patient != first) ? first.name() : null));
		}
	}

	private void found(TriedMigration patient, List<HistoryProblem> found) {
		if (!found.isEmpty()) {
			this.problems.put(patient.name(), found);
		}
	}

	/**
	 * Try the failed migrations again after another one was applied.
	 */
	private void again(NewNames names, boolean anythingNew, ScratchDatabase database, CreatingMigrations makers) {
		boolean more = anythingNew;
		boolean progress = true;
		while (progress) {
			progress = false;
			for (TriedMigration patient : List.copyOf(this.waiting)) {
				if (patient.isWaiting() && (more || !patient.lacksName()) && runs(patient, database, makers)) {
					this.waiting.remove(patient);
					found(patient, patient.problems(names.after(), names.next(patient.name())));
					more |= makers.after(patient.name());
					progress = true;
				}
			}
		}
	}

	private boolean runs(TriedMigration patient, ScratchDatabase database, CreatingMigrations makers) {
		try (MigrationCopy copy = MigrationCopy.of(patient.root(), List.of(patient.name()))) {
			Path file = copy.directory().resolve(patient.name()).resolve("migration.sql");
			if (patient.script() != null) {
				Files.writeString(file, patient.script());
			}
			while (true) {
				MigrationDirectory migrations = new MigrationDirectory(ReplayDiagnosis.class.getClassLoader(),
						List.of("file:" + copy.directory()));
				ReplayFailedException failure = apply(database, migrations);
				if (failure == null) {
					return true;
				}
				ReplayFailedException original = failure.in(copy.directory().toString(), patient.root().toString());
				if (failure.leavesPart()) {
					database.migrator(migrations, MigratorSettings.defaults(), List.of())
						.resolve(List.of(new Decision.RolledBack(patient.name())));
				}
				if (!takeOut(patient, original, file, migrations, makers)) {
					patient.fails(original);
					return false;
				}
				Files.writeString(file, Objects.requireNonNull(patient.script()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot copy " + patient.name(), ex);
		}
	}

	private @Nullable ReplayFailedException apply(ScratchDatabase database, MigrationDirectory migrations) {
		try {
			this.scratch.apply(database, migrations);
			return null;
		}
		catch (ReplayFailedException ex) {
			return ex;
		}
	}

	private static boolean takeOut(TriedMigration patient, ReplayFailedException failure, Path file,
			MigrationDirectory migrations, CreatingMigrations makers) throws IOException {
		StatementFailure statement = failure.failure();
		return statement != null && CreatingMigrations.isThereAlready(statement) && patient.takeOut(statement,
				Files.readString(file), migrations.read().get(0).statements(), makers.maker(statement).orElse(null));
	}

}
