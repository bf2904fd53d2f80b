package com.ofauto.migrations.core;

/**
 * What the operator says of a pooler between the application and the server.
 *
 * @since 0.1.0
 */
public enum PoolerMode {

	/**
	 * There is none; a connection that looks like a pooler's is refused.
	 */
	NONE,

	/**
	 * There is one in session mode, in which the migration lock is sound.
	 */
	SESSION

}
