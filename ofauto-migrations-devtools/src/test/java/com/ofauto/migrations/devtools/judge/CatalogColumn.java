package com.ofauto.migrations.devtools.judge;

import org.jspecify.annotations.Nullable;

/**
 * A column of a catalog.
 *
 * @param name its name
 * @param sql what reads it as text; lists of numbers with a blank between them
 * @param refers what its numbers stand for
 * @param compared whether it is compared, or only needed to find others
 */
record CatalogColumn(String name, String sql, Refers refers, boolean compared) {

	/**
	 * What the numbers of a column stand for.
	 */
	sealed interface Refers {

	}

	/**
	 * They stand for themselves.
	 */
	record ToNothing() implements Refers {

	}

	/**
	 * They are objects of one catalog.
	 *
	 * @param catalog its name
	 * @param ordered whether a list of them has an order
	 */
	record ToObject(String catalog, boolean ordered) implements Refers {

	}

	/**
	 * They are columns of a relation.
	 *
	 * @param relation the column that says of which one
	 * @param ordered whether a list of them has an order
	 */
	record ToColumn(String relation, boolean ordered) implements Refers {

	}

	/**
	 * They are objects of any catalog.
	 *
	 * @param catalog the column that says of which one
	 * @param part the column that has the number of a relation's column
	 */
	record ToAny(String catalog, @Nullable String part) implements Refers {

	}

}
