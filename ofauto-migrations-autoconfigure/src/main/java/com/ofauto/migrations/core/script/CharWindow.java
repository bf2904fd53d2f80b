package com.ofauto.migrations.core.script;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The part of a script that is in memory: what is held, and what was read ahead.
 */
final class CharWindow implements Closeable {

	static final int END = -1;

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private static final int NOT_HELD = -1;

	private final Reader reader;

	private final int size;

	private final ScriptPosition position = new ScriptPosition();

	private char[] chars;

	private int next;

	private int limit;

	private int held = NOT_HELD;

	private LineAndColumn heldPlace;

	private int counted;

	private boolean started;

	private boolean ended;

	CharWindow(Reader reader, int size) {
		this.reader = reader;
		this.size = size;
		this.chars = new char[size];
		this.heldPlace = this.position.place();
	}

	/**
	 * A part of a script, which may begin with any character.
	 */
	static CharWindow within(String text, int size) {
		CharWindow window = new CharWindow(new StringReader(text), Math.min(size, text.length() + 1));
		window.started = true;
		return window;
	}

	int peek() throws IOException {
		return (this.next < this.limit || fill()) ? this.chars[this.next] : END;
	}

	int peek(int ahead) throws IOException {
		while (this.next + ahead >= this.limit) {
			if (!fill()) {
				return END;
			}
		}
		return this.chars[this.next + ahead];
	}

	void skip(int count) {
		this.next += count;
	}

	/**
	 * Skips up to the first of the two characters, or to the end.
	 * @return whether one of them is there
	 */
	boolean skipTo(char wanted, char orWanted) throws IOException {
		do {
			char[] chars = this.chars;
			int limit = this.limit;
			for (int i = this.next; i < limit; i++) {
				char c = chars[i];
				if (c == wanted || c == orWanted) {
					this.next = i;
					return true;
				}
			}
			this.next = limit;
		}
		while (fill());
		return false;
	}

	void skipSpace() throws IOException {
		do {
			while (this.next < this.limit && SqlCharacter.isSpace(this.chars[this.next])) {
				this.next++;
			}
		}
		while (this.next == this.limit && fill());
	}

	void skipWord() throws IOException {
		do {
			while (this.next < this.limit && SqlCharacter.isWordPart(this.chars[this.next])) {
				this.next++;
			}
		}
		while (this.next == this.limit && fill());
	}

	/**
	 * Skips to the beginning of the next line, but never beyond what is in memory.
	 * @return whether that beginning was reached
	 */
	boolean skipBufferedLine() {
		char[] chars = this.chars;
		int limit = this.limit;
		for (int i = this.next; i < limit; i++) {
			if (chars[i] == '\n') {
				this.next = i + 1;
				return true;
			}
		}
		this.next = limit;
		return false;
	}

	/**
	 * Goes back by one if the pair of surrogates at the end of the memory is torn apart.
	 */
	void keepPairTogether() {
		if (heldLength() > 1 && Character.isHighSurrogate(this.chars[this.next - 1])) {
			this.next--;
		}
	}

	int buffered() {
		return this.limit - this.next;
	}

	/**
	 * Keeps everything from here on in memory, unless something is kept already.
	 */
	void hold() {
		if (this.held == NOT_HELD) {
			this.held = this.next;
			this.heldPlace = place();
		}
	}

	void release() {
		count();
		this.held = NOT_HELD;
	}

	/**
	 * The place of the first character held.
	 */
	LineAndColumn heldPlace() {
		return this.heldPlace;
	}

	boolean isHeld() {
		return this.held != NOT_HELD;
	}

	int heldLength() {
		return (this.held != NOT_HELD) ? this.next - this.held : 0;
	}

	String heldText(int from, int to) {
		return new String(this.chars, this.held + from, to - from);
	}

	/**
	 * Whether the next characters are the first held ones again.
	 */
	boolean repeatsHeld(int from, int length) throws IOException {
		if (peek(length - 1) == END) {
			return false;
		}
		int start = this.held + from;
		return Arrays.equals(this.chars, start, start + length, this.chars, this.next, this.next + length);
	}

	/**
	 * The place of the next character.
	 */
	LineAndColumn place() {
		count();
		return this.position.place();
	}

	long bytesRead() {
		count();
		return this.position.bytes();
	}

	private void count() {
		countTo(this.next);
	}

	private void countTo(int index) {
		if (index > this.counted) {
			this.position.advance(this.chars, this.counted, index);
			this.counted = index;
		}
	}

	/**
	 * What comes next as bytes, if nothing of it is characters yet.
	 */
	@Nullable CopyBytes bytes() {
		return (this.next == this.limit && this.reader instanceof Utf8Reader utf8 && utf8.isBetweenCharacters())
				? new CopyBytes(utf8, this.position) : null;
	}

	private boolean fill() throws IOException {
		if (this.ended) {
			return false;
		}
		makeRoom();
		int count;
		do {
			count = this.reader.read(this.chars, this.limit, this.chars.length - this.limit);
		}
		while (count == 0);
		if (count < 0) {
			this.ended = true;
			return false;
		}
		this.limit += count;
		if (!this.started) {
			this.started = true;
			refuseByteOrderMark();
		}
		return true;
	}

	private void makeRoom() {
		int kept = (this.held != NOT_HELD) ? this.held : this.next;
		if (kept == 0 && this.limit < this.chars.length) {
			return;
		}
		countTo(kept);
		int length = this.limit - kept;
		char[] target = this.chars;
		if (length == target.length) {
			target = new char[2 * length];
		}
		else if (target.length > this.size && length < this.size) {
			target = new char[this.size];
		}
		System.arraycopy(this.chars, kept, target, 0, length);
		this.chars = target;
		this.limit = length;
		this.next -= kept;
		this.counted -= kept;
		this.held = (this.held != NOT_HELD) ? 0 : NOT_HELD;
	}

	private void refuseByteOrderMark() {
		if (this.chars[0] == BYTE_ORDER_MARK) {
			throw this.position.place()
				.failure(
						"the file begins with a byte order mark, which PostgreSQL refuses; save it as UTF-8 without one");
		}
	}

	@Override
	public void close() throws IOException {
		this.reader.close();
	}

}
