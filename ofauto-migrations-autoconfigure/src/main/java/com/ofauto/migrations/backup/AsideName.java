package com.ofauto.migrations.backup;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The name that a database gets when another one takes its place.
 */
final class AsideName {

	/** So many bytes PostgreSQL keeps of a name. */
	private static final int MOST = 63;

	private AsideName() {
	}

	/**
	 * A name that no database has.
	 * @param living the database that makes room
	 * @param taken whether a database has a name
	 */
	static String of(String living, Predicate<String> taken) {
		return IntStream.iterate(1, (number) -> number + 1)
			.mapToObj((number) -> "_before" + ((number > 1) ? "_" + number : ""))
			.map((ending) -> cut(living, MOST - ending.length()) + ending)
			.filter(taken.negate())
			.findFirst()
			.orElseThrow();
	}

	private static String cut(String name, int bytes) {
		int end = name.length();
		while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytes) {
			end = name.offsetByCodePoints(end, -1);
		}
		return name.substring(0, end);
	}

}
