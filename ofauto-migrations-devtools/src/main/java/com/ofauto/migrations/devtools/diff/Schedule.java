package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import com.ofauto.migrations.devtools.diff.step.Descriptions;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.BlankView;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep.DetachPartition;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Orders actions so that each finds what it needs. The same actions always get the same
 * order.
 */
final class Schedule {

	private final List<Action> actions;

	private final Map<Action, Set<Action>> waiting = new LinkedHashMap<>();

	private final Map<Action, Set<Action>> wishing = new HashMap<>();

	private final Map<ObjectId, Action> blanks = new HashMap<>();

	private final Set<Action> circle = new LinkedHashSet<>();

	Schedule(List<Action> actions, Dependencies from, Dependencies to) {
		this.actions = actions.stream()
			.sorted(Comparator.comparing(Action::rank).thenComparing((action) -> action.step().object()))
			.toList();
		this.actions.forEach((action) -> this.waiting.put(action, new LinkedHashSet<>(action.predecessors())));
		this.actions.stream()
			.filter((action) -> action.step() instanceof BlankView blank && !blank.replaces())
			.forEach((action) -> this.blanks.put(action.step().object(), action));
		waitForDependents(from);
		waitForNeeded(to);
		waitForNames();
		this.wishing.putAll(new BodyMentions(this.actions).find());
	}

	/**
	 * Take the first action that waits for nothing, until none is left or the remaining
	 * ones form a cycle.
	 */
	List<Step> steps() {
		List<Step> steps = new ArrayList<>();
		Set<Action> open = new LinkedHashSet<>(this.actions);
		while (!open.isEmpty()) {
			Action next = open.stream()
				.filter((action) -> isReady(action, open) && !isWishing(action, open))
				.findFirst()
				.orElse(null);
			if (next != null) {
				steps.add(next.step());
			}
			else {
				next = open.stream().filter((action) -> isReady(action, open)).findFirst().orElse(null);
				if (next == null) {
					keepCircle(open);
					return steps;
				}
				steps.add(next.step());
			}
			open.remove(next);
		}
		return steps;
	}

	/**
	 * Return the actions that wait for each other; empty if there is an order.
	 */
	Set<Action> circle() {
		return this.circle;
	}

	/**
	 * Remove the actions that only wait, and those that are only waited for.
	 */
	private void keepCircle(Set<Action> open) {
		this.circle.addAll(open);
		boolean smaller = true;
		while (smaller) {
			Set<Action> awaited = new HashSet<>();
			this.circle.forEach((action) -> awaited.addAll(this.waiting.getOrDefault(action, Set.of())));
			smaller = this.circle.removeIf((action) -> !awaited.contains(action) || isReady(action, this.circle));
		}
	}

	private boolean isReady(Action action, Set<Action> open) {
		return this.waiting.getOrDefault(action, Set.of()).stream().noneMatch(open::contains);
	}

	private boolean isWishing(Action action, Set<Action> open) {
		return this.wishing.getOrDefault(action, Set.of()).stream().anyMatch(open::contains);
	}

	private void waitForDependents(Dependencies from) {
		Map<ObjectId, List<Action>> removers = index(Action::removed);
		Map<ObjectId, List<Action>> freers = index(Action::freed);
		Map<ObjectId, List<Action>> makers = index(Action::made);
		for (Action action : this.actions) {
			for (ObjectId id : action.removed()) {
				from.dependents(id)
					.stream()
					.filter((dependent) -> !action.spared().contains(dependent))
					.forEach((dependent) -> waitFor(action, freers.get(dependent)));
				waitAll(makers.get(id), action);
			}
			for (ObjectId id : action.abandoned()) {
				from.dependents(id).forEach((dependent) -> waitFor(action, freers.get(dependent)));
			}
			for (ObjectId id : action.touched()) {
				from.dependents(id).forEach((dependent) -> waitFor(action, removers.get(dependent)));
			}
			action.awaited().forEach((id) -> waitFor(action, removers.get(id)));
		}
	}

	private void waitForNeeded(Dependencies to) {
		Map<ObjectId, List<Action>> makers = index(Action::made);
		Map<ObjectId, List<Action>> removers = index(Action::removed);
		Map<ObjectId, List<Action>> touchers = index(Action::touched);
		for (Action action : this.actions) {
			// A partition that is detached keeps its objects.
			for (ObjectId id : (action.step() instanceof DetachPartition) ? Set.<ObjectId>of() : action.made()) {
				to.of(id)
					.stream()
					.filter((need) -> !action.made().contains(need))
					.forEach((need) -> waitForNeed(action, need, makers, to));
			}
			action.needed().forEach((id) -> waitFor(action, makers.get(id)));
			for (ObjectId id : action.preceded()) {
				waitAll(removers.get(id), action);
				waitAll(touchers.get(id), action);
			}
		}
	}

	/**
	 * An object that needs a view, and that the query of the view needs, waits only for
	 * the view without its query.
	 */
	private void waitForNeed(Action action, ObjectId need, Map<ObjectId, List<Action>> makers, Dependencies to) {
		Action blank = this.blanks.get(need);
		if (blank != null && to.reaches(need, action.made())) {
			waitFor(action, List.of(blank));
		}
		else {
			waitFor(action, makers.get(need));
		}
	}

	private void waitForNames() {
		Map<String, List<Action>> givers = index(Action::namesGiven);
		this.actions.forEach((action) -> action.namesTaken().forEach((name) -> waitFor(action, givers.get(name))));
	}

	private void waitAll(@Nullable List<Action> later, Action earlier) {
		if (later != null) {
			later.forEach((action) -> waitFor(action, List.of(earlier)));
		}
	}

	private void waitFor(Action action, @Nullable List<Action> earlier) {
		if (earlier != null) {
			earlier.stream()
				.filter((other) -> other != action)
				.forEach((other) -> this.waiting.computeIfAbsent(action, (key) -> new LinkedHashSet<>()).add(other));
		}
	}

	private <K> Map<K, List<Action>> index(Function<Action, Collection<K>> keys) {
		Map<K, List<Action>> index = new HashMap<>();
		this.actions.forEach((action) -> keys.apply(action)
			.forEach((key) -> index.computeIfAbsent(key, (none) -> new ArrayList<>()).add(action)));
		return index;
	}

	UnsupportedChangeException failure() {
		Set<ObjectId> objects = new TreeSet<>();
		this.circle.forEach((action) -> objects.add(action.step().object()));
		return new UnsupportedChangeException(objects.iterator().next(),
				"There is no order in which these can be changed, since each waits for another: "
						+ String.join(", ", objects.stream().map(Descriptions::of).toList()) + ".",
				"Change them in two migrations, or write this one by hand.");
	}

}
