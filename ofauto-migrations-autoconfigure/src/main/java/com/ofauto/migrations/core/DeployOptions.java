package com.ofauto.migrations.core;

import java.util.List;
import java.util.Set;

/**
 * What is special about one run.
 *
 * @param observation looks between the statements
 * @param accepted what a person accepted for this run
 * @param whole whether it runs backfills too
 * @param again what it applies although a rollback has undone it
 * @param checks what is asked besides the checks of the settings
 */
record DeployOptions(Observation observation, Set<String> accepted, boolean whole, Set<String> again,
		List<DeployCheck> checks) {

	static final DeployOptions NONE = new DeployOptions(Observation.NONE, Set.of(), true, Set.of(), List.of());

	/** A start leaves the backfills, and what needs them. */
	static final DeployOptions WITHOUT_BACKFILLS = new DeployOptions(Observation.NONE, Set.of(), false, Set.of(),
			List.of());

	DeployOptions {
		accepted = Set.copyOf(accepted);
		again = Set.copyOf(again);
		checks = List.copyOf(checks);
	}

}
