package com.ofauto.migrations.devtools.diff;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Scores how alike two names are, by their words. Rare words count more.
 */
final class NameSimilarity {

	/** From this score on, two names count as names of one object. */
	static final double ALIKE = 0.5;

	/** Shorter words resemble too many others. */
	private static final int SHORTEST_ABBREVIATION = 3;

	private static final int SHORTEST_MISSPELT = 5;

	private static final Pattern BOUNDARY = Pattern
		.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

	private final Map<String, Set<String>> split = new HashMap<>();

	private final Rarity<String> words;

	NameSimilarity(Collection<String> before, Collection<String> after) {
		this.words = Rarity.of(before.stream().map(this::words).toList(), after.stream().map(this::words).toList());
	}

	/**
	 * The share of the words that both have.
	 * @return 0 to 1
	 */
	double of(String first, String second) {
		Set<String> words = words(first);
		Set<String> others = words(second);
		if (String.join("", words).equals(String.join("", others))) {
			return 1;
		}
		double common = 0;
		for (String word : words) {
			Optional<String> other = others.contains(word) ? Optional.of(word)
					: others.stream().filter((candidate) -> isAkin(word, candidate)).findFirst();
			common += other.map((same) -> Math.max(this.words.of(word), this.words.of(same))).orElse(0.0);
		}
		double size = this.words.of(words) + this.words.of(others);
		return (size == 0) ? 0 : Math.min(1, common * 2 / size);
	}

	boolean alike(String first, String second) {
		return of(first, second) >= ALIKE;
	}

	private Set<String> words(String name) {
		return this.split.computeIfAbsent(name, NameSimilarity::split);
	}

	private static Set<String> split(String name) {
		return BOUNDARY.splitAsStream(name)
			.filter((word) -> !word.isEmpty())
			.map((word) -> singular(word.toLowerCase(Locale.ROOT)))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static String singular(String word) {
		if (word.length() <= SHORTEST_ABBREVIATION || word.endsWith("ss") || word.endsWith("us")
				|| word.endsWith("is")) {
			return word;
		}
		return word.replaceFirst("ies$", "y").replaceFirst("(?<=s|x|z|ch|sh)es$", "").replaceFirst("(?<!s)s$", "");
	}

	/**
	 * Whether one abbreviates the other, or differs from it by one letter.
	 */
	private static boolean isAkin(String word, String other) {
		String shorter = (word.length() < other.length()) ? word : other;
		String longer = shorter.equals(word) ? other : word;
		return shorter.length() >= SHORTEST_ABBREVIATION && abbreviates(shorter, longer)
				|| shorter.length() >= SHORTEST_MISSPELT && isMisspelt(shorter, longer);
	}

	/**
	 * As {@code desc} for {@code description}, and {@code qty} for {@code quantity}.
	 */
	private static boolean abbreviates(String shorter, String longer) {
		if (longer.startsWith(shorter)) {
			return true;
		}
		int found = 0;
		for (int i = 0; i < longer.length() && found < shorter.length(); i++) {
			found += (longer.charAt(i) == shorter.charAt(found)) ? 1 : 0;
		}
		return found == shorter.length() && shorter.charAt(0) == longer.charAt(0)
				&& shorter.charAt(shorter.length() - 1) == longer.charAt(longer.length() - 1);
	}

	private static boolean isMisspelt(String shorter, String longer) {
		int start = 0;
		while (start < shorter.length() && shorter.charAt(start) == longer.charAt(start)) {
			start++;
		}
		String rest = shorter.substring(start);
		return longer.length() == shorter.length() && longer.substring(start + 1).equals(rest.substring(1))
				|| longer.length() == shorter.length() + 1 && longer.substring(start + 1).equals(rest);
	}

}
