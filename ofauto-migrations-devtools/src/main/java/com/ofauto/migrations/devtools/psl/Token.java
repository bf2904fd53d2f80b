package com.ofauto.migrations.devtools.psl;

/**
 * A word, literal or sign of the schema.
 *
 * @param kind what it is
 * @param text the word, the value of the string, the sign
 * @param at where it begins
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
