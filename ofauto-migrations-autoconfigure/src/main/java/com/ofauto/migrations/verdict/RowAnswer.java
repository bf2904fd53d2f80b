package com.ofauto.migrations.verdict;

import java.util.List;
import java.util.Locale;

import com.ofauto.migrations.core.ReadableText;

/**
 * What the rows of a database say to a rule that a pending migration lays on them.
 *
 * @param migration the migration
 * @param line the line of the statement
 * @param outcome what the rows say
 * @param text a sentence without values
 * @param examples up to three of the rows or values that are meant. They are private: for
 * the terminal, and for nothing that is kept
 * @since 0.1.0
 */
public record RowAnswer(String migration, int line, Outcome outcome, String text, List<String> examples) {

	public RowAnswer {
		text = ReadableText.name(text);
		examples = examples.stream().map(ReadableText::name).toList();
	}

	/**
	 * The outcomes.
	 */
	public enum Outcome {

		/** All rows fit. */
		FITS,

		/** The statement would fail. */
		FAILS,

		/** The rows could not be asked. */
		UNASKED;

		/**
		 * The outcome for programs.
		 * @return such as {@code fails}
		 */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * The answer for the terminal.
	 * @return one line
	 */
	public String told() {
		return this.text + (this.examples.isEmpty() ? "" : " Such as " + String.join(", ", this.examples) + ".");
	}

}
