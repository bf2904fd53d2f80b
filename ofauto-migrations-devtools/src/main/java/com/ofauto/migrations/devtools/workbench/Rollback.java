package com.ofauto.migrations.devtools.workbench;

import java.util.List;

/**
 * The way back from a change.
 *
 * @param script the statements
 * @param undoes whether it was tried and has restored the schema
 * @param lost sentences on what it does not restore: data that the change drops, or a
 * schema that cannot be restored
 */
public record Rollback(String script, boolean undoes, List<String> lost) {

	public Rollback {
		lost = List.copyOf(lost);
	}

}
