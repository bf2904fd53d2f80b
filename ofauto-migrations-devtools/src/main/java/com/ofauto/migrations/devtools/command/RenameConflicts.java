package com.ofauto.migrations.devtools.command;

import java.util.List;
import java.util.Objects;

import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.devtools.source.RenameHint;

/**
 * Finds contradictions between options about renames.
 */
final class RenameConflicts {

	/** A schema, a table and a column. */
	private static final int WHOLE = 3;

	private RenameConflicts() {
	}

	/**
	 * Refuse options that contradict each other.
	 * @param home the name of the default schema, which a name may include or omit
	 */
	static void refuse(List<RenameHint> hints, String home) {
		for (int number = 0; number < hints.size(); number++) {
			for (RenameHint other : hints.subList(0, number)) {
				refuse(other, hints.get(number), home);
			}
		}
	}

	private static void refuse(RenameHint first, RenameHint second, String home) {
		List<String> path = bare(first.path(), home);
		List<String> otherPath = bare(second.path(), home);
		String both = text(first) + " and " + text(second) + " contradict each other: ";
		boolean isSame = Objects.equals(first.newName(), second.newName())
				&& Objects.equals(first.newSchema(), second.newSchema());
		if (path.equals(otherPath)) {
			throw new UsageException((isSame ? text(first) + " is given twice." : both + reason(first, second))
					+ " Nothing was written.");
		}
		boolean beside = path.subList(0, path.size() - 1).equals(otherPath.subList(0, otherPath.size() - 1));
		if (isSame && beside && !first.isDrop()) {
			throw new UsageException(
					both + "two things cannot both be called " + first.newName() + ". Nothing was written.");
		}
	}

	private static String reason(RenameHint first, RenameHint second) {
		return (first.isDrop() || second.isDrop()) ? "what is dropped has no new name." : "it can have one new name.";
	}

	private static String text(RenameHint hint) {
		return hint.place() + " " + hint;
	}

	private static List<String> bare(List<String> path, String home) {
		return (path.size() == WHOLE && path.get(0).equals(home)) ? path.subList(1, WHOLE) : path;
	}

}
