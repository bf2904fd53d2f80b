package com.ofauto.migrations.command;

import java.util.function.Consumer;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.rehearsal.RehearsalRun;
import com.ofauto.migrations.rehearsal.ScratchRehearsal;

/**
 * Rehearses in scratch databases, which the development tools have.
 *
 * @since 0.1.0
 */
@Internal
public interface ScratchRehearsals {

	/**
	 * The usage with the options of the tools.
	 * @param usage the usage without them
	 * @return the whole usage
	 */
	CommandUsage usage(CommandUsage usage);

	/**
	 * Makes sure that the environment allows scratch databases.
	 * @throws com.ofauto.migrations.core.GateRefusedException if it does not
	 */
	void require();

	/**
	 * The engine of the configured database with the migrations of the source tree, which
	 * may be newer than those on the class path.
	 * @param arguments of the command
	 * @return the engine
	 */
	Migrator migrator(Arguments arguments);

	/**
	 * Makes a scratch database, and rehearses in it.
	 * @param rehearsal what is rehearsed
	 * @param begun takes the engine of the scratch database before it begins
	 * @param output where to tell of it
	 * @return what happened, also if a migration failed
	 */
	RehearsalRun run(ScratchRehearsal rehearsal, Consumer<Migrator> begun, Output output);

}
