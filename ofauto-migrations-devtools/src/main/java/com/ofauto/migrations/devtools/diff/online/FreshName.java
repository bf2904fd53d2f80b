package com.ofauto.migrations.devtools.diff.online;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * Makes names that nothing has, for what is there for a while only.
 */
final class FreshName {

	/** In bytes. */
	private static final int LONGEST = 63;

	private FreshName() {
	}

	/**
	 * Return a name with a suffix, and with a number if that is taken. The name is cut
	 * before the suffix if need be.
	 */
	static String of(String name, String suffix, Predicate<String> taken) {
		String fresh = cut(name, suffix);
		for (int number = 2; taken.test(fresh); number++) {
			fresh = cut(name, suffix + number);
		}
		return fresh;
	}

	private static String cut(String name, String suffix) {
		String begin = name;
		while ((begin + suffix).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
			begin = begin.substring(0, begin.offsetByCodePoints(begin.length(), -1));
		}
		return begin + suffix;
	}

}
