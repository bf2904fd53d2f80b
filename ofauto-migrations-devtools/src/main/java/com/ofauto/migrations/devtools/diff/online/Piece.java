package com.ofauto.migrations.devtools.diff.online;

import java.util.List;

import com.ofauto.migrations.devtools.diff.step.Step;

/**
 * Steps that stay together in one segment.
 *
 * @param place how they go with others
 * @param steps the steps
 */
record Piece(Place place, List<Step> steps) {

	Piece {
		steps = List.copyOf(steps);
	}

	static Piece brief(Step... steps) {
		return new Piece(Place.WITH_OTHERS, List.of(steps));
	}

	static Piece alone(Step step) {
		return new Piece(Place.BY_ITSELF, List.of(step));
	}

	/**
	 * How steps go with others.
	 */
	enum Place {

		/** Brief: in one transaction with what is beside them. */
		WITH_OTHERS,

		/** In a segment of their own, since they take long or run outside of one. */
		BY_ITSELF,

		/** The same, and nothing needs them before the end. */
		AT_THE_END

	}

}
