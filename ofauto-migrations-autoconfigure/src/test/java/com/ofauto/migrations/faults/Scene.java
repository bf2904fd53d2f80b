package com.ofauto.migrations.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * One deploy to which something happens: its database, its wire, its process, and others
 * that stand in its way.
 */
final class Scene implements AutoCloseable {

	private static final String FIRST = "first";

	private static final String SECOND = "second";

	private final FaultServer server;

	private final TestDatabase database;

	private final FaultProxy proxy;

	private final Path migrations;

	private final Duration pause;

	private @Nullable Runner runner;

	private @Nullable Runner second;

	private final Arrival arrival;

	/**
	 * Sets the scene.
	 * @param pause how long a pause is
	 * @param earlier the migrations that the database has already, or {@code null} if the
	 * deploy is its first
	 */
	Scene(FaultServer server, Path migrations, Duration pause, @Nullable Path earlier) {
		this.server = server;
		this.database = server.createDatabase();
		if (earlier != null) {
			new ScriptDirectory(earlier).migrator(this.database.dataSource()).deploy();
		}
		this.proxy = FaultProxy.before(this.database.port());
		this.migrations = migrations;
		this.pause = pause;
		this.arrival = new Arrival(this.database, this.proxy, this::start);
	}

	TestDatabase database() {
		return this.database;
	}

	Arrival arrival() {
		return this.arrival;
	}

	FaultProxy proxy() {
		return this.proxy;
	}

	Runner runner() {
		return Objects.requireNonNull(this.runner);
	}

	/**
	 * The deploy after or beside the first, if there was one.
	 */
	@Nullable Runner second() {
		return this.second;
	}

	private Runner start() {
		this.runner = Runner.start(this.database, this.proxy.port(), this.migrations, FIRST);
		return this.runner;
	}

	/**
	 * Lets the deploy leave its point.
	 */
	void goOn() {
		this.arrival.leave();
	}

	/**
	 * A time that is a part of the fault itself.
	 */
	void pause() {
		try {
			Thread.sleep(this.pause.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	void terminateBackend() {
		try (Bystander person = Bystander.on(this.database)) {
			person.execute("SELECT pg_terminate_backend(" + this.arrival.backend() + ")");
			person.awaitEndOf(this.arrival.backend());
		}
	}

	void killBackend() {
		this.server.killBackend(this.arrival.backend());
	}

	void killServer() {
		this.server.killAndRestart();
	}

	/**
	 * Waits until the server has noticed that nobody is there.
	 */
	void awaitGone() {
		try (Bystander watcher = Bystander.on(this.database)) {
			watcher.awaitEndOf(this.arrival.backend());
		}
	}

	void awaitEnd() {
		runner().awaitEnd();
	}

	/**
	 * Another application starts and deploys.
	 * @return its exit code
	 */
	int deployAgain() {
		return startSecond().awaitEnd();
	}

	/**
	 * Another application starts, says for whom it waits, and a person ends that session.
	 */
	void deployAgainAndEndTheHolder() {
		Runner next = startSecond();
		next.awaitLine((line) -> line.startsWith("waiting for pid " + this.arrival.backend() + ",")
				|| line.equals("finished") || line.startsWith("failed"));
		terminateBackend();
		next.awaitEnd();
	}

	private Runner startSecond() {
		if (this.second != null) {
			this.second.close();
		}
		this.second = Runner.start(this.database, this.database.port(), this.migrations, SECOND);
		return this.second;
	}

	@Override
	public void close() {
		goOn();
		this.proxy.close();
		if (this.runner != null) {
			this.runner.close();
		}
		if (this.second != null) {
			this.second.close();
		}
		this.database.close();
	}

}
