package com.ofauto.migrations.devtools.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Copies that keep their order when read, and ignore it when compared.
 */
final class Ordered {

	private Ordered() {
	}

	static <V> Map<String, V> copyOf(Map<String, V> map) {
		return Collections.unmodifiableMap(new LinkedHashMap<>(map));
	}

}
