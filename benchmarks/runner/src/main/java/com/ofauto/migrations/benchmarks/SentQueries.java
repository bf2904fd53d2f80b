package com.ofauto.migrations.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of what a client sends on one connection, whatever the pieces in which it
 * passes.
 */
final class SentQueries {

	private static final int HEADER = 5;

	private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

	private final List<String> texts = new ArrayList<>();

	private boolean started;

	synchronized void fromClient(byte[] buffer, int length) {
		this.pending.write(buffer, 0, length);
		ByteBuffer bytes = ByteBuffer.wrap(this.pending.toByteArray());
		boolean taken = true;
		while (taken) {
			taken = takeMessage(bytes);
		}
		this.pending.reset();
		this.pending.write(bytes.array(), bytes.position(), bytes.remaining());
	}

	/**
	 * The first message of a connection has no type.
	 */
	private boolean takeMessage(ByteBuffer bytes) {
		int header = this.started ? HEADER : HEADER - 1;
		if (bytes.remaining() < header) {
			return false;
		}
		int length = bytes.getInt(bytes.position() + header - Integer.BYTES) + header - Integer.BYTES;
		if (bytes.remaining() < length) {
			return false;
		}
		byte[] message = new byte[length];
		bytes.get(message);
		if (this.started) {
			learn(message);
		}
		this.started = true;
		return true;
	}

	private void learn(byte[] message) {
		int start = HEADER;
		if (message[0] == 'P') {
			start = end(message, start) + 1;
		}
		else if (message[0] != 'Q') {
			return;
		}
		this.texts.add(new String(message, start, end(message, start) - start, StandardCharsets.UTF_8));
	}

	private static int end(byte[] message, int start) {
		int end = start;
		while (message[end] != 0) {
			end++;
		}
		return end;
	}

	synchronized List<String> texts() {
		return List.copyOf(this.texts);
	}

}
