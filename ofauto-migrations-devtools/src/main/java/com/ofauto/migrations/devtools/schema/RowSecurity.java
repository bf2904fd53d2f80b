package com.ofauto.migrations.devtools.schema;

/**
 * The state of row level security.
 */
public enum RowSecurity {

	DISABLED, ENABLED, FORCED, FORCED_BUT_DISABLED

}
