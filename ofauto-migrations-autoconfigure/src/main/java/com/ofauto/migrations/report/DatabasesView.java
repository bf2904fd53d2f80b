package com.ofauto.migrations.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a command says that goes through several databases.
 *
 * @param databases what it says about each, by the database's name, in the order in which
 * it visited them; those that it did not come to are absent
 * @since 0.1.0
 */
public record DatabasesView(Map<String, Record> databases) {

	public DatabasesView {
		databases = Collections.unmodifiableMap(new LinkedHashMap<>(databases));
	}

}
