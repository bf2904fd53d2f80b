package com.ofauto.migrations.page;

import java.util.Map;

import com.ofauto.migrations.core.MigrationCounts;
import com.ofauto.migrations.report.PlanView;

/**
 * The state of a database in a sentence.
 *
 * @param tone how urgent it is
 * @param sentence what a person should know first
 */
record StateSentence(Tone tone, String sentence) {

	private static final Map<String, StateSentence> FIXED = Map.ofEntries(
			entry("up-to-date", Tone.GOOD, "The database is up to date."),
			entry("ahead", Tone.GOOD, "The database is ahead of this release of the application."),
			entry("running", Tone.BUSY, "Another session is applying a migration now."),
			entry("interrupted", Tone.ATTENTION,
					"A run stopped in the middle of a migration. The next deploy resumes it."),
			entry("undone", Tone.ATTENTION, "A rollback has undone a migration that is on disk."),
			entry("edited", Tone.ATTENTION, "A file has changed since it was applied."),
			entry("missing", Tone.ATTENTION, "An applied migration is not on disk."),
			entry("failed", Tone.STOP, "A migration has failed. No deploy goes on until a person has decided."),
			entry("half-undone", Tone.STOP, "A rollback stopped in the middle of a migration, and has to go on."),
			entry("baseline-required", Tone.STOP, "The database has objects and no history of migrations."),
			entry("unreachable", Tone.STOP, "The database cannot be read."),
			entry("unsupported-database", Tone.STOP, "The database is not supported."),
			entry("unusable-files", Tone.STOP, "The migrations on disk cannot be used."));

	private static Map.Entry<String, StateSentence> entry(String state, Tone tone, String sentence) {
		return Map.entry(state, new StateSentence(tone, sentence));
	}

	static StateSentence of(PlanView plan) {
		MigrationCounts counts = plan.counts();
		if (plan.state().equals("pending") && counts != null) {
			return new StateSentence(Tone.ATTENTION, (counts.pending() == 1) ? "One migration is pending."
					: counts.pending() + " migrations are pending.");
		}
		return FIXED.getOrDefault(plan.state(),
				new StateSentence(Tone.STOP, "The state of the database is not known: " + plan.state() + "."));
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
