package com.ofauto.migrations.devtools.diff;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.DropObject;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.View;

/**
 * Cuts a cycle of actions that wait for each other. Triggers, rules, policies,
 * constraints and defaults, which otherwise belong to the step of their table or view,
 * get steps of their own. Where that is not enough, a view exists without its query for a
 * while.
 */
final class CycleBreaker {

	private static final Set<ObjectKind> PARTS = Set.of(ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.POLICY,
			ObjectKind.CONSTRAINT, ObjectKind.DEFAULT);

	private final Collection<Action> circle;

	private final Set<ObjectId> cuts = new TreeSet<>();

	private CycleBreaker(Collection<Action> circle) {
		this.circle = circle;
	}

	/**
	 * Return the parts that need steps of their own, or the view that has to exist
	 * without its query.
	 * @param circle the actions that wait for each other
	 */
	static Set<ObjectId> of(Collection<Action> circle, Comparison comparison, Set<ObjectId> already) {
		CycleBreaker cuts = new CycleBreaker(circle);
		cuts.findParts(Action::removed, comparison.fromNeeds());
		cuts.findParts(Action::made, comparison.toNeeds());
		cuts.cuts.removeAll(already);
		if (cuts.cuts.isEmpty()) {
			circle.stream()
				.map((action) -> view(action.step()))
				.flatMap(List::stream)
				.filter((view) -> !already.contains(view))
				.findFirst()
				.ifPresent(cuts.cuts::add);
		}
		return cuts.cuts;
	}

	private void findParts(Function<Action, Set<ObjectId>> objects, Dependencies needs) {
		for (Action action : this.circle) {
			Set<ObjectId> own = objects.apply(action);
			for (ObjectId part : own) {
				if (PARTS.contains(part.kind()) && own.size() > 1
						&& needs.of(part)
							.stream()
							.anyMatch((need) -> !own.contains(need) && isOfAnother(need, objects))) {
					this.cuts.add(part);
				}
			}
		}
	}

	private boolean isOfAnother(ObjectId id, Function<Action, Set<ObjectId>> objects) {
		return this.circle.stream().anyMatch((action) -> objects.apply(action).contains(id));
	}

	private static List<ObjectId> view(Step step) {
		SchemaObject object = (step instanceof DropObject drop) ? drop.dropped()
				: (step instanceof CreateObject create) ? create.created() : null;
		return (object instanceof View view && !view.isMaterialized()) ? List.of(view.id()) : List.of();
	}

}
