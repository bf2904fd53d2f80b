package com.ofauto.migrations.command;

/**
 * The command must not be carried out here, or a person declined it. Nothing has been
 * done.
 */
public final class CommandRefusedException extends RuntimeException {

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

	String problem() {
		return this.problem;
	}

	String remedy() {
		return this.remedy;
	}

}
