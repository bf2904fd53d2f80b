package com.ofauto.migrations.command;

import com.ofauto.migrations.Internal;

/**
 * Writes the way back of a migration, as the development tools do.
 *
 * @since 0.1.0
 */
@Internal
public interface RollbackMaker {

	/**
	 * The usage with the options of the maker.
	 * @param usage that of {@code migrate rollback}
	 * @return a new usage
	 */
	CommandUsage extended(CommandUsage usage);

	/**
	 * Writes and proves the {@code rollback.sql} of a migration.
	 * @param migration its name
	 * @param arguments what was said
	 * @param output where to print
	 * @return how it ended
	 */
	ExitCode make(String migration, Arguments arguments, Output output);

}
