package com.ofauto.migrations.core;

import java.util.Set;
import java.util.function.Consumer;

import com.ofauto.migrations.Internal;

/**
 * A deploy that has something to apply.
 *
 * @param plan what it would apply, as disk and history are now
 * @param accepted what a person accepted for this run, by the names that were typed
 * @param begun whether this run was let through before, and goes on after it gave the
 * lock away or lost its connection
 * @param log hears what a check lets pass and a person should know of
 * @since 0.1.0
 */
@Internal
public record PlannedDeploy(MigrationPlan plan, Set<String> accepted, boolean begun, Consumer<String> log) {

	public PlannedDeploy {
		accepted = Set.copyOf(accepted);
	}

	/**
	 * Tells that a check lets something pass.
	 * @param sentence what, and why, without a full stop
	 */
	public void tell(String sentence) {
		this.log.accept(sentence);
	}

}
