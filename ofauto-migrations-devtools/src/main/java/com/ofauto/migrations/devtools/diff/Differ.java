package com.ofauto.migrations.devtools.diff;

import java.util.List;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;

/**
 * Finds the steps that make one schema of another.
 */
public final class Differ {

	/**
	 * Compares two schemas that were read from databases.
	 * @param from what is there
	 * @param to what shall be there
	 * @return the steps from one to the other
	 * @throws UnsupportedChangeException if there is none that keeps the data
	 */
	public Difference compare(DatabaseSchema from, DatabaseSchema to) {
		return new Difference(List.of());
	}

}
