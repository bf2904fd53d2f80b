package com.ofauto.migrations.devtools.command;

import java.util.List;
import java.util.function.Supplier;

import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.RollbackCommand;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.command.ScratchRehearsals;

/**
 * The commands of schema-first work.
 */
public final class SchemaCommands {

	private SchemaCommands() {
	}

	/**
	 * {@code migrate dev}.
	 * @param tools what it works with
	 * @param seed writes development data if that is enabled, and says what it wrote
	 * @return the command
	 */
	public static Command dev(CommandContext tools, Supplier<List<String>> seed) {
		return new ReportingCommand(new DevCommand(tools, seed));
	}

	/**
	 * {@code migrate diff}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command diff(CommandContext tools) {
		return new ReportingCommand(new DiffCommand(tools));
	}

	/**
	 * {@code migrate drift}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command drift(CommandContext tools) {
		return new ReportingCommand(new DriftCommand(tools));
	}

	/**
	 * {@code migrate check}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command check(CommandContext tools) {
		return new ReportingCommand(new CheckCommand(tools));
	}

	/**
	 * {@code migrate baseline}, which compares first.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command baseline(CommandContext tools) {
		return new ReportingCommand(new ProvenBaselineCommand(tools));
	}

	/**
	 * {@code migrate rollback}, which also writes ways back.
	 * @param tools what it works with
	 * @param migrator the engine of the application
	 * @return the command
	 */
	public static Command rollback(CommandContext tools, Supplier<Migrator> migrator) {
		return new ReportingCommand(new RollbackCommand(new Target(migrator), new WayBack(tools)));
	}

	/**
	 * {@code migrate undo}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command undo(CommandContext tools) {
		return new ReportingCommand(new UndoCommand(tools));
	}

	/**
	 * {@code migrate squash}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command squash(CommandContext tools) {
		return new ReportingCommand(new SquashCommand(tools));
	}

	/**
	 * {@code migrate impact}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command impact(CommandContext tools) {
		return new ReportingCommand(new ImpactCommand(tools));
	}

	/**
	 * What {@code migrate rehearse} needs for scratch databases.
	 * @param tools what it works with
	 * @return rehearsals
	 */
	public static ScratchRehearsals rehearsals(CommandContext tools) {
		return new RehearsalDatabases(tools);
	}

	/**
	 * {@code db push}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command push(CommandContext tools) {
		return new ReportingCommand(new PushCommand(tools));
	}

	/**
	 * {@code db pull}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command pull(CommandContext tools) {
		return new ReportingCommand(new PullCommand(tools));
	}

}
