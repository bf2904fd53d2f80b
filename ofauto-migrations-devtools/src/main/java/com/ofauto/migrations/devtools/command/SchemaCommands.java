package com.ofauto.migrations.devtools.command;

import java.util.List;
import java.util.function.Supplier;

import com.ofauto.migrations.command.Command;

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
	public static Command dev(Tools tools, Supplier<List<String>> seed) {
		return new Shielded(new DevCommand(tools, seed));
	}

	/**
	 * {@code migrate diff}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command diff(Tools tools) {
		return new Shielded(new DiffCommand(tools));
	}

	/**
	 * {@code migrate drift}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command drift(Tools tools) {
		return new Shielded(new DriftCommand(tools));
	}

	/**
	 * {@code migrate check}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command check(Tools tools) {
		return new Shielded(new CheckCommand(tools));
	}

	/**
	 * {@code migrate baseline}, which compares first.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command baseline(Tools tools) {
		return new Shielded(new ProvenBaselineCommand(tools));
	}

	/**
	 * {@code migrate squash}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command squash(Tools tools) {
		return new Shielded(new SquashCommand(tools));
	}

	/**
	 * {@code db push}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command push(Tools tools) {
		return new Shielded(new PushCommand(tools));
	}

	/**
	 * {@code db pull}.
	 * @param tools what it works with
	 * @return the command
	 */
	public static Command pull(Tools tools) {
		return new Shielded(new PullCommand(tools));
	}

}
