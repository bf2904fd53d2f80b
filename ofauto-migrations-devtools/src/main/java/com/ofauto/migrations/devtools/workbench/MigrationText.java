package com.ofauto.migrations.devtools.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.diff.step.Hazard;

/**
 * The files of a migration as they are written: the statements, and above them what a
 * reviewer has to know.
 */
public final class MigrationText {

	private MigrationText() {
	}

	/**
	 * The files of a migration.
	 * @param draft the migration
	 * @param stakes what it puts at risk, with the rows of the database where it is made
	 * @return their texts by their names, in the order in which they are shown
	 */
	public static Map<String, String> files(Draft draft, HazardReport stakes) {
		Map<String, String> files = new LinkedHashMap<>();
		files.put("migration.sql", migration(draft, stakes));
		files.put(RollbackProof.FILE, rollback(draft));
		return files;
	}

	/**
	 * It warns of everything, since other databases may have rows where this one has
	 * none.
	 */
	private static String migration(Draft draft, HazardReport stakes) {
		return text(draft, stakes::warnings);
	}

	/**
	 * A script that is for one database and no other.
	 * @param draft the change
	 * @param stakes what it puts at risk there
	 * @return warnings and statements
	 */
	public static String script(Draft draft, HazardReport stakes) {
		return text(draft, stakes::sentences);
	}

	private static String text(Draft draft, Function<Hazard.Effect, List<String>> sentences) {
		List<String> warnings = Stream
			.concat(Stream.of(Hazard.Effect.values()).flatMap((effect) -> sentences.apply(effect).stream()),
					draft.wrongBodies().stream().map(InvalidBody::warning))
			.toList();
		return comment("Warnings:", warnings) + draft.script();
	}

	private static String rollback(Draft draft) {
		return "-- Undoes the migration.sql beside it. Nothing runs it by itself.\n\n"
				+ comment("What does not come back:", draft.rollback().lost()) + draft.rollback().script();
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
