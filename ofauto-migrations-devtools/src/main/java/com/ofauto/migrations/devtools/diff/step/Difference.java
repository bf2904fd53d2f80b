package com.ofauto.migrations.devtools.diff.step;

import java.util.List;

/**
 * The steps from one schema to another.
 *
 * @param steps in the order they are taken
 */
public record Difference(List<Step> steps) {

	public Difference {
		steps = List.copyOf(steps);
	}

	public boolean isEmpty() {
		return this.steps.isEmpty();
	}

	public List<Hazard> hazards() {
		return this.steps.stream().flatMap((step) -> step.hazards().stream()).toList();
	}

}
