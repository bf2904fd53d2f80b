package com.ofauto.migrations.command;

/**
 * The command was called with wrong arguments. Nothing has been done.
 *
 * @since 0.1.0
 */
public final class UsageException extends RuntimeException {

	private final String message;

	/**
	 * Creates an exception.
	 * @param message what is wrong, in one or more sentences
	 */
	public UsageException(String message) {
		super(message);
		this.message = message;
	}

	String message() {
		return this.message;
	}

}
