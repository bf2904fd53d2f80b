package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.ofauto.migrations.core.MigrationCancelledException;
import com.ofauto.migrations.core.OngoingWork;
import com.ofauto.migrations.core.ProgramWork;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program, which ends with the work that it belongs to.
 */
final class ProgramRun implements ProgramWork {

	/**
	 * Of the variables that begin like those of libpq, these say nothing of a database.
	 */
	private static final Set<String> KEPT = Set.of("PGPASSFILE", "PGSYSCONFDIR", "PGLOCALEDIR");

	/** How much is taken of a line that a command of somebody else prints. */
	private static final int LONGEST = 4000;

	/**
	 * How long what a command prints is waited for behind its end: what it has left
	 * running may print for ever.
	 */
	private static final Duration BEHIND = Duration.ofSeconds(2);

	private final ProcessBuilder builder;

	private final Charset charset;

	private final boolean ofOperator;

	private @Nullable Process process;

	private boolean cancelled;

	private ProgramRun(List<String> command, Map<String, String> variables, Charset charset, boolean ofOperator) {
		this.builder = new ProcessBuilder(command).redirectErrorStream(true);
		this.charset = charset;
		this.ofOperator = ofOperator;
		this.builder.environment().putAll(variables);
	}

	/**
	 * A program of PostgreSQL. What the environment says of other databases does not
	 * count, and messages are in English, as all of ours.
	 */
	static ProgramRun ofPostgres(List<String> command, Map<String, String> variables) {
		ProgramRun run = new ProgramRun(command, Map.of(), StandardCharsets.UTF_8, false);
		Map<String, String> environment = run.builder.environment();
		environment.keySet().removeIf((name) -> name.startsWith("PG") && !KEPT.contains(name));
		environment.put("LC_ALL", "C");
		environment.putAll(variables);
		return run;
	}

	/**
	 * A command of the operator.
	 */
	static ProgramRun ofOperator(List<String> command, Map<String, String> variables) {
		return new ProgramRun(command, variables, Charset.defaultCharset(), true);
	}

	/**
	 * Runs it to its end.
	 * @param work what it belongs to
	 * @param lines takes what it prints, line by line as it comes
	 * @return its exit code
	 * @throws IOException if it cannot be started
	 * @throws BackupCancelledException if the work was cancelled
	 */
	int run(OngoingWork work, Consumer<String> lines) throws IOException {
		try {
			work.begin(this);
		}
		catch (MigrationCancelledException ex) {
			throw new BackupCancelledException();
		}
		try {
			Process started = start();
			started.getOutputStream().close();
			ProgramOutput output = new ProgramOutput(started.getInputStream(), this.charset,
					this.ofOperator ? LONGEST : Integer.MAX_VALUE, lines);
			int code = started.waitFor();
			output.end(this.ofOperator ? BEHIND : Duration.ZERO);
			requireNotCancelled();
			return code;
		}
		catch (InterruptedException ex) {
			cancel(Duration.ZERO);
			Thread.currentThread().interrupt();
			throw new BackupCancelledException();
		}
		finally {
			work.end(this);
		}
	}

	private synchronized Process start() throws IOException {
		requireNotCancelled();
		Process started = this.builder.start();
		this.process = started;
		return started;
	}

	private synchronized void requireNotCancelled() {
		if (this.cancelled) {
			throw new BackupCancelledException();
		}
	}

	private synchronized @Nullable Process cancelled() {
		this.cancelled = true;
		return this.process;
	}

	@Override
	public void cancel(Duration patience) {
		Process running = cancelled();
		if (running == null) {
			return;
		}
		List<ProcessHandle> all = Stream.concat(running.descendants(), Stream.of(running.toHandle())).toList();
		all.forEach(ProcessHandle::destroy);
		try {
			if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				all.forEach(ProcessHandle::destroyForcibly);
			}
		}
		catch (InterruptedException ex) {
			all.forEach(ProcessHandle::destroyForcibly);
			Thread.currentThread().interrupt();
		}
	}

}
