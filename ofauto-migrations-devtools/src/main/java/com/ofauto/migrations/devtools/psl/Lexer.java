package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Divides a file into tokens. Comments are skipped, except documentation.
 */
final class Lexer {

	private static final String SIGNS = "{}()[],:=@?!";

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

	private final SourceFile file;

	private final String text;

	private final List<Token> tokens = new ArrayList<>();

	private int offset;

	private int line = 1;

	private int lineStart;

	private Lexer(SourceFile file) {
		this.file = file;
		this.text = file.text();
	}

	static List<Token> read(SourceFile file) {
		Lexer lexer = new Lexer(file);
		if (lexer.text.startsWith("\uFEFF")) {
			lexer.offset = 1;
		}
		while (lexer.offset < lexer.text.length()) {
			lexer.next();
		}
		lexer.tokens.add(new Token(Token.Kind.END, "", lexer.position()));
		return lexer.tokens;
	}

	private void next() {
		char character = this.text.charAt(this.offset);
		if (character == '\n' || character == '\r') {
			newline();
		}
		else if (character == '\t' || Character.getType(character) == Character.SPACE_SEPARATOR) {
			this.offset++;
		}
		else if (this.text.startsWith("//", this.offset)) {
			comment();
		}
		else if (this.text.startsWith("/*", this.offset)) {
			blockComment();
		}
		else if (character == '"') {
			Position at = position();
			StringReader reader = new StringReader(this.file, this.line, this.lineStart, this.offset);
			this.tokens.add(new Token(Token.Kind.STRING, reader.read(), at));
			this.offset = reader.end();
		}
		else if (isWord(character) || character == '-') {
			word();
		}
		else {
			sign(character);
		}
	}

	private void newline() {
		this.tokens.add(new Token(Token.Kind.NEWLINE, "\n", position()));
		this.offset += this.text.startsWith("\r\n", this.offset) ? 2 : 1;
		this.line++;
		this.lineStart = this.offset;
	}

	private void comment() {
		Position at = position();
		int end = this.offset;
		while (end < this.text.length() && this.text.charAt(end) != '\n' && this.text.charAt(end) != '\r') {
			end++;
		}
		if (this.text.startsWith("///", this.offset)) {
			this.tokens.add(new Token(Token.Kind.DOC, this.text.substring(this.offset + 3, end).strip(), at));
		}
		this.offset = end;
	}

	private void blockComment() {
		int end = this.text.indexOf("*/", this.offset + 2);
		if (end < 0) {
			throw position().error("The comment does not end.", "Add \"*/\" where it ends.");
		}
		while (this.offset < end + 2) {
			char character = this.text.charAt(this.offset);
			if (character == '\n' || character == '\r') {
				newline();
			}
			else {
				this.offset++;
			}
		}
	}

	private void word() {
		Position at = position();
		int end = this.offset + 1;
		while (end < this.text.length() && isInWord(this.text.charAt(end))) {
			end++;
		}
		String word = this.text.substring(this.offset, end);
		boolean number = NUMBER.matcher(word).matches();
		if (word.startsWith("-") && !number) {
			throw at.error("\"" + word + "\" is neither a name nor a number.",
					"A name consists of letters, digits and underscores.");
		}
		this.tokens.add(new Token(number ? Token.Kind.NUMBER : Token.Kind.WORD, word, at));
		this.offset = end;
	}

	private void sign(char character) {
		Position at = position();
		if (SIGNS.indexOf(character) < 0) {
			throw unexpected(at);
		}
		String sign = this.text.startsWith("@@", this.offset) ? "@@" : String.valueOf(character);
		this.tokens.add(new Token(Token.Kind.SIGN, sign, at));
		this.offset += sign.length();
	}

	private PslException unexpected(Position at) {
		String character = Character.toString(this.text.codePointAt(this.offset));
		return switch (character) {
			case "'" -> at.error("A string does not begin with a single quote.", "Write it in double quotes: \"…\".");
			case "/" -> at.error("A single slash has no meaning here.", "A comment begins with \"//\".");
			case "#" -> at.error("\"#\" begins no comment.", "A comment begins with \"//\".");
			case ";" -> at.error("A semicolon has no meaning here.", "Remove it; the line ends the declaration.");
			default -> at.error("The character \"" + character + "\" has no meaning here.",
					"A name consists of letters, digits and underscores.");
		};
	}

	private static boolean isWord(char character) {
		return Character.isLetterOrDigit(character) || character == '_';
	}

	private static boolean isInWord(char character) {
		return isWord(character) || character == '-' || character == '.';
	}

	private Position position() {
		return new Position(this.file, this.line, this.offset - this.lineStart + 1);
	}

}
