package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.devtools.scratch.ReplayFailedException;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.workbench.MigrationCopy;
import com.ofauto.migrations.devtools.workbench.Squash;
import com.ofauto.migrations.impact.KnownImpact;

/**
 * Replaces many migrations by one. Of the application's database it reads only the stamp:
 * each database records the new migration when it is deployed.
 */
final class SquashCommand implements Command {

	private static final Pattern DATED = Pattern.compile("(\\d{14})_.+", Pattern.DOTALL);

	private static final String WORDS = "squashed";

	private final CommandContext tools;

	SquashCommand(CommandContext tools) {
		this.tools = tools;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("migrate squash", "[--to NAME]", "Put one migration in place of many, proven to build the same")
			.withOption("--to", "NAME", "the last one that is replaced; all of them unless given")
			.withOption("--directory", "DIRECTORY", "the directory of the migrations, if not in src/main/resources");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		this.tools.gate().get().require(Operation.REPLAY);
		Path directory = this.tools.directory(arguments);
		MigrationDirectory migrations = CommandContext.migrations(directory);
		List<Migration> all = migrations.read();
		String last = arguments.value("--to").orElseGet(() -> all.isEmpty() ? "" : all.get(all.size() - 1).name());
		List<Migration> old = all.stream().filter((migration) -> migration.name().compareTo(last) <= 0).toList();
		require(old, last);
		String name = name(last, all);
		String script = script(directory, old, output);
		Map<String, String> files = Map.of("migration.sql", script, "migration.properties", sidecar(old));
		Set<String> traced = new HashSet<>(Set.of(name));
		all.stream()
			.filter((later) -> later.impact() instanceof KnownImpact.Known && !old.contains(later))
			.forEach((later) -> traced.add(later.name()));
		Path migration = this.tools.sources()
			.replace(directory, old.stream().map(Migration::name).toList(), name, files);
		output.data("Wrote " + this.tools.sources().show(migration) + " in place of " + old.size()
				+ " migrations, which it is proven to build with rows, sequences and privileges.");
		try (ScratchDatabases scratch = this.tools.scratchWithoutRoles(this.tools.refusal(), output)) {
			new ImpactTracing(this.tools, scratch, output).refresh(directory,
					CommandContext.migrations(directory).read(), traced);
		}
		output.data("A database that has all of them records it at its next deploy and runs nothing; one that has only"
				+ " some has to be deployed with the release before.");
		return ExitCode.FINE;
	}

	private static void require(List<Migration> old, String last) {
		if (old.isEmpty() || !old.get(old.size() - 1).name().equals(last)) {
			throw new CommandRefusedException("There is no migration " + last + " on disk.", "Check the name.");
		}
		if (old.size() == 1) {
			throw new CommandRefusedException("There is only one migration up to " + last + ".",
					"Name a later one with --to.");
		}
	}

	/**
	 * Return a name that takes the place of the last one in the order.
	 */
	private static String name(String last, List<Migration> all) {
		Matcher dated = DATED.matcher(last);
		String name = dated.matches() ? dated.group(1) + "_" + WORDS : last + "_" + WORDS;
		boolean free = all.stream()
			.map(Migration::name)
			.allMatch((other) -> !other.equals(name) && (other.compareTo(last) <= 0 || other.compareTo(name) > 0));
		return free ? name : last + "_" + WORDS;
	}

	private String script(Path directory, List<Migration> old, Output output) {
		List<String> names = old.stream().map(Migration::name).toList();
		try (ScratchDatabases scratch = this.tools.scratchWithoutRoles(this.tools.refusal(), output);
				MigrationCopy copy = MigrationCopy.of(directory, names)) {
			Squash squash = new Squash(scratch, this.tools.scratchSettings().defaultSchema(), this.tools.oldest(),
					directory, old);
			squash.requireShown();
			try {
				new MigrationGenerator(scratch, this.tools.workbench())
					.history(CommandContext.migrations(copy.directory()));
			}
			catch (ReplayFailedException ex) {
				throw ex.in(copy.directory().toString(), directory.toString());
			}
			return squash.script();
		}
	}

	/**
	 * List each migration with the checksums of its file for all line endings, and also
	 * those that one of them has replaced, which a database may still have.
	 */
	private static String sidecar(List<Migration> old) {
		StringBuilder text = new StringBuilder(
				"# A database that has all of these, with one of these checksums each, has this migration.\n");
		for (Migration migration : old) {
			migration.checksums()
				.forEach((checksum) -> text.append("replaces=")
					.append(checksum)
					.append(' ')
					.append(migration.name())
					.append('\n'));
			migration.replaces()
				.forEach((replaced) -> text.append("earlier=")
					.append(replaced.checksum())
					.append(' ')
					.append(replaced.name())
					.append('/')
					.append((replaced.by() != null) ? replaced.by() : migration.name())
					.append('\n'));
		}
		return text.toString();
	}

}
