package com.ofauto.migrations.devtools.command;

import com.ofauto.migrations.devtools.source.SchemaSource;
import com.ofauto.migrations.devtools.workbench.Draft;
import com.ofauto.migrations.devtools.workbench.DraftException;
import com.ofauto.migrations.devtools.workbench.InvalidBody;

/**
 * Reports invalid bodies of routines in a schema source.
 */
final class BodyProblems {

	private BodyProblems() {
	}

	/**
	 * Refuse invalid bodies, unless the source turns off the check of bodies, as a dump
	 * does.
	 * @throws DraftException with the place in the source
	 */
	static Draft checked(Draft draft, SchemaSource source) {
		for (InvalidBody body : draft.wrongBodies()) {
			source.placeOfBody(body.routine(), body.position()).ifPresent((place) -> {
				throw DraftException.wrongBody(body, place);
			});
		}
		return draft;
	}

}
