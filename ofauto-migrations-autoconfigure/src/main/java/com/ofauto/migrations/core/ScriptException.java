package com.ofauto.migrations.core;

/**
 * A script that cannot be read as plain SQL, with the place where it went wrong.
 */
final class ScriptException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	private final int line;

	private final int column;

	ScriptException(String reason, int line, int column) {
		super("line " + line + ", column " + column + ": " + reason);
		this.reason = reason;
		this.line = line;
		this.column = column;
	}

	String reason() {
		return this.reason;
	}

	int line() {
		return this.line;
	}

	int column() {
		return this.column;
	}

}
