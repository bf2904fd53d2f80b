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
 * Finds the steps that turn one schema into another. The method:
 * <ol>
 * <li>Rename what has another name and no data of its own: indexes, constraints, and the
 * sequence of a column whose table was renamed. These are the <em>derived</em> names, see
 * {@link DerivedNames}; parts of partitioned indexes are matched by their place, see
 * {@link IndexNames}. Everything below compares the old schema with these names changed.
 * <p>
 * {@code Renaming} of the workbench also calls {@link RenameFinder}, before it calls the
 * differ. It looks for the rest: renames that keep data, which a person has to confirm.
 * It carries them out in a scratch database and passes the schema that results. It leaves
 * the derived names to this class, because they follow from the confirmed renames, and
 * because drift and {@code diff} compare schemas without asking anybody.</li>
 * <li>Build the {@link Comparison}: who depends on whom on either side, and which objects
 * cannot be altered and are dropped and created again ({@link Recreations}).</li>
 * <li>Decide. Each differ looks at its own kinds and adds an {@link Action}: a step, its
 * {@link Rank}, and what it removes, makes and needs. No differ knows the order.
 * {@link Drops} and {@link Creates} handle whole objects, {@link Alterations} what stays
 * and changes, and three more handle comments, attributes and privileges.</li>
 * <li>Order. {@link Schedule} takes the action with the lowest rank that waits for
 * nothing, until none is left. Equal input gives equal output.</li>
 * <li>Cut cycles. If actions wait for each other, {@link CycleBreaker} names a part that
 * can be dropped or created by a step of its own (a trigger, a constraint, a default) or
 * a view that can exist without its query for a while. Steps 3 and 4 are repeated with
 * these parts kept apart. If nothing can be cut, the change is refused.</li>
 * </ol>
 * The differ trusts that both schemas were read from a PostgreSQL server by the same
 * reader: a definition that is equal as text is equal.
 */
public final class Differ {

	private final RenameFinder renames = new RenameFinder();

	/**
	 * Compare two schemas that were read from databases.
	 * @param from the old schema
	 * @param to the new schema
	 * @return the steps from one to the other
	 * @throws UnsupportedChangeException if no statement makes a change without losing
	 * data
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
