package com.ofauto.migrations.command;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.ofauto.migrations.core.Decision;

/**
 * The value {@code OLD=NEW}, where a name may have an equals sign too: what exists tells
 * which one is between the two.
 */
final class RenamedOption {

	private RenamedOption() {
	}

	/**
	 * Reads a value.
	 * @param option the option's name, for messages
	 * @param value what was given
	 * @param known the names on disk and in the history
	 * @throws UsageException if the value is no pair of names, or more than one of
	 * existing names
	 */
	static Decision.Renamed read(String option, String value, Set<String> known) {
		List<Decision.Renamed> pairs = IntStream.range(1, value.length() - 1)
			.filter((index) -> value.charAt(index) == '=')
			.mapToObj((index) -> new Decision.Renamed(value.substring(0, index), value.substring(index + 1)))
			.toList();
		if (pairs.isEmpty()) {
			throw new UsageException(
					option + " needs OLD=NEW, the name in the history and the name on disk, not " + value + ".");
		}
		List<Decision.Renamed> best = pairs;
		for (int names = 2; names > 0 && best == pairs; names--) {
			int exist = names;
			List<Decision.Renamed> found = pairs.stream().filter((pair) -> existing(pair, known) == exist).toList();
			best = found.isEmpty() ? pairs : found;
		}
		if (best.size() > 1 && best != pairs) {
			throw new UsageException(option + " " + value + " is ambiguous: "
					+ best.stream()
						.map((pair) -> "\"" + pair.migration() + "\" is \"" + pair.by() + "\" now")
						.collect(Collectors.joining(", or "))
					+ ".");
		}
		return best.get(0);
	}

	private static int existing(Decision.Renamed pair, Set<String> known) {
		return (known.contains(pair.migration()) ? 1 : 0) + (known.contains(pair.by()) ? 1 : 0);
	}

}
