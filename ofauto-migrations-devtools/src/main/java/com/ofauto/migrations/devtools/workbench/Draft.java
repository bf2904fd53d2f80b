package com.ofauto.migrations.devtools.workbench;

import java.util.List;

import com.ofauto.migrations.devtools.diff.step.Difference;

/**
 * A change that was tried in a scratch database: up, and down again.
 *
 * @param change the steps, renames first
 * @param transactions the same steps, those of each transaction
 * @param script what makes the change
 * @param rollback what undoes it
 * @param wrongBodies the routines of the change that PostgreSQL finds fault with
 */
public record Draft(Difference change, List<Difference> transactions, String script, Rollback rollback,
		List<InvalidBody> wrongBodies) {

	public Draft {
		transactions = List.copyOf(transactions);
		wrongBodies = List.copyOf(wrongBodies);
	}

	static Draft nothing() {
		return new Draft(new Difference(List.of()), List.of(), "", new Rollback("", List.of()), List.of());
	}

	/**
	 * Whether there is nothing to change.
	 * @return true if the history has the desired schema
	 */
	public boolean isEmpty() {
		return this.change.isEmpty();
	}

}
