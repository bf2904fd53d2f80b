package com.ofauto.migrations.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.report.FailureView;
import com.ofauto.migrations.report.RefusalView;

/**
 * Finds and runs a command and returns its exit code. It leaves unknown failures to its
 * caller.
 *
 * @since 0.1.0
 */
public final class CommandLine {

	private static final List<String> GROUPS = List.of("migrate", "db");

	/** Options without a dot that Spring Boot reads. */
	private static final List<String> SPRING_BOOTS = List.of("--debug", "--trace");

	private final Help help;

	private final List<Command> commands;

	private final Output output;

	private final List<String> databases;

	private final Consumer<String> check;

	/**
	 * Creates a command line for an application with one database.
	 * @param commands the commands, in the order of the help
	 * @param output where to print
	 */
	public CommandLine(List<Command> commands, Output output) {
		this(commands, List.of(), (command) -> {
		}, output);
	}

	/**
	 * Creates a command line.
	 * @param commands the commands, in the order of the help
	 * @param databases the names of the databases that a command can choose from, if
	 * there are several and none is chosen
	 * @param check called with the name of a command before it runs
	 * @param output where to print
	 */
	public CommandLine(List<Command> commands, List<String> databases, Consumer<String> check, Output output) {
		this.check = check;
		this.databases = List.copyOf(databases);
		this.commands = List.copyOf(commands);
		this.output = output;
		this.help = new Help(this.commands.stream().map(Command::usage).toList(), this.databases);
	}

	/**
	 * Whether an application's arguments are a command: the first that is no option is
	 * {@code migrate} or {@code db}.
	 * @param arguments all arguments of the application
	 * @return {@code true} if they are
	 */
	public static boolean isCommand(List<String> arguments) {
		return firstWord(Database.without(arguments)).filter(GROUPS::contains).isPresent();
	}

	/**
	 * The first two words of a command.
	 * @param arguments all arguments of the application
	 * @return such as {@code migrate deploy}, or one word if there is no second
	 */
	public static String name(List<String> arguments) {
		return String.join(" ",
				Database.without(arguments)
					.stream()
					.filter((argument) -> !Arguments.isOption(argument))
					.limit(2)
					.toList());
	}

	/**
	 * The database that the arguments name.
	 * @param arguments all arguments of the application
	 * @return the value of {@code --database}, empty if it has none
	 */
	public static Optional<String> database(List<String> arguments) {
		return Database.of(arguments).map(Database::name);
	}

	/**
	 * Runs a command.
	 * @param arguments all arguments of the application, of which {@link #isCommand}
	 * holds
	 * @return how it ended
	 */
	public ExitCode run(List<String> arguments) {
		List<String> said = Database.without(arguments);
		String group = firstWord(said).orElseThrow();
		said.remove(group);
		said.removeAll(SPRING_BOOTS);
		Optional<String> verb = firstWord(said);
		if (verb.isEmpty()) {
			return overview(isHelp(said));
		}
		said.remove(verb.get());
		String database = database(arguments).orElse("default");
		return verb.get().equals("help") ? help(group, said) : run(group, verb.get(), said, database);
	}

	private ExitCode run(String group, String verb, List<String> said, String database) {
		Optional<Command> command = find(group + " " + verb);
		if (command.isEmpty()) {
			return unknown(group + " " + verb);
		}
		CommandUsage usage = command.get().usage();
		if (isHelp(said)) {
			this.output.data(this.help.of(usage));
			return ExitCode.FINE;
		}
		try {
			Arguments parsed = Arguments.parse(usage, said);
			if (this.databases.size() > 1 && !(command.get() instanceof EachDatabase)) {
				throw Database.notChosen(usage.name(), this.databases);
			}
			return run(command.get(), parsed);
		}
		catch (UsageException ex) {
			this.output.note(ex.message() + System.lineSeparator());
			this.output.note(this.help.of(usage));
			return ExitCode.USAGE;
		}
		catch (RuntimeException ex) {
			if (ex instanceof Failure failure) {
				return failed(failure, database);
			}
			throw ex;
		}
	}

	private ExitCode run(Command command, Arguments arguments) {
		try {
			this.check.accept(command.usage().name());
			return command.run(arguments, this.output);
		}
		catch (RuntimeException ex) {
			if (ex instanceof Failure failure && arguments.has("--json") && !this.output.hasSpoken()) {
				this.output.json(new RefusalView(FailureView.of(failure, true)));
			}
			throw ex;
		}
	}

	private ExitCode failed(Failure failure, String database) {
		ExitCode code = report(failure, this.output);
		String advice = DatabaseAdvice.ofProperties(database, failure.remedy());
		if (!advice.isEmpty()) {
			this.output.note(advice);
		}
		if (find(HistoryHint.CHECK).isPresent()) {
			HistoryHint.of(failure).ifPresent(this.output::note);
		}
		return code;
	}

	/**
	 * Prints a failure with its remedy.
	 * @param failure what could not be done
	 * @param output where to print
	 * @return how the command ends that met it
	 */
	public static ExitCode report(Failure failure, Output output) {
		failed(failure.problem(), failure.remedy(), output);
		return ExitCode.of(failure);
	}

	/**
	 * Prints why a command cannot be called like this.
	 * @param problem what is wrong
	 * @param remedy what to do
	 * @param output where to print
	 * @return how the command ends
	 */
	public static ExitCode misused(String problem, String remedy, Output output) {
		failed(problem, remedy, output);
		return ExitCode.USAGE;
	}

	private static void failed(String problem, String remedy, Output output) {
		output.note(problem);
		if (!remedy.isEmpty()) {
			output.note("");
			output.note(remedy);
		}
	}

	private ExitCode help(String group, List<String> said) {
		List<String> words = said.stream().filter((argument) -> !Arguments.isOption(argument)).toList();
		if (words.isEmpty()) {
			return overview(true);
		}
		String name = (words.size() == 1) ? group + " " + words.get(0) : String.join(" ", words);
		Optional<Command> command = find(name);
		if (command.isEmpty()) {
			return unknown(name);
		}
		this.output.data(this.help.of(command.get().usage()));
		return ExitCode.FINE;
	}

	private ExitCode overview(boolean wanted) {
		if (wanted) {
			this.output.data(this.help.overview());
			return ExitCode.FINE;
		}
		this.output.note(this.help.overview());
		return ExitCode.USAGE;
	}

	private ExitCode unknown(String name) {
		if (DevelopmentCommands.have(name)) {
			this.output.note(DevelopmentCommands.missing(name));
			return ExitCode.USAGE;
		}
		List<String> names = this.commands.stream().map((command) -> command.usage().name()).toList();
		String nearest = names.stream()
			.filter((candidate) -> verb(candidate).equals(verb(name)))
			.findFirst()
			.or(() -> NearestWord.of(name, names))
			.map((candidate) -> " Did you mean \"" + candidate + "\"?")
			.orElse("");
		this.output.note("There is no command \"" + name + "\"." + nearest + System.lineSeparator());
		this.output.note(this.help.overview());
		return ExitCode.USAGE;
	}

	/**
	 * A person may take one group for the other.
	 */
	private static String verb(String name) {
		return name.substring(name.indexOf(' ') + 1);
	}

	private Optional<Command> find(String name) {
		return this.commands.stream().filter((command) -> command.usage().name().equals(name)).findFirst();
	}

	private static Optional<String> firstWord(List<String> arguments) {
		return arguments.stream().filter((argument) -> !Arguments.isOption(argument)).findFirst();
	}

	private static boolean isHelp(List<String> said) {
		return said.contains("--help") || said.contains("-h");
	}

}
