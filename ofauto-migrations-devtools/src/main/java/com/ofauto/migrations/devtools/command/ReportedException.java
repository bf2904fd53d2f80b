package com.ofauto.migrations.devtools.command;

import com.ofauto.migrations.core.FailureException;

/**
 * A failure of code that does not know the engine, in the form of all other failures.
 */
final class ReportedException extends FailureException {

	private final Kind kind;

	ReportedException(String problem, String remedy, Kind kind, Throwable cause) {
		super(problem, remedy, cause);
		this.kind = kind;
	}

	@Override
	public Kind kind() {
		return this.kind;
	}

}
