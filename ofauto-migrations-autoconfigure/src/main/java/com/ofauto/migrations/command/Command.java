package com.ofauto.migrations.command;

/**
 * One command of the command line. Beans of this type are found and listed in the help.
 *
 * @since 0.1.0
 */
public interface Command {

	/**
	 * The usage: the command's words, its options and its purpose.
	 * @return the usage, of which help and parser are made
	 */
	CommandUsage usage();

	/**
	 * Runs the command. In an application with several databases it has to be given one
	 * by {@code --database}. A {@link com.ofauto.migrations.core.MigrationException} need
	 * not be caught: it is printed with its remedy and has its own exit code.
	 * @param arguments the arguments after the command's words
	 * @param output where to print
	 * @return how it ended
	 * @throws UsageException if the arguments make no sense
	 * @throws CommandRefusedException if the command is refused
	 */
	ExitCode run(Arguments arguments, Output output);

}
