package com.ofauto.migrations.devtools.command;

import com.ofauto.migrations.devtools.source.SchemaSource;
import com.ofauto.migrations.devtools.workbench.Draft;
import com.ofauto.migrations.devtools.workbench.DraftException;
import com.ofauto.migrations.devtools.workbench.InvalidBody;

/**
 * What is said of bodies of routines that are wrong, where a schema source has them.
 */
final class BodyProblems {

	private BodyProblems() {
	}

	/**
	 * Refuses them, unless the source leaves its bodies unchecked, as a dump does.
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
