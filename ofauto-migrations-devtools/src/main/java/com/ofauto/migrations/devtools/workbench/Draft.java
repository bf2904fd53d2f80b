package com.ofauto.migrations.devtools.workbench;

import java.util.List;

import com.ofauto.migrations.devtools.diff.online.SegmentedChange;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * A change that was tried in a scratch database, together with its rollback.
 *
 * @param change the steps, renames first
 * @param written the same steps in the forms in which they are written
 * @param transactions these by transaction, or by themselves
 * @param script the SQL of the change
 * @param rollback the SQL that undoes it
 * @param wrongBodies the routines of the change whose bodies PostgreSQL rejects
 * @param notes what a person should know of steps that have no such form
 * @param easier what has a form that keeps nobody waiting, and is not written in it
 */
public record Draft(Difference change, SegmentedChange written, List<Difference> transactions, String script,
		Rollback rollback, List<InvalidBody> wrongBodies, List<OnlineNote> notes, List<ObjectId> easier) {

	public Draft {
		notes = List.copyOf(notes);
		easier = List.copyOf(easier);
		transactions = List.copyOf(transactions);
		wrongBodies = List.copyOf(wrongBodies);
	}

	static Draft nothing() {
		Difference none = new Difference(List.of());
		return new Draft(none, SegmentedChange.plain(none), List.of(), "", new Rollback("", true, List.of()), List.of(),
				List.of(), List.of());
	}

	/**
	 * Whether there is nothing to change.
	 * @return true if the history has the desired schema
	 */
	public boolean isEmpty() {
		return this.change.isEmpty();
	}

}
