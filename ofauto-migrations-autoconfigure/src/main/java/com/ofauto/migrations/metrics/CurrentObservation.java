package com.ofauto.migrations.metrics;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * An observation under way, and current on the thread that began it.
 */
final class CurrentObservation {

	private final Observation observation;

	private final Observation.Scope scope;

	private CurrentObservation(Observation observation) {
		this.observation = observation.start();
		this.scope = this.observation.openScope();
	}

	static CurrentObservation start(Observation observation) {
		return new CurrentObservation(observation);
	}

	boolean isHeard() {
		return !this.observation.isNoop();
	}

	void event(String name) {
		this.observation.event(Observation.Event.of(name));
	}

	void end(@Nullable Exception failure) {
		this.scope.close();
		this.observation.lowCardinalityKeyValue("outcome", (failure != null) ? "failure" : "success");
		if (failure != null) {
			this.observation.error(failure);
		}
		this.observation.stop();
	}

}
