package com.ofauto.migrations.core;

/**
 * The pooler between the application and the server, as the operator configured it.
 *
 * @since 0.1.0
 */
public enum PoolerMode {

	/**
	 * There is none; a connection that looks like a pooler's is refused.
	 */
	NONE,

	/**
	 * There is one in session mode, in which the migration lock works.
	 */
	SESSION

}
