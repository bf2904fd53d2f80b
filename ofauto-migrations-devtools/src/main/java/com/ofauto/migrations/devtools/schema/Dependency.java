package com.ofauto.migrations.devtools.schema;

import java.util.Comparator;

/**
 * That one thing cannot be there without another. That a part needs its table, and
 * everything its schema, goes without saying.
 *
 * @param dependent what is created later and dropped earlier
 * @param referenced what it needs
 */
public record Dependency(ObjectId dependent, ObjectId referenced) implements Comparable<Dependency> {

	private static final Comparator<Dependency> ORDER = Comparator.comparing(Dependency::dependent)
		.thenComparing(Dependency::referenced);

	@Override
	public int compareTo(Dependency other) {
		return ORDER.compare(this, other);
	}

}
