package com.ofauto.migrations.devtools.schema;

import java.util.Comparator;

/**
 * The dependency of one object on another. Dependencies of parts on their table, and of
 * objects on their schema, are not listed.
 *
 * @param dependent the object that is created later and dropped earlier
 * @param referenced the object that it needs
 */
public record Dependency(ObjectId dependent, ObjectId referenced) implements Comparable<Dependency> {

	private static final Comparator<Dependency> ORDER = Comparator.comparing(Dependency::dependent)
		.thenComparing(Dependency::referenced);

	@Override
	public int compareTo(Dependency other) {
		return ORDER.compare(this, other);
	}

}
