package com.ofauto.migrations.devtools.script;

import java.util.Optional;

import com.ofauto.migrations.devtools.diff.Hazard;

/**
 * Asks a live database how many rows a hazard concerns.
 */
public final class HazardQuery {

	public Optional<String> sql(Hazard hazard) {
		return Optional.empty();
	}

}
