package com.ofauto.migrations.support;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Work that a test leaves to somebody else while it watches. Each piece has a thread of
 * its own: on a machine with two cores the common pool of a JVM has one, and whoever
 * waits in it for another waits for ever.
 */
public final class Aside {

	private Aside() {
	}

	/**
	 * Begins to compute something.
	 * @param work what to do
	 * @param <T> what comes of it
	 * @return the result, or the failure
	 */
	public static <T> CompletableFuture<T> supply(Supplier<T> work) {
		return CompletableFuture.supplyAsync(work, Aside::start);
	}

	/**
	 * Begins to do something.
	 * @param work what to do
	 * @return done when the work is, or the failure
	 */
	public static CompletableFuture<Void> run(Runnable work) {
		return CompletableFuture.runAsync(work, Aside::start);
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "aside");
		thread.setDaemon(true);
		thread.start();
	}

}
