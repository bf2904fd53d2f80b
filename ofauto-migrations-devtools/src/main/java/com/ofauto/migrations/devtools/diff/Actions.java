package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * The actions decided on so far, and the objects that are part of them.
 */
final class Actions {

	private final List<Action> list = new ArrayList<>();

	private final Set<ObjectId> included = new HashSet<>();

	private final Set<ObjectId> apart;

	/**
	 * Create a list.
	 * @param apart the parts that are dropped and created by steps of their own, because
	 * they would close a cycle
	 */
	Actions(Set<ObjectId> apart) {
		this.apart = apart;
	}

	boolean isApart(ObjectId id) {
		return this.apart.contains(id);
	}

	Action add(Rank rank, Step step) {
		Action action = new Action(rank, step);
		this.list.add(action);
		return action;
	}

	/**
	 * Add an action that makes its object.
	 */
	Action make(Rank rank, Step step) {
		return add(rank, step).makes(Set.of(step.object()));
	}

	List<Action> list() {
		return this.list;
	}

	/**
	 * Note that another step creates an object, which needs no step of its own.
	 */
	void include(ObjectId id) {
		this.included.add(id);
	}

	boolean includes(ObjectId id) {
		return this.included.contains(id);
	}

}
