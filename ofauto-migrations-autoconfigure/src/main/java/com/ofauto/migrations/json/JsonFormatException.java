package com.ofauto.migrations.json;

import com.ofauto.migrations.Internal;

/**
 * A text is not the JSON that belongs there, or of a newer form than this version knows.
 *
 * @since 0.1.0
 */
@Internal
public final class JsonFormatException extends RuntimeException {

	private final int line;

	private final int column;

	JsonFormatException(int line, int column, String reason) {
		super(reason);
		this.line = line;
		this.column = column;
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
