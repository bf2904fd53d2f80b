package com.ofauto.migrations.devtools.source;

import org.jspecify.annotations.Nullable;

/**
 * A schema source does not say what the schema is.
 */
public final class SchemaSourceException extends RuntimeException {

	private final String problem;

	private final String remedy;

	SchemaSourceException(String problem, String remedy) {
		this(problem, remedy, null);
	}

	SchemaSourceException(String problem, String remedy, @Nullable Throwable cause) {
		super(problem + "\n" + remedy, cause);
		this.problem = problem;
		this.remedy = remedy;
	}

	/**
	 * What is wrong, and where.
	 * @return one or more sentences
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
