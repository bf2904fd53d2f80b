package com.ofauto.migrations.impact;

import com.ofauto.migrations.json.JsonFormatException;

/**
 * A text is not the impact of a migration, or of a newer form than this version knows.
 *
 * @since 0.1.0
 */
public final class ImpactFormatException extends RuntimeException {

	private final int line;

	private final int column;

	ImpactFormatException(JsonFormatException cause) {
		super(cause.reason(), cause);
		this.line = cause.line();
		this.column = cause.column();
	}

	/**
	 * The line of the place in question.
	 * @return the line, from 1
	 */
	public int line() {
		return this.line;
	}

	/**
	 * The column of the place in question.
	 * @return the column, from 1
	 */
	public int column() {
		return this.column;
	}

	/**
	 * What is wrong there.
	 * @return a clause without the place
	 */
	public String reason() {
		return String.valueOf(getMessage());
	}

}
