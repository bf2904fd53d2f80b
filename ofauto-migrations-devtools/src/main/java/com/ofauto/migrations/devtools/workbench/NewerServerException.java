package com.ofauto.migrations.devtools.workbench;

import com.ofauto.migrations.core.FailureException;

/**
 * The oldest server that has to run a script does not understand it. Nothing has been
 * written.
 */
public final class NewerServerException extends FailureException {

	NewerServerException(String problem, String remedy) {
		super(problem, remedy, null);
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

}
