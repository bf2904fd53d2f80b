package com.ofauto.migrations.devtools.workbench;

import com.ofauto.migrations.core.Failure;

/**
 * The oldest server that has to run a script does not understand it. Nothing has been
 * written.
 */
public final class NewerServerException extends RuntimeException implements Failure {

	private final String problem;

	private final String remedy;

	NewerServerException(String problem, String remedy) {
		super(problem + "\n" + remedy);
		this.problem = problem;
		this.remedy = remedy;
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	@Override
	public String problem() {
		return this.problem;
	}

	@Override
	public String remedy() {
		return this.remedy;
	}

}
