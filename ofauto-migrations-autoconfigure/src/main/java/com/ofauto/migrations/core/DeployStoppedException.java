package com.ofauto.migrations.core;

/**
 * A {@link DeployCheck} stopped a deploy. Each check has its own subclass.
 *
 * @since 0.1.0
 */
public abstract non-sealed class DeployStoppedException extends MigrationException {

	/**
	 * Creates an exception.
	 * @param problem what stops the deploy, in one or more sentences
	 * @param remedy how to go on
	 */
	protected DeployStoppedException(String problem, String remedy) {
		super(problem, remedy, null);
	}

}
