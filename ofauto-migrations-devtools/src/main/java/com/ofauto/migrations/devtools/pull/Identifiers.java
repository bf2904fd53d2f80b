package com.ofauto.migrations.devtools.pull;

import java.util.HashSet;
import java.util.Set;

/**
 * Names in a schema for names in a database, none given twice.
 */
final class Identifiers {

	private final Set<String> taken = new HashSet<>();

	/**
	 * Returns the name itself where Prisma's language can write it, else what is left of
	 * it.
	 */
	static String sanitized(String name, String otherwise) {
		String text = name.replaceFirst("^[^a-zA-Z]+", "").replaceAll("[^_a-zA-Z0-9]", "_");
		return text.isEmpty() ? otherwise : text;
	}

	boolean isTaken(String name) {
		return this.taken.contains(name);
	}

	/**
	 * Takes a name, with a number behind it if it is taken already.
	 */
	String take(String name) {
		String result = name;
		for (int number = 2; !this.taken.add(result); number++) {
			result = name + "_" + number;
		}
		return result;
	}

}
