package com.ofauto.migrations.report;

import java.util.List;

/**
 * A baseline.
 *
 * @param recorded the names of the migrations that were recorded as applied, in order
 * @since 0.1.0
 */
public record BaselineView(List<String> recorded) {

	public BaselineView {
		recorded = List.copyOf(recorded);
	}

}
