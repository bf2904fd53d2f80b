package com.ofauto.migrations.devtools.pull;

import java.util.ArrayList;
import java.util.List;

/**
 * A field while its model is written.
 *
 * @param name its name
 * @param type its type, with what stands behind it
 * @param attributes its attributes, in their order
 */
record PulledField(String name, String type, List<String> attributes) {

	static PulledField of(String name, String type) {
		return new PulledField(name, type, new ArrayList<>());
	}

}
