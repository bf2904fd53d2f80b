package com.ofauto.migrations.benchmarks;

/**
 * Follows what is said on one connection, whatever the pieces in which it arrives. A
 * client's request is a round trip if the client had an answer to wait for before it: the
 * driver sends its BEGIN together with the statement that follows, and reads two answers
 * to what is one round trip.
 */
final class MessageCounter {

	private static final int HEADER = 5;

	private final byte[] header = new byte[HEADER];

	private int headerLength;

	private int bodyLeft;

	private boolean answered;

	private long roundTrips;

	private long statements;

	private long bytes;

	synchronized void fromClient(byte[] buffer, int length) {
		boolean farewell = length == HEADER && buffer[0] == 'X';
		if (this.answered && !farewell) {
			this.answered = false;
			this.roundTrips++;
		}
	}

	synchronized void fromServer(byte[] buffer, int length) {
		this.bytes += length;
		int position = 0;
		while (position < length) {
			if (this.bodyLeft > 0) {
				int skipped = Math.min(this.bodyLeft, length - position);
				position += skipped;
				this.bodyLeft -= skipped;
			}
			else {
				this.header[this.headerLength++] = buffer[position++];
				if (this.headerLength == HEADER) {
					message();
				}
			}
		}
	}

	private void message() {
		this.headerLength = 0;
		int size = 0;
		for (int i = 1; i < HEADER; i++) {
			size = size << Byte.SIZE | this.header[i] & 0xff;
		}
		this.bodyLeft = size - Integer.BYTES;
		switch (this.header[0]) {
			case 'Z', 'G' -> this.answered = true;
			case 'C' -> this.statements++;
			default -> {
			}
		}
	}

	/**
	 * Returns how often the client waited; the start-up is not counted.
	 */
	synchronized long roundTrips() {
		return this.roundTrips;
	}

	synchronized long statements() {
		return this.statements;
	}

	synchronized long bytes() {
		return this.bytes;
	}

}
