package com.ofauto.migrations.command;

/**
 * One command of the command line. Beans of this type are found and listed in the help.
 *
 * @since 0.1.0
 */
public interface Command {

	/**
	 * How it is called: its words, its options and what it is for.
	 * @return the usage, of which help and parser are made
	 */
	CommandUsage usage();

	/**
	 * Does it. A {@link com.ofauto.migrations.core.MigrationException} need not be
	 * caught: it is printed with its remedy and has its own exit code.
	 * @param arguments what was said after the command's words
	 * @param output where to print
	 * @return how it ended
	 * @throws UsageException if the arguments make no sense
	 * @throws CommandRefusedException if it must not or shall not be done
	 */
	ExitCode run(Arguments arguments, Output output);

}
