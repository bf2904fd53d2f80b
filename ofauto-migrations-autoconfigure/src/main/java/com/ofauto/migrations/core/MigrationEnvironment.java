package com.ofauto.migrations.core;

import java.util.Locale;

/**
 * Where an application runs, in order of strictness: the later, the more is at stake.
 *
 * @since 0.1.0
 */
public enum MigrationEnvironment {

	/** A developer's machine. */
	DEVELOPMENT,

	/** Automatic tests. */
	TEST,

	/** A build server. */
	CI,

	/** The rehearsal of production. */
	STAGING,

	/** The data of real users. */
	PRODUCTION;

	/**
	 * The environment as one lower-case word.
	 * @return the word
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
