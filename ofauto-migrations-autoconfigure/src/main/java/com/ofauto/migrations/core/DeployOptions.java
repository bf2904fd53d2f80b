package com.ofauto.migrations.core;

import java.util.Set;

/**
 * What is special about one run.
 *
 * @param observation looks between the statements
 * @param accepted what a person accepted for this run
 * @param whole whether it runs backfills too
 */
record DeployOptions(Observation observation, Set<String> accepted, boolean whole) {

	static final DeployOptions NONE = new DeployOptions(Observation.NONE, Set.of(), true);

	/** A start leaves the backfills, and what needs them. */
	static final DeployOptions WITHOUT_BACKFILLS = new DeployOptions(Observation.NONE, Set.of(), false);

	DeployOptions {
		accepted = Set.copyOf(accepted);
	}

}
