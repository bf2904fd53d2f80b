package com.ofauto.migrations.devtools.pull;

import java.util.HashSet;
import java.util.Set;

/**
 * Translates names of a database into unique names of a schema.
 */
final class Identifiers {

	private final Set<String> taken = new HashSet<>();

	/**
	 * Return the name itself if Prisma's language allows it, else the allowed part of it.
	 */
	static String sanitized(String name, String otherwise) {
		String text = name.replaceFirst("^[^a-zA-Z]+", "").replaceAll("[^_a-zA-Z0-9]", "_");
		return text.isEmpty() ? otherwise : text;
	}

	boolean isTaken(String name) {
		return this.taken.contains(name);
	}

	/**
	 * Take a name, with a number appended if it is already in use.
	 */
	String take(String name) {
		String result = name;
		for (int number = 2; !this.taken.add(result); number++) {
			result = name + "_" + number;
		}
		return result;
	}

}
