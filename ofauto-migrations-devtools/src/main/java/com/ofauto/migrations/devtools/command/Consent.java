package com.ofauto.migrations.devtools.command;

import java.util.List;
import java.util.Optional;

import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.workbench.HazardReport;

/**
 * Asks a person for consent to what a change does to data.
 */
final class Consent {

	private static final String UNTOUCHED = "Nothing was done.";

	private final Output output;

	private final boolean migrates;

	private final Gate gate;

	private Consent(Output output, boolean migrates, Gate gate) {
		this.output = output;
		this.migrates = migrates;
		this.gate = gate;
	}

	/**
	 * Ask for consent to a migration, which can also be written and edited first.
	 */
	static Consent toMigrate(Output output, Gate gate) {
		return new Consent(output, true, gate);
	}

	/**
	 * Ask for consent to a change without a migration.
	 */
	static Consent toPush(Output output, Gate gate) {
		return new Consent(output, false, gate);
	}

	/**
	 * Ask if data is dropped, and refuse a change that is certain to fail here.
	 * @param given whether an option has given the answer
	 * @param later whether the change is made later
	 * @throws CommandRefusedException if the change cannot be made, or is not wanted
	 */
	void require(HazardReport stakes, boolean given, boolean later) {
		List<String> obstacles = stakes.obstacles();
		if (!obstacles.isEmpty() && !later) {
			throw new CommandRefusedException(
					"The " + (this.migrates ? "migration" : "change")
							+ " would fail on the rows that this database has. " + untouched() + "\n"
							+ String.join("\n", obstacles),
					"Change the data or the schema" + (this.migrates
							? ", or write the migration with --create-only and put in front of the statement what"
									+ " makes the rows fit."
							: "."));
		}
		List<String> losses = stakes.sentences(Hazard.Effect.DATA_LOST);
		if (losses.isEmpty() || later) {
			return;
		}
		this.output.requirePerson("Data would be lost.", this.migrates ? "migrate dev" : "db push", this.gate);
		if (given) {
			return;
		}
		boolean wanted = new Terminal(this.output).yes("Data is lost. "
				+ (this.migrates ? "Write and apply the migration all the same?" : "Change the database all the same?"))
			.orElseThrow(() -> new CommandRefusedException(
					"Data would be lost, and there is no terminal to ask on. " + untouched(),
					toKeep() + " If the data may be lost, call the command in a terminal, which asks."));
		if (!wanted) {
			throw new CommandRefusedException(untouched(), toKeep());
		}
	}

	private String toKeep() {
		return "To keep the data, write the migration with "
				+ (this.migrates ? "--create-only and edit it." : "migrate dev --create-only and edit it.");
	}

	/**
	 * Ask why the data may go, which is written into the migration.
	 * @param given the reason, if an option has given it
	 * @param later whether the change is made later, so that nobody was asked
	 * @return the reason, empty if nothing is lost or no reason is given
	 */
	Optional<String> reason(HazardReport stakes, Optional<String> given, boolean later) {
		if (later || stakes.sentences(Hazard.Effect.DATA_LOST).isEmpty()) {
			return Optional.empty();
		}
		return given
			.or(() -> new Terminal(this.output).words(
					"Why may it go? The reason is written into the migration, for deploys that refuse it otherwise:"))
			.map(String::strip)
			.filter((words) -> !words.isEmpty());
	}

	/**
	 * Tell what it means if nobody has said why.
	 */
	void noteUnreasoned(HazardReport stakes, boolean later) {
		if (!later && !stakes.sentences(Hazard.Effect.DATA_LOST).isEmpty()) {
			this.output.note("No reason is given, so a deploy with ofauto.migrations.safety=refuse will refuse the"
					+ " migration. --because REASON gives one.");
		}
	}

	private String untouched() {
		return this.migrates ? "Nothing was written." : UNTOUCHED;
	}

}
