package com.ofauto.migrations.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.core.Migrator;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Handles Ctrl-C and SIGTERM while a command runs: its work is cancelled in the server,
 * and the JVM waits until the result is recorded and printed. Only then the application's
 * beans end, of which one is the pool, and only then the log, in which they may write.
 */
final class CommandShutdown implements Runnable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration LAST_WORDS = Duration.ofSeconds(2);

	private final Supplier<List<ConfigurableApplicationContext>> contexts;

	private final CountDownLatch ended = new CountDownLatch(1);

	private boolean done;

	private CommandShutdown(Supplier<List<ConfigurableApplicationContext>> contexts) {
		this.contexts = contexts;
	}

	/**
	 * Runs a command.
	 * @param contexts those that there are, to be closed in this order
	 * @param command the command
	 * @return the code to exit with, which the JVM replaces if it is shut down already
	 */
	static int exitCode(Supplier<List<ConfigurableApplicationContext>> contexts, Supplier<ExitCode> command) {
		CommandShutdown shutdown = new CommandShutdown(contexts);
		try {
			Runtime.getRuntime().addShutdownHook(new Thread(shutdown, "migrations-shutdown"));
			// Spring Boot's hook runs beside that one, and ends the log after its newer
			// handlers.
			SpringApplication.getShutdownHandlers().add(shutdown);
		}
		catch (IllegalStateException ex) {
			// Too late to begin anything.
			return ExitCode.REFUSED.number();
		}
		try {
			int code = command.get().number();
			shutdown.close();
			return code;
		}
		finally {
			shutdown.ended.countDown();
		}
	}

	/**
	 * Of the two hooks the first does it, and the second waits until it is done.
	 */
	@Override
	public synchronized void run() {
		if (this.done) {
			return;
		}
		this.done = true;
		boolean cancelled = false;
		for (Migrator migrator : migrators()) {
			cancelled |= migrator.work().cancel(PATIENCE);
		}
		if (cancelled) {
			awaitEnd();
		}
		close();
	}

	private void close() {
		this.contexts.get().forEach(ConfigurableApplicationContext::close);
	}

	/**
	 * Those that exist: none is made for this.
	 */
	private List<Migrator> migrators() {
		return this.contexts.get()
			.stream()
			.map(ConfigurableApplicationContext::getBeanFactory)
			.flatMap((beans) -> Stream.of(beans.getSingletonNames()).map(beans::getSingleton))
			.filter(Migrator.class::isInstance)
			.map(Migrator.class::cast)
			.toList();
	}

	private void awaitEnd() {
		try {
			this.ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
