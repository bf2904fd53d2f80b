package com.ofauto.migrations.devtools.command;

import com.ofauto.migrations.core.Failure;

/**
 * A failure of code that does not know the engine, in the form of all other failures.
 */
final class ReportedException extends RuntimeException implements Failure {

	private final String problem;

	private final String remedy;

	private final Kind kind;

	ReportedException(String problem, String remedy, Kind kind, Throwable cause) {
		super(problem + "\n" + remedy, cause);
		this.problem = problem;
		this.remedy = remedy;
		this.kind = kind;
	}

	@Override
	public String problem() {
		return this.problem;
	}

	@Override
	public String remedy() {
		return this.remedy;
	}

	@Override
	public Kind kind() {
		return this.kind;
	}

}
