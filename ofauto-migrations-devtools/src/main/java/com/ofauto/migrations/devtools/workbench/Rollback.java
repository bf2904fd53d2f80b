package com.ofauto.migrations.devtools.workbench;

import java.util.List;

/**
 * What undoes a change.
 *
 * @param script the statements
 * @param lost what of it does not come back, as sentences: data that the change drops, or
 * a schema that cannot be had again
 */
public record Rollback(String script, List<String> lost) {

	public Rollback {
		lost = List.copyOf(lost);
	}

}
