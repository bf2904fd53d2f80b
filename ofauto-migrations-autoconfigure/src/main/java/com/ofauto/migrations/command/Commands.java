package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.StatementProgress;

/**
 * The commands of the engine, and what others add to them.
 *
 * @since 0.1.0
 */
@Internal
public final class Commands {

	private Commands() {
	}

	/**
	 * All commands: those of the engine in the order of a migration's life, then the
	 * others by name. One that has the name of an engine's command takes its place.
	 * @param databases what they work on, by the names of the databases
	 * @param sources where new migrations are written
	 * @param others commands that are defined elsewhere
	 * @return the commands in the order of the help
	 */
	public static List<Command> all(Map<String, Target> databases, SourceTree sources, List<Command> others) {
		Target one = databases.values().iterator().next();
		List<Command> commands = new ArrayList<>(
				List.of(new NewCommand(sources), new EachDatabase(databases, StatusCommand::new, true),
						new EachDatabase(databases, HistoryCommand::new, true),
						new EachDatabase(databases, ValidateCommand::new, true),
						new EachDatabase(databases, DeployCommand::new, false),
						new EachDatabase(databases, WaitCommand::new, false), new BackupCommand(one),
						new RestoreBackupCommand(one), new RollbackCommand(one, null), new ResolveCommand(one),
						new BaselineCommand(one), new StampCommand(one)));
		Set<String> replaced = others.stream().map((command) -> command.usage().name()).collect(Collectors.toSet());
		commands.removeIf((command) -> replaced.contains(command.usage().name()));
		others.stream().sorted(Comparator.comparing((command) -> command.usage().name())).forEach(commands::add);
		return List.copyOf(commands);
	}

	/**
	 * A listener that shows a person the progress of a deploy.
	 * @param output where to print
	 * @param look asks PostgreSQL how far the statement is that runs in the database of a
	 * name; it may fail or take long
	 * @return the listener
	 */
	public static MigrationListener progress(Output output, Function<String, Optional<StatementProgress>> look) {
		return new MigrationListener() {

			@Override
			public MigrationListener forDatabase(String name) {
				return new ProgressListener(output, new MigrationWatch(output, () -> look.apply(name)));
			}

		};
	}

}
