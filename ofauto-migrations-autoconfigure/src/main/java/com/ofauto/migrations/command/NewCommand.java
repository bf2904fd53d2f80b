package com.ofauto.migrations.command;

import java.nio.file.Path;
import java.util.Map;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.safety.NameReview;

/**
 * Creates the directory of a new migration in the source tree.
 */
final class NewCommand implements Command {

	private static final String SCRIPT = "migration.sql";

	private final SourceTree sources;

	NewCommand(SourceTree sources) {
		this.sources = sources;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("migrate new", "NAME [--directory DIRECTORY]", "Create an empty migration in the source tree")
			.withParameter()
			.withOption("--directory", "DIRECTORY", "the directory of the migrations, if not in src/main/resources");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		String name = SourceTree.name(arguments.parameter("NAME"));
		Path directory = this.sources.directory(arguments);
		Path migration = this.sources.write(directory, name, Map.of(SCRIPT, Migration.UNWRITTEN));
		output.data(this.sources.show(migration.resolve(SCRIPT)));
		PlanScreen.note(this.sources.undated(directory), output);
		noteName(name, output);
		return ExitCode.FINE;
	}

	/**
	 * Says of a new migration that its name says nothing.
	 */
	static void noteName(String name, Output output) {
		if (NameReview.saysNothing(name)) {
			output.note(NameReview.problem(name) + " Rename its directory before it is applied anywhere.");
		}
	}

}
