package com.ofauto.migrations.devtools.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.diff.step.Hazard;

/**
 * Writes the files of a migration: the statements, below the warnings for a reviewer.
 */
public final class MigrationText {

	private static final String UNDOES = "-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.\n\n";

	private static final String ROWS = "Rows that the migration has changed or removed.";

	private MigrationText() {
	}

	/**
	 * Write the files of a migration.
	 * @param draft the migration
	 * @param stakes its hazards, with the rows of the developer's database
	 * @return the texts by file name, in the order in which they are shown
	 */
	public static Map<String, String> files(Draft draft, HazardReport stakes) {
		Map<String, String> files = new LinkedHashMap<>();
		files.put("migration.sql", migration(draft, stakes));
		files.put(RollbackProof.FILE, rollback(draft));
		return files;
	}

	/**
	 * The script warns of every hazard, because other databases may have rows where this
	 * one has none.
	 */
	private static String migration(Draft draft, HazardReport stakes) {
		return text(draft, stakes::warnings);
	}

	/**
	 * Write a script for one database only.
	 * @param draft the change
	 * @param stakes its hazards there
	 * @return warnings and statements
	 */
	public static String script(Draft draft, HazardReport stakes) {
		return text(draft, stakes::sentences);
	}

	private static String text(Draft draft, Function<Hazard.Effect, List<String>> sentences) {
		List<String> warnings = Stream
			.of(Stream.of(Hazard.Effect.values()).flatMap((effect) -> sentences.apply(effect).stream()),
					draft.wrongBodies().stream().map(InvalidBody::warning),
					draft.notes().stream().flatMap((note) -> note.warning().stream()))
			.flatMap((part) -> part)
			.toList();
		return comment("Warnings:", warnings) + draft.script();
	}

	/**
	 * Write the way back from a migration that was written by hand.
	 * @param back the change that leads back, whose own way back is not needed
	 * @param rows whether the migration changes rows
	 * @return the text of {@code rollback.sql}
	 */
	public static String back(Draft back, boolean rows) {
		return rollback(Stream
			.concat(Workbench.lost(back.change().hazards()).stream(), rows ? Stream.of(ROWS) : Stream.<String>empty())
			.toList(), back.script());
	}

	private static String rollback(Draft draft) {
		return rollback(draft.rollback().lost(), draft.rollback().script());
	}

	private static String rollback(List<String> lost, String script) {
		return (UNDOES + comment("What does not come back:", lost) + script).stripTrailing() + "\n";
	}

	private static String comment(String title, List<String> sentences) {
		if (sentences.isEmpty()) {
			return "";
		}
		StringBuilder text = new StringBuilder("-- ").append(title).append('\n');
		sentences
			.forEach((sentence) -> text.append("-- - ").append(sentence.strip().replace("\n", "\n--   ")).append('\n'));
		return text.append('\n').toString();
	}

}
