package com.ofauto.migrations.core;

import com.ofauto.migrations.Internal;

/**
 * What the scripts of a deploy may change. The scripts of the real database also build a
 * scratch database, and must not reach beyond it.
 *
 * @since 0.1.0
 */
@Internal
public enum Confinement {

	/** Whatever the role may change. */
	NONE,

	/**
	 * The database alone. Statements that change what all databases of a server share,
	 * and those that reach files, programs or other servers, are skipped; a block or
	 * function in which one of them is hidden is refused, and rolled back.
	 */
	DATABASE,

	/** The database, and the roles of a server that serves only this database. */
	SERVER

}
