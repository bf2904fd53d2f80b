package com.ofauto.migrations.devtools.workbench;

/**
 * A script that the oldest server on which it has to run does not understand. Nothing has
 * been written.
 */
public final class NewerServerException extends RuntimeException {

	private final String problem;

	private final String remedy;

	NewerServerException(String problem, String remedy) {
		super(problem + "\n" + remedy);
		this.problem = problem;
		this.remedy = remedy;
	}

	/**
	 * Which statements it does not understand.
	 * @return sentences with the statements
	 */
	public String problem() {
		return this.problem;
	}

	/**
	 * What to do next.
	 * @return one or more sentences
	 */
	public String remedy() {
		return this.remedy;
	}

}
