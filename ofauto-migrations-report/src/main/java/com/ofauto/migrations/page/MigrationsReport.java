package com.ofauto.migrations.page;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.ofauto.migrations.Internal;

/**
 * What a page shows.
 *
 * @param at when the databases were looked at
 * @param databases the databases by their names, in the order of the page
 * @since 0.1.0
 */
@Internal
public record MigrationsReport(Instant at, Map<String, DatabaseReport> databases) {

	public MigrationsReport {
		databases = Collections.unmodifiableMap(new LinkedHashMap<>(databases));
	}

}
