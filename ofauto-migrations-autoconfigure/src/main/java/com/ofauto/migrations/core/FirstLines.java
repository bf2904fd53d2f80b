package com.ofauto.migrations.core;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The first few of many lines, and how many there are.
 */
final class FirstLines {

	static final int MOST = 10;

	private FirstLines() {
	}

	static String of(List<String> lines) {
		if (lines.size() <= MOST) {
			return String.join("\n", lines);
		}
		return Stream.concat(lines.stream().limit(MOST), Stream.of("And " + (lines.size() - MOST) + " more."))
			.collect(Collectors.joining("\n"));
	}

}
