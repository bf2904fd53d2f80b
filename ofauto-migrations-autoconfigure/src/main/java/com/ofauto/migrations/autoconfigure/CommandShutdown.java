package com.ofauto.migrations.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.core.Migrator;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What happens at Ctrl-C and SIGTERM while a command runs: its work is cancelled in the
 * server, and the JVM waits until that is written down and told. Only then the
 * application's beans end, of which one is the pool.
 */
final class CommandShutdown implements Runnable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration LAST_WORDS = Duration.ofSeconds(2);

	private final ConfigurableApplicationContext context;

	private final CountDownLatch ended = new CountDownLatch(1);

	private CommandShutdown(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Runs a command.
	 * @return the code to exit with, which the JVM replaces if it is shut down already
	 */
	static int exitCode(ConfigurableApplicationContext context, Supplier<ExitCode> command) {
		CommandShutdown shutdown = new CommandShutdown(context);
		try {
			Runtime.getRuntime().addShutdownHook(new Thread(shutdown, "migrations-shutdown"));
		}
		catch (IllegalStateException ex) {
			// Too late to begin anything.
			return ExitCode.REFUSED.number();
		}
		try {
			int code = command.get().number();
			context.close();
			return code;
		}
		finally {
			shutdown.ended.countDown();
		}
	}

	@Override
	public void run() {
		boolean cancelled = false;
		for (Migrator migrator : migrators()) {
			cancelled |= migrator.work().cancel(PATIENCE);
		}
		if (cancelled) {
			awaitEnd();
		}
		this.context.close();
	}

	/**
	 * Those that exist: none is made for this.
	 */
	private List<Migrator> migrators() {
		ConfigurableListableBeanFactory beans = this.context.getBeanFactory();
		return Stream.of(beans.getSingletonNames())
			.map(beans::getSingleton)
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
