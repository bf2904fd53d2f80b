package com.ofauto.migrations.core;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Failure} that is thrown. Its message is the problem and, below it, the remedy.
 *
 * @since 0.1.0
 */
public abstract class FailureException extends RuntimeException implements Failure {

	private final String problem;

	private final String remedy;

	/**
	 * Creates an exception.
	 * @param problem what happened, in one or more sentences
	 * @param remedy what to do next, or an empty text
	 * @param cause what caused it, or {@code null}
	 */
	protected FailureException(String problem, String remedy, @Nullable Throwable cause) {
		super(remedy.isEmpty() ? problem : problem + "\n" + remedy, cause);
		this.problem = problem;
		this.remedy = remedy;
	}

	@Override
	public final String problem() {
		return this.problem;
	}

	@Override
	public final String remedy() {
		return this.remedy;
	}

}
