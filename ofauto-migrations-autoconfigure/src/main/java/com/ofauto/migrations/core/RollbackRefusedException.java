package com.ofauto.migrations.core;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A rollback may not be done like this. What it undid before, if anything, is told.
 *
 * @since 0.1.0
 */
public final class RollbackRefusedException extends MigrationException {

	/** Why what nobody has run cannot be undone. */
	static final String RECORDED = "it was recorded without being run, so its rollback would remove what was there before";

	private static final String UNTOUCHED = "\nNothing was changed.";

	private final List<String> migrations;

	private final Reason reason;

	private RollbackRefusedException(List<String> migrations, Reason reason, String problem, String remedy) {
		super(problem, remedy, null);
		this.migrations = List.copyOf(migrations);
		this.reason = reason;
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	/**
	 * The migrations that stand in the way.
	 * @return their names
	 */
	public List<String> migrations() {
		return this.migrations;
	}

	/**
	 * Why it may not be done.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	static RollbackRefusedException nothing(String database) {
		return new RollbackRefusedException(List.of(), Reason.NOTHING_APPLIED,
				"Database " + database + " has no applied migration, so there is nothing to roll back.",
				"Check that this is the database you mean.");
	}

	static RollbackRefusedException isLast(String name) {
		return new RollbackRefusedException(List.of(name), Reason.NOTHING_APPLIED,
				"Migration " + name + " was applied last, so there is nothing to roll back.",
				"The migration that --to names stays. To undo it too, name the one before it, or "
						+ NextStep.rollback("--last") + ".");
	}

	static RollbackRefusedException notApplied(String name) {
		return new RollbackRefusedException(List.of(name), Reason.NOT_APPLIED,
				"Migration " + name + " is not applied to this database." + UNTOUCHED,
				"Check the name. --to names the migration that is to stay as the last one.");
	}

	static RollbackRefusedException unfinished(String name) {
		return new RollbackRefusedException(List.of(name), Reason.UNFINISHED,
				"Migration " + name + " has an attempt that is neither finished nor rolled back." + UNTOUCHED,
				"See what it is: " + Invocation.of("migrate status") + ". Then finish it, or decide about it, and roll"
						+ " back afterwards.");
	}

	static RollbackRefusedException notResumable(String name) {
		return new RollbackRefusedException(List.of(name), Reason.UNFINISHED,
				"The rollback of migration " + name + " stopped in a statement that may have done a part of its work,"
						+ " so it cannot go on by itself." + UNTOUCHED,
				"Check what it left. If you have undone the rest by hand, "
						+ NextStep.resolve(new Decision.RolledBack(name))
						+ ". If the database has all of the migration again, "
						+ NextStep.resolve(new Decision.Applied(name)) + ".");
	}

	/**
	 * There is no way back.
	 * @param developing whether the project is here, as far as the environment says
	 */
	static RollbackRefusedException noWay(List<String> undone, Map<String, String> reasons, boolean developing) {
		List<String> names = undone.stream().filter(reasons::containsKey).toList();
		return new RollbackRefusedException(names, Reason.NO_WAY_BACK,
				names.stream()
					.map((name) -> "Migration " + name + " has no proven way back: " + reasons.get(name) + ".")
					.collect(Collectors.joining("\n")) + UNTOUCHED,
				reasons.containsValue(RECORDED)
						? "Go back no further than that, or undo what it stands for by a new migration."
						: makeIt(names, developing));
	}

	private static String makeIt(List<String> names, boolean developing) {
		boolean one = names.size() == 1;
		String making = names.stream()
			.map((name) -> "migrate rollback " + ShellWord.option("--make", name))
			.map((command) -> developing ? Invocation.of(command) : command)
			.collect(Collectors.joining(", "));
		if (developing) {
			return "Write and prove " + (one ? "it: " : "each: ") + making + ". Then run this command again.";
		}
		return "In the project, write and prove " + (one ? "it: " : "each: ") + making + ". The next release brings "
				+ (one ? "it. Or undo the migration" : "them. Or undo the migrations")
				+ " by hand, and write a new one that says so.";
	}

	static RollbackRefusedException changed(List<String> shown, List<String> now) {
		return new RollbackRefusedException(now, Reason.CHANGED,
				"The history has changed since the rollback was shown: it would undo " + String.join(", ", now)
						+ " now, and not " + String.join(", ", shown) + "." + UNTOUCHED,
				"Look again, and confirm what you see then.");
	}

	static RollbackRefusedException loses(Map<String, List<LostData>> losses, List<String> undone) {
		List<String> names = List.copyOf(losses.keySet());
		return new RollbackRefusedException(names, Reason.LOSES_DATA, losses.entrySet()
			.stream()
			.map((loss) -> "The rollback of " + loss.getKey() + " would lose:"
					+ loss.getValue().stream().map((data) -> "\n- " + data.describe()).collect(Collectors.joining()))
			.collect(Collectors.joining("\n"))
				+ (undone.isEmpty() ? UNTOUCHED
						: "\nUndone before it in this run, and still so: " + String.join(", ", undone) + "."),
				"Save what is needed first, such as with " + Invocation.of("migrate backup --to DIRECTORY")
						+ ". If it may go, add " + accepting(names) + ".");
	}

	/**
	 * What accepts what the undoing of these migrations loses.
	 */
	static String accepting(List<String> names) {
		return names.stream()
			.map((name) -> ShellWord.option("--accept-data-loss", name))
			.collect(Collectors.joining(" "));
	}

	/**
	 * Why a rollback may not be done.
	 */
	public enum Reason {

		/** There is nothing to undo. */
		NOTHING_APPLIED,

		/** The migration that is to stay is not applied. */
		NOT_APPLIED,

		/** An attempt, or an earlier rollback, has to be decided about first. */
		UNFINISHED,

		/** There is no rollback that was proven. */
		NO_WAY_BACK,

		/** The history is not what a person was shown. */
		CHANGED,

		/** Data would be lost, and nobody has accepted that. */
		LOSES_DATA

	}

}
