package com.ofauto.migrations.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * A property that does not exist, with a name like one of this library.
 *
 * @param name its name as it was written
 * @param place where it is set, as the end of a sentence
 * @param nearest the property that may have been meant, or {@code null}
 * @param refused whether it stops the start
 */
record UnknownProperty(String name, String place, @Nullable String nearest, boolean refused) {

	String problem() {
		return this.name + " is not a property of OFAuto Migrations. It is set " + this.place + "."
				+ ((this.nearest != null) ? " Did you mean " + this.nearest + "?" : "");
	}

}
