package com.ofauto.migrations.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import com.ofauto.migrations.Internal;

/**
 * Finds the word that a person may have meant.
 *
 * @since 0.1.0
 */
@Internal
public final class NearestWord {

	private NearestWord() {
	}

	/**
	 * Looks for a word that is written nearly like another.
	 * @param word what was written
	 * @param words what may have been meant
	 * @return the nearest, or empty if none is near
	 */
	public static Optional<String> of(String word, Collection<String> words) {
		int furthest = Math.max(2, word.length() / 3);
		return words.stream()
			.filter((candidate) -> distance(word, candidate) <= furthest)
			.min(Comparator.comparingInt((candidate) -> distance(word, candidate)));
	}

	/**
	 * How many letters have to be put in, left out or changed.
	 * @param one a word
	 * @param other another one
	 * @return their number
	 */
	public static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int changed = diagonal + ((one.charAt(i - 1) != other.charAt(j - 1)) ? 1 : 0);
				diagonal = row[j];
				row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[row.length - 1];
	}

}
