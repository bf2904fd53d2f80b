package com.ofauto.migrations.devtools.workbench;

import java.util.List;

import com.ofauto.migrations.devtools.diff.step.Difference;

/**
 * A change that was tried in a scratch database, together with its rollback.
 *
 * @param change the steps, renames first
 * @param transactions the same steps by transaction
 * @param script the SQL of the change
 * @param rollback the SQL that undoes it
 * @param wrongBodies the routines of the change whose bodies PostgreSQL rejects
 */
public record Draft(Difference change, List<Difference> transactions, String script, Rollback rollback,
		List<InvalidBody> wrongBodies) {

	public Draft {
		transactions = List.copyOf(transactions);
		wrongBodies = List.copyOf(wrongBodies);
	}

	static Draft nothing() {
		return new Draft(new Difference(List.of()), List.of(), "", new Rollback("", true, List.of()), List.of());
	}

	/**
	 * Whether there is nothing to change.
	 * @return true if the history has the desired schema
	 */
	public boolean isEmpty() {
		return this.change.isEmpty();
	}

}
