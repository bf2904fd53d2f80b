package com.ofauto.migrations.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import com.ofauto.migrations.core.StatementProgress;
import org.jspecify.annotations.Nullable;

/**
 * Watches one migration after another from another thread, so that the progress line is
 * updated while a statement runs. Whether PostgreSQL can be asked makes no difference to
 * the time.
 */
final class MigrationWatch {

	private static final long SECOND = 1000;

	private static final long FIRST_LOOK = 5 * SECOND;

	private static final long NEXT_LOOK = 2 * SECOND;

	private final Output output;

	private final Supplier<Optional<StatementProgress>> look;

	/** One thread for the time, and one that may have to wait for a connection. */
	private final ScheduledThreadPoolExecutor threads;

	private @Nullable Watched watched;

	MigrationWatch(Output output, Supplier<Optional<StatementProgress>> look) {
		this.output = output;
		this.look = look;
		this.threads = new ScheduledThreadPoolExecutor(2, (task) -> {
			Thread thread = new Thread(task, "migrations-progress");
			thread.setDaemon(true);
			return thread;
		});
		this.threads.setRemoveOnCancelPolicy(true);
		this.threads.setKeepAliveTime(FIRST_LOOK, TimeUnit.MILLISECONDS);
		this.threads.allowCoreThreadTimeOut(true);
	}

	void start(String migration) {
		stop();
		ProgressLine line = new ProgressLine(this.output, migration);
		line.begin();
		AtomicReference<@Nullable StatementProgress> seen = new AtomicReference<>();
		long start = System.nanoTime();
		this.watched = new Watched(line,
				every(SECOND, SECOND, () -> line.tick(Duration.ofNanos(System.nanoTime() - start), seen.get())),
				// The first look that fails is the last.
				every(FIRST_LOOK, NEXT_LOOK, () -> seen.set(this.look.get().orElse(null))), seen);
	}

	/**
	 * Shows what the migration says of itself, until it says something else.
	 */
	void show(StatementProgress progress) {
		if (this.watched != null) {
			this.watched.looks().cancel(false);
			this.watched.seen().set(progress);
		}
	}

	void stop() {
		if (this.watched != null) {
			this.watched.stop();
			this.watched = null;
		}
	}

	private ScheduledFuture<?> every(long first, long next, Runnable task) {
		return this.threads.scheduleWithFixedDelay(task, first, next, TimeUnit.MILLISECONDS);
	}

	private record Watched(ProgressLine line, ScheduledFuture<?> time, ScheduledFuture<?> looks,
			AtomicReference<@Nullable StatementProgress> seen) {

		void stop() {
			this.time.cancel(false);
			this.looks.cancel(false);
			this.line.end();
		}

	}

}
