package com.ofauto.migrations.devtools.workbench;

import java.util.List;

import com.ofauto.migrations.devtools.diff.Difference;

/**
 * A change that was tried in a scratch database: up, and down again.
 *
 * @param change the steps, renames first
 * @param script what makes the change
 * @param rollback what undoes it
 */
public record Draft(Difference change, String script, Rollback rollback) {

	static Draft nothing() {
		return new Draft(new Difference(List.of()), "", new Rollback("", List.of()));
	}

	/**
	 * Whether there is nothing to change.
	 * @return true if the history has the desired schema
	 */
	public boolean isEmpty() {
		return this.change.isEmpty();
	}

}
