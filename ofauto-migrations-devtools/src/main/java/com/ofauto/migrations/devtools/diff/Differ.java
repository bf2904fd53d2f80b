package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.RenameObject;
import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Finds the steps that make one schema of another.
 */
public final class Differ {

	private final RenameFinder renames = new RenameFinder();

	/**
	 * Compares two schemas that were read from databases.
	 * @param from what is there
	 * @param to what shall be there
	 * @return the steps from one to the other
	 * @throws UnsupportedChangeException if there is none that keeps the data
	 */
	public Difference compare(DatabaseSchema from, DatabaseSchema to) {
		List<Rename> derived = this.renames.find(from, to)
			.stream()
			.filter((rename) -> this.renames.isImplied(rename, from))
			.toList();
		List<Step> steps = new ArrayList<>();
		derived.forEach((rename) -> steps.add(new RenameObject(rename.from(), rename.to())));
		IndexNames names = new IndexNames(new DerivedNames(derived, from, to).renamed(), to);
		steps.addAll(names.steps());
		steps.addAll(steps(names.renamed(), to));
		return new Difference(steps);
	}

	private static List<Step> steps(DatabaseSchema from, DatabaseSchema to) {
		ExtensionMembership.refuse(from, to);
		Comparison comparison = Comparison.of(from, to);
		Set<ObjectId> apart = new TreeSet<>();
		while (true) {
			Schedule schedule = schedule(comparison, Set.copyOf(apart));
			List<Step> steps = schedule.steps();
			if (schedule.circle().isEmpty()) {
				return steps;
			}
			if (!apart.addAll(CycleBreaker.of(schedule.circle(), comparison, apart))) {
				throw schedule.failure();
			}
		}
	}

	private static Schedule schedule(Comparison comparison, Set<ObjectId> apart) {
		Actions actions = new Actions(apart);
		new Drops(comparison, actions).decide();
		new Alterations(comparison, actions).decide();
		new Creates(comparison, actions).decide();
		new CommentDiffer(comparison, actions).decide();
		new ObjectAttributeDiffer(comparison, actions).decide();
		new GrantDiffer(comparison, actions).decide();
		return new Schedule(actions.list(), comparison.fromNeeds(), comparison.toNeeds());
	}

}
