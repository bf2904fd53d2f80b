package com.ofauto.migrations.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.Confirmation;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.core.FileProblem;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.kept.Amount;
import com.ofauto.migrations.kept.KeptPlace;
import com.ofauto.migrations.kept.KeptSet;
import com.ofauto.migrations.kept.KeptTable;
import com.ofauto.migrations.kept.Manifest;
import com.ofauto.migrations.kept.RestoredTable;
import com.ofauto.migrations.kept.RowRestore;
import com.ofauto.migrations.report.RestoreView;

/**
 * Brings back the rows that a reset has kept. It adds rows, and changes none.
 *
 * @since 0.1.0
 */
@Internal
public final class RestoreCommand implements Command {

	private static final String FROM = "--from";

	private static final String WITHOUT = "--without";

	private static final String DRY_RUN = "--dry-run";

	private final Target target;

	private final Supplier<KeepSettings> keep;

	/**
	 * Creates a command.
	 * @param target what it works on
	 * @param keep where the kept sets are
	 */
	public RestoreCommand(Target target, Supplier<KeepSettings> keep) {
		this.target = target;
		this.keep = keep;
	}

	@Override
	public CommandUsage usage() {
		return Confirmation
			.in(CommandUsage.of("db restore",
					"[--from DIRECTORY] [--without TABLE] [--confirm NAME] [--dry-run] [--json]",
					"Bring back the rows that a reset has kept; in development and tests only"))
			.withOption(FROM, "DIRECTORY", "a kept set (default: the newest one of the database)")
			.withRepeatableOption(WITHOUT, "TABLE", "leave out the rows of this table; may be given several times")
			.withFlag(DRY_RUN, "write the rows and take that back")
			.withFlag("--json", "print JSON");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = this.target.look(output);
		migrator.tools().require(Operation.RESTORE);
		List<KeptSet> sets = sets(plan.database().name(), arguments);
		KeptSet set = sets.get(0);
		Set<String> without = without(set.manifest(), arguments);
		output.note(describe(set));
		if (sets.size() > 1) {
			output.note("Beside it: " + sets.stream()
				.skip(1)
				.limit(KeptPlace.ALWAYS)
				.map((older) -> older.directory().getFileName() + " (" + Amount.rows(older.manifest().rows()) + ")")
				.collect(Collectors.joining(", ")));
		}
		boolean dryRun = arguments.has(DRY_RUN);
		if (!dryRun) {
			Confirmation.byAnyone("db restore", arguments, output)
				.require(plan.database().name(),
						"These rows will be written into database " + plan.database().name() + ".");
		}
		List<RestoredTable> tables = restore(migrator, set, without, dryRun);
		if (arguments.has("--json")) {
			output.json(view(set, dryRun, tables));
		}
		else {
			tables.forEach((table) -> output.data(table.describe()));
			if (dryRun) {
				output.data("This was a dry run: nothing was written.");
			}
		}
		return tables.stream().allMatch(RestoredTable::complete) ? ExitCode.FINE : ExitCode.DIFFERENT;
	}

	private static List<RestoredTable> restore(Migrator migrator, KeptSet set, Set<String> without, boolean dryRun) {
		List<RestoredTable> tables = new ArrayList<>();
		migrator.tools().guarded(Operation.RESTORE, (database) -> database.transaction((transaction) -> {
			RowRestore restore = new RowRestore(transaction.connection(), database.schema(), set);
			tables.addAll(restore.run(without));
			if (!dryRun) {
				restore.moveSequences();
			}
			return !dryRun;
		}));
		return tables;
	}

	/**
	 * The one that is meant, and behind it those that could have been meant.
	 */
	private List<KeptSet> sets(String database, Arguments arguments) {
		KeptPlace place = this.keep.get().place();
		try {
			List<KeptSet> sets = arguments.value(FROM).isPresent()
					? List.of(KeptPlace.set(directory(place, arguments.value(FROM).orElseThrow())))
					: newestFirst(database, place);
			RowRestore.requireWhole(sets.get(0));
			return sets;
		}
		catch (IOException ex) {
			throw unreadable(FileProblem.reason(ex));
		}
		catch (UncheckedIOException ex) {
			throw unreadable(FileProblem.reason(ex));
		}
	}

	private List<KeptSet> newestFirst(String database, KeptPlace place) throws IOException {
		String schema = this.target.migrator().tools().read((connection, name) -> name);
		List<KeptSet> sets = place.sets(database, schema);
		if (sets.isEmpty()) {
			throw new CommandRefusedException(
					"No rows of schema \"" + schema + "\" of database " + database + " are kept in " + place.directory()
							+ ".",
					"A reset keeps them in the directory in which it runs. Name another one: "
							+ Invocation.of("db restore " + FROM) + " DIRECTORY");
		}
		return sets;
	}

	private static Path directory(KeptPlace place, String name) {
		try {
			return place.project().resolve(name);
		}
		catch (InvalidPathException ex) {
			throw new UsageException("\"" + name + "\" is not a valid directory name here: " + ex.getReason() + ".");
		}
	}

	private static CommandRefusedException unreadable(String reason) {
		return new CommandRefusedException("The kept rows cannot be read: " + reason + ". Nothing was changed.",
				"Make them readable, and run the command again.");
	}

	private static Set<String> without(Manifest manifest, Arguments arguments) {
		Set<String> without = new HashSet<>(arguments.values(WITHOUT));
		List<String> names = manifest.tables().stream().map(KeptTable::name).toList();
		without.stream().filter((name) -> !names.contains(name)).sorted().findFirst().ifPresent((name) -> {
			throw new UsageException(
					"No rows of table \"" + name + "\" are kept. These are: " + String.join(", ", names) + ".");
		});
		return without;
	}

	private static String describe(KeptSet set) {
		Manifest manifest = set.manifest();
		return "Kept at " + manifest.keptAt().truncatedTo(ChronoUnit.SECONDS) + " of database " + manifest.database()
				+ ": " + Amount.rows(manifest.rows()) + " of " + Amount.tables(manifest.tables().size()) + ", in "
				+ set.directory();
	}

	private static RestoreView view(KeptSet set, boolean dryRun, List<RestoredTable> tables) {
		return new RestoreView(set.directory().toString(), dryRun,
				tables.stream()
					.map((table) -> new RestoreView.Table(table.name(), table.rows(), table.restored(), table.present(),
							table.taken(), table.differences(), table.reason()))
					.toList());
	}

}
