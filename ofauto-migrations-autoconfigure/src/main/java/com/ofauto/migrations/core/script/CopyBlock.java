package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * The lines of data after {@code COPY … FROM STDIN}, up to a line that is {@code \.} or
 * the end of the file: first what was read as characters already, then bytes.
 */
final class CopyBlock {

	private static final int LONGEST_END_LINE = 4;

	private final CharWindow window;

	private boolean atLineStart = true;

	private @Nullable CopyBytes bytes;

	CopyBlock(CharWindow window) {
		this.window = window;
	}

	/**
	 * Moves to the next piece, no larger than the memory.
	 */
	boolean next() throws IOException {
		this.window.release();
		this.bytes = (this.bytes != null) ? this.bytes : this.window.bytes();
		return (this.bytes != null) ? nextBytes(this.bytes) : nextCharacters();
	}

	private boolean nextBytes(CopyBytes bytes) throws IOException {
		boolean more = bytes.next(this.atLineStart);
		this.atLineStart = more && bytes.endsLine();
		return more;
	}

	private boolean nextCharacters() throws IOException {
		int endLine = this.atLineStart ? endLineLength() : 0;
		if (endLine > 0 || this.window.peek() == CharWindow.END) {
			this.window.skip(endLine);
			return false;
		}
		this.window.hold();
		// Both halves of a surrogate pair must be there to become bytes.
		this.window.peek(1);
		do {
			this.atLineStart = this.window.skipBufferedLine();
		}
		while (this.atLineStart && this.window.buffered() >= LONGEST_END_LINE && endLineLength() == 0);
		this.window.keepPairTogether();
		return true;
	}

	void give(CopyData sink) throws IOException, SQLException {
		if (this.bytes != null) {
			this.bytes.give(sink);
			return;
		}
		byte[] encoded = this.window.heldText(0, this.window.heldLength()).getBytes(StandardCharsets.UTF_8);
		sink.accept(encoded, 0, encoded.length);
	}

	private int endLineLength() throws IOException {
		if (this.window.peek() != '\\' || this.window.peek(1) != '.') {
			return 0;
		}
		return switch (this.window.peek(2)) {
			case CharWindow.END -> 2;
			case '\n' -> 3;
			case '\r' -> (this.window.peek(3) == '\n') ? 4 : 0;
			default -> 0;
		};
	}

}
