package com.ofauto.migrations.devtools.script;

import java.util.OptionalLong;

import com.ofauto.migrations.devtools.diff.Hazard;

/**
 * Says what a hazard is, in one sentence.
 */
public final class HazardText {

	public String text(Hazard hazard, OptionalLong rows) {
		return hazard.toString();
	}

}
