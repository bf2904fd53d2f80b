package com.ofauto.migrations.benchmarks;

/**
 * A tool did not do what it was asked to. The message is short enough for a table.
 */
final class RunFailedException extends Exception {

	private static final long serialVersionUID = 1L;

	RunFailedException(String message) {
		super(message);
	}

}
