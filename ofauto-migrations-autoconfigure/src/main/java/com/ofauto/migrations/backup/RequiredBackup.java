package com.ofauto.migrations.backup;

import java.util.Locale;

/**
 * What a deploy has to have before it applies anything.
 *
 * @since 0.1.0
 */
public enum RequiredBackup {

	/** The server's archiver is healthy at that moment. */
	ARCHIVER,

	/** The operator's own command has made a backup in this deploy. */
	COMMAND,

	/** A dump was made in this deploy. */
	DUMP,

	/** Nothing, and the log says so. */
	NONE;

	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
