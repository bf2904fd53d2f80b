package com.ofauto.migrations.devtools.diff;

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
		Comparison comparison = Comparison.of(from, to);
		Actions actions = new Actions();
		new Drops(comparison, actions).decide();
		new Alterations(comparison, actions).decide();
		new Creates(comparison, actions).decide();
		new RemarkDiffer(comparison, actions).decide();
		new GrantDiffer(comparison, actions).decide();
		return new Difference(new Schedule(actions.list(), comparison.fromNeeds(), comparison.toNeeds()).steps());
	}

}
