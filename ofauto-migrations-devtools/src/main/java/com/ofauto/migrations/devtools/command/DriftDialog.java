package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.SourceTree;
import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.core.Decision;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.ShellWord;
import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ReplayFailedException;
import com.ofauto.migrations.devtools.workbench.Draft;
import com.ofauto.migrations.devtools.workbench.HazardReport;
import com.ofauto.migrations.devtools.workbench.MigrationText;
import org.jspecify.annotations.Nullable;

/**
 * Reports that a database differs from the schema that its history builds, and offers
 * ways to keep the difference.
 */
final class DriftDialog {

	private static final String ABSORB = "absorb";

	private static final String UNDO = "undo";

	private final CommandContext tools;

	private final MigrationGenerator generation;

	private final ImpactTracing impacts;

	private final Terminal terminal;

	private final Output output;

	private @Nullable DatabaseSchema history;

	private @Nullable DatabaseSchema live;

	DriftDialog(CommandContext tools, MigrationGenerator generation, ImpactTracing impacts, Terminal terminal,
			Output output) {
		this.tools = tools;
		this.generation = generation;
		this.impacts = impacts;
		this.terminal = terminal;
		this.output = output;
	}

	/**
	 * Compare, and show the differences.
	 * @return whether there are any
	 */
	boolean stands(Migrator migrator, MigrationPlan plan, Path directory, Arguments arguments) {
		requireKnown(arguments);
		if (plan.database().history() == null) {
			return false;
		}
		try (AppliedMigrations applied = AppliedMigrations.of(plan, directory)) {
			this.history = applied.built(this.generation);
		}
		this.live = this.tools.live(this.history);
		Difference drift = new Differ().compare(this.history, this.live);
		if (!drift.isEmpty()) {
			HistorySnapshot.of(plan).requireStill(migrator.plan());
			this.output
				.note("Database " + plan.database().name() + " has drifted: it is not what its migrations build.");
			StepScreen.beside(this.output).steps(drift);
			WellKnownTables.tell(drift, this.output);
		}
		return !drift.isEmpty();
	}

	/**
	 * Carry out the decision of a person.
	 */
	ExitCode settle(Migrator migrator, MigrationPlan plan, Path directory, Arguments arguments) {
		String answer = arguments.value("--drift")
			.or(() -> this.terminal
				.words("absorb: make a migration of it, recorded as applied here; undo: print the SQL"
						+ " that undoes it; anything else stops:"))
			.orElse("");
		return switch (answer) {
			case ABSORB -> {
				requireNothingPending(plan, directory);
				yield absorb(migrator, HistorySnapshot.of(plan), directory, arguments);
			}
			case UNDO -> undo(arguments);
			default -> stop();
		};
	}

	private ExitCode absorb(Migrator migrator, HistorySnapshot basis, Path directory, Arguments arguments) {
		Draft draft = this.generation.draft(CommandContext.migrations(directory), live(),
				this.tools.renames(arguments, List.of(), null, this.output));
		String name = SourceTree.name(arguments.value("--name").orElse("absorb drift"));
		Map<String, String> files = MigrationText.files(draft, HazardReport.unknown(draft.written().steps().hazards()));
		this.impacts.add(directory, name, files, draft.rollback());
		Path migration = basis.write(migrator, this.tools.sources(), directory, name, files, List.of());
		migrator.resolve(List.of(new Decision.Applied(Objects.requireNonNull(migration.getFileName()).toString())));
		this.tools.wrote(migration, files, this.output);
		this.output.data("It is recorded as applied here; other databases get it by their next deploy.");
		this.output.data("Put the same change into the schema source, or the next migrate dev takes it back.");
		return ExitCode.FINE;
	}

	/**
	 * The difference becomes the last migration, so it must not build on migrations that
	 * this database does not have.
	 */
	private void requireNothingPending(MigrationPlan plan, Path directory) {
		List<String> pending = plan.toApply().stream().map(Migration::name).toList();
		if (!pending.isEmpty() && isAll(directory)) {
			throw new CommandRefusedException(
					"What differs is what the pending migrations make, as where a command that absorbed it was killed: "
							+ String.join(", ", pending) + ". Nothing was written.",
					"Record that the database has them already: migrate resolve" + pending.stream()
						.map((name) -> " " + ShellWord.option("--applied", name))
						.collect(Collectors.joining()) + ".");
		}
		if (!pending.isEmpty()) {
			throw new CommandRefusedException(
					"Drift cannot be absorbed while migrations are pending, since the new migration would come after"
							+ " them. Pending: " + String.join(", ", pending) + ". Nothing was written.",
					"Apply them first, and absorb what differs then: migrate deploy. Where one fails on what was made"
							+ " by hand, take that back: --drift undo prints the SQL.");
		}
	}

	/**
	 * Whether the database has the schema of all migrations, including pending ones.
	 */
	private boolean isAll(Path directory) {
		try {
			return this.generation.history(CommandContext.migrations(directory)).equals(live());
		}
		catch (ReplayFailedException ex) {
			return false;
		}
	}

	private ExitCode undo(Arguments arguments) {
		Draft draft = this.generation.draft(live(), (renamed) -> Objects.requireNonNull(this.history),
				this.tools.renames(arguments, List.of(), null, this.output));
		this.tools.writer().searchPath().ifPresent((path) -> this.output.data(path + "\n"));
		this.output.data(MigrationText.script(draft, this.tools.stakes(draft.written().steps())).stripTrailing());
		return ExitCode.DIFFERENT;
	}

	private ExitCode stop() {
		this.output.note("");
		this.output
			.note("Nothing was done. --drift absorb makes a migration of it and keeps it; --drift undo prints the"
					+ " SQL that takes it back.");
		return ExitCode.DIFFERENT;
	}

	private DatabaseSchema live() {
		return Objects.requireNonNull(this.live);
	}

	private static void requireKnown(Arguments arguments) {
		arguments.value("--drift")
			.filter((answer) -> !answer.equals(ABSORB) && !answer.equals(UNDO))
			.ifPresent((answer) -> {
				throw new UsageException("--drift is absorb or undo, not \"" + answer + "\".");
			});
	}

}
