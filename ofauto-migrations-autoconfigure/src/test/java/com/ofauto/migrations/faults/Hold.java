package com.ofauto.migrations.faults;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A message that a proxy holds back until a test has done what it wants to do meanwhile.
 */
final class Hold {

	private static final long PATIENCE_SECONDS = 120;

	private final CompletableFuture<Void> reached = new CompletableFuture<>();

	private final CompletableFuture<Void> released = new CompletableFuture<>();

	private final Predicate<String> request;

	private final boolean reply;

	Hold(Predicate<String> request, boolean reply) {
		this.request = request;
		this.reply = reply;
	}

	boolean matches(String text) {
		return this.request.test(text);
	}

	/**
	 * Whether the request passes and its reply is held.
	 */
	boolean reply() {
		return this.reply;
	}

	/**
	 * Keeps the thread that carries the message.
	 */
	void keep() {
		this.reached.complete(null);
		this.released.join();
	}

	/**
	 * Waits until the message is here.
	 */
	void await() {
		this.reached.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
	}

	void release() {
		this.released.complete(null);
	}

}
