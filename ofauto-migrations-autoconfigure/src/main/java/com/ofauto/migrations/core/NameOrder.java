package com.ofauto.migrations.core;

import java.util.Collection;

/**
 * Decides which names can be older or newer than others. Where timestamps are used, a
 * name without one has a place in the order but no age.
 */
final class NameOrder {

	private static final int TIMESTAMP = 14;

	private final Collection<String> names;

	private final boolean timestamps;

	/**
	 * An order.
	 * @param names the names that are compared with each other
	 */
	NameOrder(Collection<String> names) {
		this.names = names;
		this.timestamps = haveTimestamp(names);
	}

	private static boolean haveTimestamp(Collection<String> names) {
		for (String name : names) {
			if (hasTimestamp(name)) {
				return true;
			}
		}
		return false;
	}

	private static boolean hasTimestamp(String name) {
		if (name.length() <= TIMESTAMP || name.charAt(TIMESTAMP) != '_') {
			return false;
		}
		for (int i = 0; i < TIMESTAMP; i++) {
			if (name.charAt(i) < '0' || name.charAt(i) > '9') {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether a name can be older or newer than others.
	 */
	boolean dated(String name) {
		return !this.timestamps || hasTimestamp(name);
	}

	/**
	 * Whether a name without a timestamp sorts after all names with one, so that every
	 * later migration runs before it.
	 */
	boolean undatedAndLast(String name) {
		return !dated(name)
				&& this.names.stream().filter(NameOrder::hasTimestamp).allMatch((other) -> other.compareTo(name) < 0);
	}

}
