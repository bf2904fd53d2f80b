package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;

/**
 * The work of a {@link Migrator} under way: other threads can read its progress and
 * cancel it.
 *
 * @since 0.1.0
 */
public final class OngoingWork {

	private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(100);

	private final DataSource dataSource;

	private final Set<Session> sessions = new LinkedHashSet<>();

	private final List<OngoingWork> elsewhere = new CopyOnWriteArrayList<>();

	private final Set<ProgramWork> programs = new LinkedHashSet<>();

	private final Set<Thread> pausing = new HashSet<>();

	private volatile boolean cancelled;

	OngoingWork(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Reads PostgreSQL's progress report of the statement that runs under the migration
	 * lock, on another connection. The caller waits if the pool is exhausted.
	 * @return the progress, or empty if PostgreSQL reports none
	 * @throws MigrationException if the server could not be asked
	 */
	public Optional<StatementProgress> progress() {
		try (Session session = open()) {
			return StatementProgress.look(session);
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("read the progress of a statement", ex);
		}
	}

	/**
	 * Cancels the work, in the server too, and waits until it has ended: rolled back or
	 * recorded, with the migration lock released. The migrator starts no further work.
	 * For an application that is shutting down.
	 * @param patience how long to wait; after that the connection is closed, and the
	 * server notices by itself
	 * @return whether there was anything to cancel
	 */
	public boolean cancel(Duration patience) {
		this.cancelled = true;
		endPauses();
		boolean any = false;
		for (OngoingWork other : this.elsewhere) {
			any |= other.cancel(patience);
		}
		return cancelHere(patience) || any;
	}

	/**
	 * Adds work on another database that belongs to this work, and is cancelled with it.
	 * @param other the other work
	 */
	@Internal
	public void add(OngoingWork other) {
		this.elsewhere.add(other);
		if (this.cancelled) {
			other.cancel(Duration.ZERO);
		}
	}

	/**
	 * Adds a program that works for this work, and is cancelled with it.
	 * @param program the program, which is not started yet
	 * @throws MigrationCancelledException if it is too late to begin anything
	 */
	@Internal
	public synchronized void begin(ProgramWork program) {
		requireNotCancelled();
		this.programs.add(program);
	}

	/**
	 * Removes a program that has ended.
	 * @param program the program
	 */
	@Internal
	public synchronized void end(ProgramWork program) {
		this.programs.remove(program);
	}

	private synchronized List<ProgramWork> programs() {
		return List.copyOf(this.programs);
	}

	private boolean cancelHere(Duration patience) {
		List<ProgramWork> running = programs();
		running.forEach((program) -> program.cancel(patience));
		return cancelSessions(patience) || !running.isEmpty();
	}

	private boolean cancelSessions(Duration patience) {
		long end = System.nanoTime() + patience.toNanos();
		List<Session> open = open(Duration.ZERO);
		if (open.isEmpty()) {
			return false;
		}
		while (!open.isEmpty() && System.nanoTime() < end) {
			// More than once, since a request can arrive before the statement does.
			open.forEach((session) -> session.cancel(BETWEEN_REQUESTS));
			open = open(BETWEEN_REQUESTS);
		}
		open.forEach(Session::abandon);
		return true;
	}

	/**
	 * The sessions that are open, or none as soon as the last one is closed.
	 */
	private synchronized List<Session> open(Duration wait) {
		if (!this.sessions.isEmpty() && !wait.isZero()) {
			try {
				wait(wait.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		return List.copyOf(this.sessions);
	}

	Session open() {
		return openToLook(Duration.ZERO);
	}

	/**
	 * Opens a session that only reads.
	 * @param readLimit how long it waits for each answer of the server
	 */
	Session openToLook(Duration readLimit) {
		requireNotCancelled();
		Session session = Session.open(this.dataSource, this, readLimit);
		if (!register(session)) {
			session.close();
			requireNotCancelled();
		}
		return session;
	}

	/**
	 * Whoever cancels sees a session, or the session sees that it came too late.
	 */
	private synchronized boolean register(Session session) {
		return !this.cancelled && this.sessions.add(session);
	}

	boolean isOn(DataSource other) {
		return this.dataSource == other;
	}

	synchronized void closed(Session session) {
		this.sessions.remove(session);
		notifyAll();
	}

	boolean isCancelled() {
		return this.cancelled;
	}

	private void requireNotCancelled() {
		if (this.cancelled) {
			throw MigrationCancelledException.betweenStatements();
		}
	}

	/**
	 * The failure as the result of a cancellation.
	 */
	MigrationException explain(MigrationException failure) {
		if (this.cancelled && !(failure instanceof MigrationCancelledException)
				&& failure.getCause() instanceof SQLException cause && isOfCancelling(cause)) {
			return MigrationCancelledException.instead(failure);
		}
		return failure;
	}

	private static boolean isOfCancelling(SQLException cause) {
		String state = String.valueOf(cause.getSQLState());
		return state.equals(SimpleQuery.CANCELLED) || state.startsWith("08");
	}

	private synchronized void beginPause() {
		requireNotCancelled();
		this.pausing.add(Thread.currentThread());
	}

	private synchronized void endPause() {
		if (!this.pausing.remove(Thread.currentThread())) {
			// The interruption was meant for the pause.
			Thread.interrupted();
		}
	}

	private synchronized void endPauses() {
		this.pausing.forEach(Thread::interrupt);
		this.pausing.clear();
	}

	/**
	 * Pauses that end when the work is cancelled.
	 */
	WaitClock pausing(WaitClock clock) {
		return new WaitClock() {

			@Override
			public void pause(Duration duration) {
				beginPause();
				try {
					clock.pause(duration);
				}
				finally {
					endPause();
				}
				requireNotCancelled();
			}

			@Override
			public long nanoTime() {
				return clock.nanoTime();
			}

			@Override
			public Duration readLimit() {
				return clock.readLimit();
			}

		};
	}

}
