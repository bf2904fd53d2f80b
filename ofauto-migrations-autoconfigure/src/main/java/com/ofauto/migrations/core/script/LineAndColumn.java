package com.ofauto.migrations.core.script;

/**
 * A place in a script.
 *
 * @param line the line, from 1
 * @param column the column in code points, from 1
 */
record LineAndColumn(int line, int column) {

	ScriptException failure(String reason) {
		return new ScriptException(reason, this.line, this.column);
	}

	ScriptException nul() {
		return failure("a NUL character, which PostgreSQL cannot store");
	}

	ScriptException unterminated(String what) {
		return failure("the " + what + " that begins here has no end");
	}

}
