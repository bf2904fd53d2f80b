package com.ofauto.migrations.devtools.pull;

import java.util.ArrayList;
import java.util.List;

/**
 * A field of a model that is being written.
 *
 * @param name its name
 * @param type its type, with its modifiers
 * @param attributes its attributes, in their order
 */
record PulledField(String name, String type, List<String> attributes) {

	static PulledField of(String name, String type) {
		return new PulledField(name, type, new ArrayList<>());
	}

}
