package com.ofauto.migrations.core.script;

/**
 * The classes of characters that PostgreSQL's lexer knows. Everything beyond ASCII may
 * stand in a name.
 *
 * @since 0.1.0
 */
public final class SqlCharacter {

	private SqlCharacter() {
	}

	static boolean isSpace(int c) {
		return c == ' ' || (c >= '\t' && c <= '\r');
	}

	static boolean isNewLine(int c) {
		return c == '\n' || c == '\r';
	}

	static boolean isDigit(int c) {
		return c >= '0' && c <= '9';
	}

	static boolean isWordStart(int c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
	}

	static boolean isTagPart(int c) {
		return isWordStart(c) || isDigit(c);
	}

	static boolean isWordPart(int c) {
		return isTagPart(c) || c == '$';
	}

	/**
	 * Folds as PostgreSQL folds keywords: only ASCII, so that no other letter becomes
	 * one.
	 */
	public static String upperCase(String text) {
		StringBuilder folded = new StringBuilder(text);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= 'a' && c <= 'z') {
				folded.setCharAt(i, (char) (c - 'a' + 'A'));
			}
		}
		return folded.toString();
	}

	public static String lowerCase(String text) {
		StringBuilder folded = new StringBuilder(text);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= 'A' && c <= 'Z') {
				folded.setCharAt(i, (char) (c - 'A' + 'a'));
			}
		}
		return folded.toString();
	}

}
