package com.ofauto.migrations.command;

import java.util.List;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Invocation;

/**
 * The usages of the commands of the development tools, so that an application without
 * these tools can name the missing module.
 *
 * @since 0.1.0
 */
@Internal
public final class DevelopmentCommands {

	private static final String DIRECTORY = "--directory";

	private static final int ANY_NUMBER = 10_000;

	private static final List<CommandUsage> USAGES = List.of(
			usage("migrate dev").withOption("--name", "", "")
				.withFlag("--create-only", "")
				.withFlag("--accept-data-loss", "")
				.withOption("--because", "", "")
				.withOption("--drift", "", "")
				.withOption(DIRECTORY, "", "")
				.withOption("--rename", "", "")
				.withOption("--drop", "", "")
				.withFlag("--online", "")
				.withFlag("--no-online", "")
				.withOption("--plain", "", ""),
			usage("migrate diff").withOption("--from", "", "")
				.withOption("--to", "", "")
				.withFlag("--script", "")
				.withFlag("--summary", "")
				.withFlag("--json", "")
				.withFlag("--exit-code", "")
				.withOption(DIRECTORY, "", "")
				.withOption("--rename", "", "")
				.withOption("--drop", "", "")
				.withFlag("--online", "")
				.withFlag("--no-online", "")
				.withOption("--plain", "", ""),
			usage("migrate drift").withOption("--url", "", "").withFlag("--json", "").withOption(DIRECTORY, "", ""),
			usage("migrate check").withFlag("--json", "").withOption(DIRECTORY, "", ""),
			usage("migrate undo").withFlag("--accept-data-loss", "")
				.withFlag("--remove", "")
				.withFlag("--keep", "")
				.withOption(DIRECTORY, "", ""),
			usage("migrate squash").withOption("--to", "", "").withOption(DIRECTORY, "", ""),
			new CommandUsage("migrate impact", "", "", ANY_NUMBER, List.of()).withFlag("--all", "")
				.withFlag("--json", "")
				.withOption(DIRECTORY, "", ""),
			usage("db push").withFlag("--accept-data-loss", "")
				.withFlag("--dry-run", "")
				.withOption(DIRECTORY, "", "")
				.withOption("--rename", "", "")
				.withOption("--drop", "", ""),
			usage("db pull").withFlag("--print", "")
				.withFlag("--force", "")
				.withOption("--to", "", "")
				.withOption(DIRECTORY, "", ""));

	private DevelopmentCommands() {
	}

	private static CommandUsage usage(String name) {
		return CommandUsage.of(name, "", "");
	}

	/**
	 * Their usages, for a parser and without what a help would say.
	 * @return the usages
	 */
	public static List<CommandUsage> usages() {
		return USAGES;
	}

	static boolean have(String name) {
		return USAGES.stream().anyMatch((usage) -> usage.name().equals(name));
	}

	/**
	 * The message for a command whose module is missing.
	 */
	static String missing(String name) {
		return String.join(System.lineSeparator(),
				"The command \"" + name + "\" is in the module ofauto-migrations-devtools, which this application"
						+ " does not have: the module is for development, not for a production jar.",
				"", inTheProject(name));
	}

	/**
	 * The message for a rehearsal that is given no database, where there are no scratch
	 * databases.
	 */
	static String withoutScratch() {
		return String.join(System.lineSeparator(),
				"Without a URL, migrate rehearse applies the migrations to a scratch database. It needs the module"
						+ " ofauto-migrations-devtools for that, which this application does not have: the module is"
						+ " for development, not for a production jar.",
				"", "On a copy of the data: " + Invocation.of("migrate rehearse --on") + " URL",
				"By the facts of another database, without applying anything: "
						+ Invocation.of("migrate rehearse --facts-from") + " URL",
				"", inTheProject("migrate rehearse"));
	}

	private static String inTheProject(String name) {
		return String.join(System.lineSeparator(),
				"Add com.ofauto:ofauto-migrations-devtools to the project, as docs/schema-first.md shows, and run"
						+ " the command in the project's directory, with Maven:",
				"  mvn spring-boot:run -Dspring-boot.run.profiles=dev -Dspring-boot.run.arguments=\"" + name + "\"",
				"or with Gradle:", "  ./gradlew bootRun --args=\"--spring.profiles.active=dev " + name + "\"");
	}

}
