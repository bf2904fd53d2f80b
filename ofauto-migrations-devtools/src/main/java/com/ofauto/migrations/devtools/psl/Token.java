package com.ofauto.migrations.devtools.psl;

/**
 * A word, literal or sign of the schema.
 *
 * @param kind its kind
 * @param text the word, the value of the string, or the sign
 * @param at its position
 */
record Token(Kind kind, String text, Position at) {

	boolean is(String sign) {
		return this.kind == Kind.SIGN && this.text.equals(sign);
	}

	String described() {
		return switch (this.kind) {
			case WORD, NUMBER, SIGN -> "\"" + this.text + "\"";
			case STRING -> "a string";
			case DOC -> "a comment";
			case NEWLINE -> "the end of the line";
			case END -> "the end of the file";
		};
	}

	/**
	 * Kinds of tokens.
	 */
	enum Kind {

		WORD, NUMBER, STRING, SIGN, DOC, NEWLINE, END

	}

}
