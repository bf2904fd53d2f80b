package com.ofauto.migrations.core;

import java.util.Set;

/**
 * What is special about one run.
 *
 * @param observation looks between the statements
 * @param accepted what a person accepted for this run
 */
record DeployOptions(Observation observation, Set<String> accepted) {

	static final DeployOptions NONE = new DeployOptions(Observation.NONE, Set.of());

	DeployOptions {
		accepted = Set.copyOf(accepted);
	}

}
