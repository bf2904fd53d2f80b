package com.ofauto.migrations.devtools.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows where two texts differ: the lines between those that are the same in both.
 */
final class LineDifference {

	private static final int MOST = 12;

	private LineDifference() {
	}

	/**
	 * Return the lines of the first with a minus, and those of the second with a plus.
	 */
	static String of(String one, String other) {
		List<String> first = one.lines().toList();
		List<String> second = other.lines().toList();
		int shorter = Math.min(first.size(), second.size());
		int start = 0;
		while (start < shorter && first.get(start).equals(second.get(start))) {
			start++;
		}
		int end = 0;
		while (end < shorter - start && first.get(first.size() - 1 - end).equals(second.get(second.size() - 1 - end))) {
			end++;
		}
		List<String> lines = new ArrayList<>();
		add(lines, "- ", first.subList(start, first.size() - end));
		add(lines, "+ ", second.subList(start, second.size() - end));
		return String.join("\n", lines);
	}

	private static void add(List<String> lines, String mark, List<String> of) {
		of.stream().limit(MOST).map((line) -> mark + line.strip()).forEach(lines::add);
		if (of.size() > MOST) {
			lines.add(mark + "and " + (of.size() - MOST) + " lines more");
		}
	}

}
