package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.NearestMigration;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.devtools.command.TracingView.ImpactFileView;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.impact.KnownImpact;

/**
 * Traces what migrations do, and writes it beside them. It changes no script and no
 * database but scratch ones.
 */
final class ImpactCommand implements Command {

	private static final int ANY_NUMBER = 10_000;

	private final CommandContext tools;

	ImpactCommand(CommandContext tools) {
		this.tools = tools;
	}

	@Override
	public CommandUsage usage() {
		return new CommandUsage("migrate impact", "[NAME... | --all] [--json]",
				"Trace what migrations lock, rewrite and drop, and write it beside them", ANY_NUMBER, List.of())
			.withFlag("--all", "all migrations, and not only those whose impact is missing or out of date")
			.withFlag("--json", "print JSON")
			.withOption("--directory", "DIRECTORY", "the directory of the migrations, if not in src/main/resources");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		this.tools.gate().get().require(Operation.REPLAY);
		Path directory = this.tools.directory(arguments);
		List<Migration> all = CommandContext.migrations(directory).read();
		Set<String> wanted = wanted(arguments, all);
		List<ImpactFileView> files = wanted.isEmpty() ? List.of() : trace(directory, all, wanted, output);
		if (arguments.has("--json")) {
			output.json(new TracingView(files));
		}
		else if (files.isEmpty()) {
			output.data(nothing(all));
		}
		else {
			files.forEach((file) -> output.data(file.text()));
		}
		return ExitCode.FINE;
	}

	private List<ImpactFileView> trace(Path directory, List<Migration> all, Set<String> wanted, Output output) {
		try (ScratchDatabases scratch = this.tools.scratch(this.tools.refusal(), output)) {
			return new ImpactTracing(this.tools, scratch, output).write(directory, all, wanted);
		}
	}

	private static String nothing(List<Migration> all) {
		long absent = all.stream().filter((migration) -> migration.impact() instanceof KnownImpact.Absent).count();
		return (absent > 0)
				? "Nothing to trace: " + ((absent == 1) ? "1 migration has" : absent + " migrations have")
						+ " no impact.json and " + ((absent == 1) ? "is" : "are") + " applied here. --all traces all."
				: "Nothing to trace: each migration has its impact.json.";
	}

	private Set<String> wanted(Arguments arguments, List<Migration> all) {
		Set<String> names = all.stream().map(Migration::name).collect(Collectors.toSet());
		if (arguments.has("--all") && !arguments.parameters().isEmpty()) {
			throw new UsageException("--all and the name of a migration exclude each other.");
		}
		if (arguments.has("--all")) {
			return names;
		}
		arguments.parameters().stream().filter((name) -> !names.contains(name)).findFirst().ifPresent((name) -> {
			throw new CommandRefusedException("There is no migration " + name + " on disk."
					+ NearestMigration.question(name, all.stream().map(Migration::name).toList())
					+ " Nothing was written.", "Check the name, which is that of its directory.");
		});
		return arguments.parameters().isEmpty() ? outdated(arguments, all) : new HashSet<>(arguments.parameters());
	}

	/**
	 * Those whose file is not right, and those without one that somebody has yet to
	 * apply: pending here, or newer than one that has its file.
	 */
	private Set<String> outdated(Arguments arguments, List<Migration> all) {
		Set<String> wanted = ImpactTracing.outdated(all);
		List<String> absent = all.stream()
			.filter((migration) -> migration.impact() instanceof KnownImpact.Absent)
			.map(Migration::name)
			.filter((name) -> !wanted.contains(name))
			.toList();
		if (!absent.isEmpty()) {
			Migrator migrator = this.tools.migrator(CommandContext.migrations(this.tools.directory(arguments)));
			migrator.plan().toApply().stream().map(Migration::name).filter(absent::contains).forEach(wanted::add);
		}
		return wanted;
	}

}
