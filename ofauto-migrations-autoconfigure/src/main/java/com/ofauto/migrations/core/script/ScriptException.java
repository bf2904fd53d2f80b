package com.ofauto.migrations.core.script;

/**
 * A script that cannot be read as plain SQL, with the place where it went wrong.
 *
 * @since 0.1.0
 */
public final class ScriptException extends RuntimeException {

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

	public String reason() {
		return this.reason;
	}

	public int line() {
		return this.line;
	}

	public int column() {
		return this.column;
	}

}
