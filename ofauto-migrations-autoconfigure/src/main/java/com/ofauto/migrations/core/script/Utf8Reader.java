package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8 as characters, and, where nobody looks at the characters, as bytes: no byte
 * is taken before its character is given.
 */
final class Utf8Reader extends Reader {

	private static final int END = -1;

	private static final int NONE = -1;

	private final InputStream in;

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
		.onMalformedInput(CodingErrorAction.REPORT)
		.onUnmappableCharacter(CodingErrorAction.REPORT);

	private final ByteBuffer bytes;

	/** The second half of a pair of which there was room for the first. */
	private int lowSurrogate = NONE;

	private boolean ended;

	Utf8Reader(InputStream in, int size) {
		this.in = in;
		this.bytes = ByteBuffer.allocate(size).limit(0);
	}

	@Override
	public int read(char[] chars, int offset, int length) throws IOException {
		CharBuffer target = CharBuffer.wrap(chars, offset, length);
		if (this.lowSurrogate != NONE) {
			target.put((char) this.lowSurrogate);
			this.lowSurrogate = NONE;
		}
		CoderResult result = decode(target);
		while (target.position() == offset && result.isUnderflow()) {
			if (this.ended) {
				return END;
			}
			more();
			result = decode(target);
		}
		if (target.position() == offset) {
			putFirstHalf(target);
		}
		return target.position() - offset;
	}

	private CoderResult decode(CharBuffer target) throws IOException {
		CoderResult result = this.decoder.decode(this.bytes, target, this.ended);
		if (result.isError()) {
			result.throwException();
		}
		return result;
	}

	private void putFirstHalf(CharBuffer target) throws IOException {
		CharBuffer pair = CharBuffer.allocate(2);
		decode(pair);
		target.put(pair.get(0));
		this.lowSurrogate = pair.get(1);
	}

	private void more() throws IOException {
		this.bytes.compact();
		int read;
		do {
			read = this.in.read(this.bytes.array(), this.bytes.position(), this.bytes.remaining());
		}
		while (read == 0);
		this.ended = read < 0;
		this.bytes.position(this.bytes.position() + Math.max(0, read)).flip();
	}

	/**
	 * Whether the next byte begins a character that is not given yet.
	 */
	boolean isBetweenCharacters() {
		return this.lowSurrogate == NONE;
	}

	/**
	 * Whether so many bytes follow, which are in memory then.
	 */
	boolean has(int count) throws IOException {
		while (this.bytes.remaining() < count && !this.ended) {
			more();
		}
		return this.bytes.remaining() >= count;
	}

	/**
	 * The memory, of which {@link #next()} to {@link #limit()} are the next bytes.
	 */
	byte[] memory() {
		return this.bytes.array();
	}

	int next() {
		return this.bytes.position();
	}

	int limit() {
		return this.bytes.limit();
	}

	void skipTo(int next) {
		this.bytes.position(next);
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
