package com.ofauto.migrations.support;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What went over the wire of all connections of a proxy. Each message is counted before
 * it is passed on, so that a client that has its answer finds it counted.
 */
final class WireCounts {

	private final AtomicLong connections = new AtomicLong();

	private final AtomicLong clientBytes = new AtomicLong();

	private final AtomicLong serverBytes = new AtomicLong();

	private final AtomicLong roundTrips = new AtomicLong();

	private final AtomicLong statements = new AtomicLong();

	private final AtomicLongArray clientMessages = new AtomicLongArray(256);

	void connected(int bytes) {
		this.connections.incrementAndGet();
		this.clientBytes.addAndGet(bytes);
	}

	/**
	 * Counts a client's message, but not its farewell, which nothing answers and which a
	 * test could therefore not wait for.
	 */
	void fromClient(WireMessage message) {
		if (message.type() == WireMessage.TERMINATE) {
			return;
		}
		this.clientBytes.addAndGet(message.size());
		this.clientMessages.incrementAndGet(message.type());
	}

	void fromServer(WireMessage message, boolean started) {
		this.serverBytes.addAndGet(message.size());
		switch (message.type()) {
			case WireMessage.COMMAND_COMPLETE -> this.statements.incrementAndGet();
			case WireMessage.COPY_IN_RESPONSE -> this.roundTrips.incrementAndGet();
			case WireMessage.READY_FOR_QUERY -> this.roundTrips.addAndGet(started ? 1 : 0);
			default -> {
			}
		}
	}

	void reset() {
		this.connections.set(0);
		this.clientBytes.set(0);
		this.serverBytes.set(0);
		this.roundTrips.set(0);
		this.statements.set(0);
		for (int type = 0; type < this.clientMessages.length(); type++) {
			this.clientMessages.set(type, 0);
		}
	}

	long connections() {
		return this.connections.get();
	}

	long clientBytes() {
		return this.clientBytes.get();
	}

	long serverBytes() {
		return this.serverBytes.get();
	}

	long roundTrips() {
		return this.roundTrips.get();
	}

	long statements() {
		return this.statements.get();
	}

	long clientMessages(char type) {
		return this.clientMessages.get(type);
	}

}
