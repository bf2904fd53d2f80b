package com.ofauto.migrations.command;

import com.ofauto.migrations.core.Failure;

/**
 * A command is refused, or a person declined it. Nothing has been done.
 *
 * @since 0.1.0
 */
public final class CommandRefusedException extends RuntimeException implements Failure {

	private final String problem;

	private final String remedy;

	/**
	 * Creates an exception.
	 * @param problem why not, in one or more sentences
	 * @param remedy what to do instead
	 */
	public CommandRefusedException(String problem, String remedy) {
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
