package com.ofauto.migrations.devtools.schema;

import java.util.Comparator;

/**
 * A privilege of a role on an object. Privileges of owners are not listed.
 *
 * @param object the object or column
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
