package com.ofauto.migrations.devtools.diff.online;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.ofauto.migrations.devtools.diff.step.ColumnStep;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep;
import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import org.jspecify.annotations.Nullable;

/**
 * The drops of indexes and keys that wait until the last new index of their table is
 * there, so that queries find one at any time.
 */
final class LateDrops {

	private final List<Step> steps;

	private final Map<Step, Step> successors = new IdentityHashMap<>();

	/**
	 * Find them.
	 * @param steps all steps
	 * @param builds whether a step makes an index while its table is written to
	 */
	LateDrops(List<Step> steps, Predicate<Step> builds) {
		this.steps = steps;
		for (int drop = 0; drop < steps.size(); drop++) {
			ObjectId table = droppedFrom(steps.get(drop));
			if (table != null) {
				find(drop, table, builds);
			}
		}
	}

	private void find(int number, ObjectId table, Predicate<Step> builds) {
		Step drop = this.steps.get(number);
		for (Step next : this.steps.subList(number + 1, this.steps.size())) {
			boolean built = table.equals(builtOn(next)) && builds.test(next);
			if (!isHarmless(next, drop) || !built && replaces(next, drop)) {
				return;
			}
			if (built) {
				this.successors.put(drop, next);
				if (replaces(next, drop)) {
					return;
				}
			}
		}
	}

	boolean isLate(Step drop) {
		return this.successors.containsKey(drop);
	}

	/**
	 * Return the drops that come with a new index: of what has its name, or is the other
	 * primary key.
	 */
	List<Step> replacedBy(Step build) {
		return late(build).stream().filter((drop) -> replaces(build, drop)).toList();
	}

	/**
	 * Return the other drops that come after a new index.
	 */
	List<Step> after(Step build) {
		return late(build).stream().filter((drop) -> !replaces(build, drop)).toList();
	}

	private List<Step> late(Step build) {
		return this.steps.stream().filter((step) -> this.successors.get(step) == build).toList();
	}

	private static boolean replaces(Step build, Step drop) {
		boolean named = build.object().schema().equals(drop.object().schema())
				&& nameOf(build.object()).equals(nameOf(drop.object())) && builtOn(build) != null;
		return named || isPrimaryKey(build) && isPrimaryKey(drop);
	}

	private static boolean isPrimaryKey(Step step) {
		return step instanceof ConstraintStep change && change.constraint().kind() == Constraint.Kind.PRIMARY_KEY;
	}

	/**
	 * The name of the index of an index or a key.
	 */
	static String nameOf(ObjectId id) {
		return id.part().isEmpty() ? id.name() : id.part();
	}

	static @Nullable ObjectId droppedFrom(Step step) {
		if (step instanceof ObjectStep.DropObject drop && drop.dropped() instanceof Index index) {
			return index.table();
		}
		return (step instanceof ConstraintStep.DropConstraint drop && drop.constraint().kind().hasIndex()
				&& !drop.domain()) ? tableOf(drop.object()) : null;
	}

	static @Nullable ObjectId builtOn(Step step) {
		if (step instanceof ObjectStep.CreateObject create && create.created() instanceof Index index) {
			return index.table();
		}
		return (step instanceof ConstraintStep.AddConstraint add && add.constraint().kind().hasIndex() && !add.domain())
				? tableOf(add.object()) : null;
	}

	static ObjectId tableOf(ObjectId part) {
		return ObjectId.of(ObjectKind.TABLE, part.schema(), part.name());
	}

	/**
	 * Whether a step can be taken while the index is still there.
	 */
	private static boolean isHarmless(Step step, Step drop) {
		boolean elsewhere = (step instanceof ColumnStep || step instanceof TableStep.DropTable)
				&& !tableOf(step.object()).equals(droppedFrom(drop));
		boolean adds = step instanceof ColumnStep.AddColumn || step instanceof ColumnStep.SetDefault
				|| step instanceof ColumnStep.SetNotNull || step instanceof ConstraintStep
				|| step instanceof ObjectStep.CreateObject || step instanceof ObjectStep.CreateRoutine
				|| step instanceof TableStep.CreateTable || step instanceof ObjectStep.SetComment;
		boolean optional = step instanceof ColumnStep.DropNotNull && !isPrimaryKey(drop);
		return elsewhere || (adds || optional) && !isTaken(step, drop) || droppedFrom(step) != null;
	}

	/**
	 * Whether a step needs the name of the index for something else.
	 */
	private static boolean isTaken(Step step, Step drop) {
		boolean relation = step instanceof TableStep.CreateTable
				|| step instanceof ObjectStep.CreateObject create && !(create.created() instanceof Index);
		return relation && step.object().schema().equals(drop.object().schema())
				&& step.object().name().equals(nameOf(drop.object()));
	}

}
