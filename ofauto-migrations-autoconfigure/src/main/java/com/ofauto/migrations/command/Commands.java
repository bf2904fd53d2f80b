package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
	 * @param target what they work on
	 * @param sources where new migrations are written
	 * @param others commands that are defined elsewhere
	 * @return the commands in the order of the help
	 */
	public static List<Command> all(Target target, SourceTree sources, List<Command> others) {
		List<Command> commands = new ArrayList<>(List.of(new NewCommand(sources), new StatusCommand(target),
				new ValidateCommand(target), new DeployCommand(target), new WaitCommand(target),
				new ResolveCommand(target), new BaselineCommand(target), new StampCommand(target)));
		Set<String> replaced = others.stream().map((command) -> command.usage().name()).collect(Collectors.toSet());
		commands.removeIf((command) -> replaced.contains(command.usage().name()));
		others.stream().sorted(Comparator.comparing((command) -> command.usage().name())).forEach(commands::add);
		return List.copyOf(commands);
	}

	/**
	 * A listener that shows a person the progress of a deploy.
	 * @param output where to print
	 * @param look asks PostgreSQL how far the statement is; it may fail or take long
	 * @return the listener
	 */
	public static MigrationListener progress(Output output, Supplier<Optional<StatementProgress>> look) {
		return new ProgressListener(output, new MigrationWatch(output, look));
	}

}
