package com.ofauto.migrations.command;

import java.util.List;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.report.BaselineView;

/**
 * What the commands that record a baseline have in common, with the development tools and
 * without them: how it is called, and what is printed.
 *
 * @since 0.1.0
 */
@Internal
public final class BaselineUsage {

	/** The option that skips the check. */
	public static final String ACCEPT = "--accept-differences";

	private BaselineUsage() {
	}

	/**
	 * How it is called.
	 * @param insisting what {@value #ACCEPT} does, in some words
	 * @return a usage, to which options can be added
	 */
	public static CommandUsage of(String insisting) {
		return CommandUsage
			.of("migrate baseline", "--to NAME [--accept-differences] [--json]",
					"Record migrations as applied on a database that has their schema")
			.withOption("--to", "NAME", "the last migration that the database has")
			.withFlag(ACCEPT, insisting)
			.withFlag("--json", "print JSON");
	}

	/**
	 * The last migration that the database has.
	 * @param arguments what was typed
	 * @return its name
	 * @throws UsageException if none was typed
	 */
	public static String last(Arguments arguments) {
		return arguments.value("--to")
			.orElseThrow(() -> new UsageException("--to is missing: name the last migration that the database has."));
	}

	/**
	 * Prints what was recorded.
	 * @param recorded the names
	 * @param arguments what was typed
	 * @param output where to print
	 */
	public static void print(List<String> recorded, Arguments arguments, Output output) {
		if (arguments.has("--json")) {
			output.json(new BaselineView(recorded));
		}
		else {
			recorded.forEach((name) -> output.data("Recorded " + name + " as applied"));
		}
	}

}
