package com.ofauto.migrations.devtools.psl;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Suggests a known word for an unknown one.
 */
final class Suggestion {

	private Suggestion() {
	}

	/**
	 * Return "Did you mean …?" with the nearest known word, else all known words.
	 */
	static String of(String word, Collection<String> known, String prefix) {
		int limit = (word.length() < 4) ? 1 : Math.max(2, word.length() / 3);
		return known.stream()
			.filter((candidate) -> distance(word, candidate) <= limit)
			.min(Comparator.comparingInt((candidate) -> distance(word, candidate)))
			.map((candidate) -> "Did you mean " + prefix + candidate + "?")
			.orElseGet(() -> oneOf(known, prefix));
	}

	static String oneOf(Collection<String> known, String prefix) {
		return known.isEmpty() ? ""
				: known.stream()
					.map((word) -> prefix + word)
					.collect(Collectors.joining(", ", (known.size() == 1) ? "It can be: " : "It can be one of: ", "."));
	}

	/**
	 * The number of edits between two words. A difference in case costs nothing.
	 */
	private static int distance(String first, String second) {
		String a = first.toLowerCase(Locale.ROOT);
		String b = second.toLowerCase(Locale.ROOT);
		int[] previous = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int[] current = new int[b.length() + 1];
			current[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int change = previous[j - 1] + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
				current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
			}
			previous = current;
		}
		return previous[b.length()];
	}

}
