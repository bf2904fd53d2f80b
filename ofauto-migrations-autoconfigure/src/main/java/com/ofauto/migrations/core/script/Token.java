package com.ofauto.migrations.core.script;

/**
 * A token of a statement.
 *
 * @param kind what it is
 * @param text a word in upper case; an identifier or a string without its quotes, doubled
 * quotes undone and escapes left alone; a number or a symbol as it stands
 * @since 0.1.0
 */
public record Token(Kind kind, String text) {

	public enum Kind {

		WORD, QUOTED, STRING, NUMBER, SYMBOL

	}

	static Token of(Kind kind, String source) {
		return new Token(kind, switch (kind) {
			case WORD -> SqlCharacter.upperCase(source);
			case QUOTED -> unquote(source, '"');
			case STRING -> source.startsWith("$") ? undollar(source) : unquote(source, '\'');
			case NUMBER, SYMBOL -> source;
		});
	}

	public boolean isWord(String word) {
		return this.kind == Kind.WORD && this.text.equals(word);
	}

	public boolean isSymbol(char symbol) {
		return this.kind == Kind.SYMBOL && this.text.charAt(0) == symbol;
	}

	/**
	 * The name as PostgreSQL stores it, if this is one.
	 */
	public String name() {
		return (this.kind == Kind.WORD) ? SqlCharacter.lowerCase(this.text) : this.text;
	}

	private static String unquote(String source, char quote) {
		String single = String.valueOf(quote);
		return source.substring(source.indexOf(quote) + 1, source.length() - 1).replace(single + single, single);
	}

	private static String undollar(String source) {
		int tagLength = source.indexOf('$', 1) + 1;
		return source.substring(tagLength, source.length() - tagLength);
	}

}
