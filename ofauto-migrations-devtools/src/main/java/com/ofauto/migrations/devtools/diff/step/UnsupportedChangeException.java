package com.ofauto.migrations.devtools.diff.step;

import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * A change that no statement can make without losing data.
 */
public final class UnsupportedChangeException extends RuntimeException {

	private final transient ObjectId object;

	private final String problem;

	private final String remedy;

	/**
	 * Create a refusal.
	 * @param object what cannot be changed
	 * @param problem why, as sentences
	 * @param remedy what to do, as sentences
	 */
	public UnsupportedChangeException(ObjectId object, String problem, String remedy) {
		super(problem + " " + remedy);
		this.object = object;
		this.problem = problem;
		this.remedy = remedy;
	}

	/**
	 * Return what should be changed.
	 * @return its identity
	 */
	public ObjectId object() {
		return this.object;
	}

	/**
	 * Return what cannot be done, as a sentence.
	 * @return the problem
	 */
	public String problem() {
		return this.problem;
	}

	/**
	 * Return what to do instead, as a sentence.
	 * @return the remedy
	 */
	public String remedy() {
		return this.remedy;
	}

}
