package com.ofauto.migrations.devtools.schema;

/**
 * Whether policies are asked, and of whom.
 */
public enum RowSecurity {

	DISABLED, ENABLED, FORCED, FORCED_BUT_DISABLED

}
