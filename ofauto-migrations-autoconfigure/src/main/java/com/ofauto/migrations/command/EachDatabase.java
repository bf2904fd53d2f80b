package com.ofauto.migrations.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.report.DatabasesView;
import com.ofauto.migrations.report.FailureView;
import com.ofauto.migrations.report.RefusalView;

/**
 * A command that goes through all databases of the application in their order, unless it
 * is told which one.
 */
final class EachDatabase implements Command {

	/**
	 * How a command ends that has shown remedies which are commands for one database.
	 */
	private static final Set<ExitCode> NEED_THE_NAME = Set.of(ExitCode.REFUSED, ExitCode.OUTSIDE_WINDOW,
			ExitCode.DIFFERENT, ExitCode.FAILED);

	private final Map<String, Command> commands = new LinkedHashMap<>();

	private final boolean pastFailures;

	private final CommandUsage usage;

	/**
	 * Creates one.
	 * @param targets the databases by their names
	 * @param command makes the command for one database
	 * @param pastFailures whether the databases behind one that failed are visited too:
	 * what only looks does, what changes them does not
	 */
	EachDatabase(Map<String, Target> targets, Function<Target, Command> command, boolean pastFailures) {
		targets.forEach((name, target) -> this.commands.put(name, command.apply(target)));
		this.pastFailures = pastFailures;
		this.usage = this.commands.values().iterator().next().usage();
	}

	@Override
	public CommandUsage usage() {
		return this.usage;
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		if (this.commands.size() == 1) {
			return this.commands.values().iterator().next().run(arguments, output);
		}
		for (String option : List.of(DeployCommand.ACCEPT, DeployCommand.AGAIN)) {
			if (arguments.has(option)) {
				throw Database.notChosen(this.usage.name() + " " + option, List.copyOf(this.commands.keySet()));
			}
		}
		Map<String, Record> views = new LinkedHashMap<>();
		ExitCode worst = ExitCode.FINE;
		String before = "";
		for (Map.Entry<String, Command> command : this.commands.entrySet()) {
			ExitCode code = run(command.getKey(), command.getValue(), arguments,
					output.headed(before + "[" + command.getKey() + "]", (view) -> views.put(command.getKey(), view)),
					views);
			before = System.lineSeparator();
			worst = ExitCode.max(worst, code);
			if (!code.equals(ExitCode.FINE) && !this.pastFailures) {
				break;
			}
		}
		output.unheaded();
		if (arguments.has("--json")) {
			output.json(new DatabasesView(views));
		}
		return worst;
	}

	private static ExitCode run(String name, Command command, Arguments arguments, Output own,
			Map<String, Record> views) {
		try {
			ExitCode code = command.run(arguments, own);
			if (NEED_THE_NAME.contains(code) && !arguments.has("--json") && !arguments.has("--check")) {
				own.note(DatabaseAdvice.of(name));
			}
			return code;
		}
		catch (RuntimeException ex) {
			if (ex instanceof Failure failure) {
				views.putIfAbsent(name, new RefusalView(FailureView.of(failure, true)));
				ExitCode code = CommandLine.report(failure, own);
				own.note(DatabaseAdvice.of(name));
				return code;
			}
			throw ex;
		}
	}

}
