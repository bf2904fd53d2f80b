package com.ofauto.migrations.page;

import java.util.stream.Stream;

import com.ofauto.migrations.core.MigrationCounts;
import com.ofauto.migrations.core.MigrationState;
import com.ofauto.migrations.report.PlanView;
import org.jspecify.annotations.Nullable;

/**
 * The state of a database in a sentence.
 *
 * @param tone how urgent it is
 * @param sentence what a person should know first
 */
record StateSentence(Tone tone, String sentence) {

	static StateSentence of(PlanView plan) {
		return Stream.of(MigrationState.values())
			.filter((state) -> state.word().equals(plan.state()))
			.findFirst()
			.map((state) -> of(state, plan.counts()))
			.orElseGet(() -> unseen(plan.state()));
	}

	private static StateSentence of(MigrationState state, @Nullable MigrationCounts counts) {
		return switch (state) {
			case UP_TO_DATE -> new StateSentence(Tone.GOOD, "The database is up to date.");
			case AHEAD -> new StateSentence(Tone.GOOD, "The database is ahead of this release of the application.");
			case RUNNING -> new StateSentence(Tone.BUSY, "Another session is applying a migration now.");
			case PENDING -> new StateSentence(Tone.ATTENTION, pending((counts != null) ? counts.pending() : 0));
			case INTERRUPTED -> new StateSentence(Tone.ATTENTION,
					"A run stopped in the middle of a migration. The next deploy resumes it.");
			case UNDONE -> new StateSentence(Tone.ATTENTION, "A rollback has undone a migration that is on disk.");
			case EDITED -> new StateSentence(Tone.ATTENTION, "A file has changed since it was applied.");
			case MISSING -> new StateSentence(Tone.ATTENTION, "An applied migration is not on disk.");
			case FAILED ->
				new StateSentence(Tone.STOP, "A migration has failed. No deploy goes on until a person has decided.");
			case HALF_UNDONE ->
				new StateSentence(Tone.STOP, "A rollback stopped in the middle of a migration, and has to go on.");
			case BASELINE_REQUIRED ->
				new StateSentence(Tone.STOP, "The database has objects and no history of migrations.");
		};
	}

	private static String pending(int number) {
		return (number == 1) ? "One migration is pending." : number + " migrations are pending.";
	}

	/**
	 * What is said where nothing could be looked at.
	 */
	private static StateSentence unseen(String state) {
		return new StateSentence(Tone.STOP, switch (state) {
			case "unreachable" -> "The database cannot be read.";
			case "unsupported-database" -> "The database is not supported.";
			case "unusable-files" -> "The migrations on disk cannot be used.";
			default -> "The state of the database is not known: " + state + ".";
		});
	}

	/**
	 * How urgent something is. A page shows it by a word and a colour.
	 */
	enum Tone {

		GOOD, BUSY, ATTENTION, STOP;

		String style() {
			return switch (this) {
				case GOOD -> "good";
				case BUSY -> "busy";
				case ATTENTION -> "attention";
				case STOP -> "stop";
			};
		}

	}

}
