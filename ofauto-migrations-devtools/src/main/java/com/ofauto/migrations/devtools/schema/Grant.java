package com.ofauto.migrations.devtools.schema;

import java.util.Comparator;

/**
 * That a role may do something with an object. What owners may do goes without saying.
 *
 * @param object what it is about: also a column
 * @param grantee the role, or {@code PUBLIC}
 * @param privilege such as {@code SELECT}
 * @param grantable whether the role may grant it to others
 */
public record Grant(ObjectId object, String grantee, String privilege, boolean grantable) implements Comparable<Grant> {

	private static final Comparator<Grant> ORDER = Comparator.comparing(Grant::object)
		.thenComparing(Grant::grantee)
		.thenComparing(Grant::privilege)
		.thenComparing(Grant::grantable);

	@Override
	public int compareTo(Grant other) {
		return ORDER.compare(this, other);
	}

}
