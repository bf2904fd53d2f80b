package com.ofauto.migrations.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

import com.ofauto.migrations.Internal;

/**
 * Reads JSON by its grammar and nothing more. No JSON library is on the class path of
 * each application, the parser that Spring Boot brings is lenient about what is broken
 * and loses escapes, and neither tells the place of a problem.
 *
 * @since 0.1.0
 */
@Internal
public final class JsonReader {

	private static final String ESCAPES = "\"\\/bfnrt";

	private static final String ESCAPED = "\"\\/\b\f\n\r\t";

	/** No number of ours needs more. */
	private static final int DIGITS = 9;

	private static final int LONG_DIGITS = 18;

	private final String text;

	private int next;

	/**
	 * Creates a reader.
	 * @param text the whole text
	 */
	public JsonReader(String text) {
		this.text = text;
	}

	/**
	 * Reads an object.
	 * @param field reads the value of the field with a name, which begins at a place
	 * @throws JsonFormatException if the text has something else here
	 */
	public void object(ObjIntConsumer<String> field) {
		Set<String> seen = new HashSet<>();
		members('{', '}', () -> {
			int start = this.next;
			String name = string();
			if (!seen.add(name)) {
				throw failure(start, "the field \"" + name + "\" is there twice");
			}
			expect(':');
			skipSpace();
			field.accept(name, start);
		});
	}

	/**
	 * Reads an array.
	 * @param <T> the type of an element
	 * @param element reads an element
	 * @return the elements
	 */
	public <T> List<T> list(Supplier<T> element) {
		List<T> elements = new ArrayList<>();
		members('[', ']', () -> elements.add(element.get()));
		return elements;
	}

	private void members(char first, char last, Runnable member) {
		expect(first);
		skipSpace();
		if (peek() == last) {
			this.next++;
			return;
		}
		boolean more = true;
		while (more) {
			skipSpace();
			member.run();
			skipSpace();
			more = peek() == ',';
			expect(more ? ',' : last);
		}
	}

	/**
	 * Reads a string.
	 * @return what it says
	 */
	public String string() {
		int start = this.next;
		expect('"');
		StringBuilder string = new StringBuilder();
		while (true) {
			int c = peek();
			if (c < ' ') {
				throw failure((c < 0) ? start : this.next,
						(c < 0) ? "the string does not end" : "a control character is not written as an escape");
			}
			this.next++;
			if (c == '"') {
				return string.toString();
			}
			string.append((c == '\\') ? escape() : (char) c);
		}
	}

	private char escape() {
		int c = peek();
		if (c == 'u') {
			String digits = this.text.substring(this.next + 1, Math.min(this.next + 5, this.text.length()));
			if (digits.matches("[0-9a-fA-F]{4}")) {
				this.next += 5;
				return (char) Integer.parseInt(digits, 16);
			}
		}
		int known = ESCAPES.indexOf(c);
		if (known < 0) {
			throw failure(this.next - 1, "this is no escape of JSON");
		}
		this.next++;
		return ESCAPED.charAt(known);
	}

	/**
	 * Reads a whole number from 0.
	 * @return the number
	 */
	public int integer() {
		return (int) number(DIGITS);
	}

	/**
	 * Reads a whole number from 0 that may be large.
	 * @return the number
	 */
	public long number() {
		return number(LONG_DIGITS);
	}

	private long number(int most) {
		int start = this.next;
		while (peek() >= '0' && peek() <= '9') {
			this.next++;
		}
		String digits = this.text.substring(start, this.next);
		if (digits.isEmpty() || digits.length() > most || digits.length() > 1 && digits.startsWith("0")) {
			throw failure(start, "a whole number belongs here");
		}
		return Long.parseLong(digits);
	}

	/**
	 * Reads a truth value.
	 * @return the value
	 */
	public boolean bool() {
		boolean value = this.text.startsWith("true", this.next);
		if (!value && !this.text.startsWith("false", this.next)) {
			throw failure(this.next, "true or false belongs here");
		}
		this.next += String.valueOf(value).length();
		return value;
	}

	/**
	 * Makes sure that nothing follows.
	 */
	public void end() {
		skipSpace();
		if (this.next < this.text.length()) {
			throw failure(this.next, "something follows the end");
		}
	}

	void skipSpace() {
		while (peek() >= 0 && " \n\r\t".indexOf(peek()) >= 0) {
			this.next++;
		}
	}

	private void expect(char wanted) {
		skipSpace();
		if (peek() != wanted) {
			throw failure(this.next, wanted + " belongs here");
		}
		this.next++;
	}

	private int peek() {
		return (this.next < this.text.length()) ? this.text.charAt(this.next) : -1;
	}

	/**
	 * Where the next character is.
	 * @return its index
	 */
	public int place() {
		return this.next;
	}

	/**
	 * A failure at a place.
	 * @param place the index of a character
	 * @param reason a clause about it
	 * @return the failure, to be thrown
	 */
	public JsonFormatException failure(int place, String reason) {
		String before = this.text.substring(0, place);
		int line = (int) before.chars().filter((c) -> c == '\n').count() + 1;
		return new JsonFormatException(line, place - before.lastIndexOf('\n'), reason);
	}

}
