package com.ofauto.migrations.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.ofauto.migrations.support.ServerAddress;
import com.ofauto.migrations.support.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A PostgreSQL of one test class, which may be killed: it keeps its data directory and
 * its port. What it has committed it has written, as a server in production has.
 */
final class FaultServer implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration BREATH = Duration.ofMillis(20);

	private static final String USER = "postgres";

	private final AtomicInteger databases = new AtomicInteger();

	private final Path data;

	private final int port;

	private EmbeddedPostgres postgres;

	private FaultServer(Path data, EmbeddedPostgres postgres) {
		this.data = data;
		this.postgres = postgres;
		this.port = postgres.getPort();
	}

	/**
	 * Starts a server in an empty directory.
	 */
	static FaultServer start(Path data) {
		return new FaultServer(data, start(data, 0));
	}

	private static EmbeddedPostgres start(Path data, int port) {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "60")
			.setPGStartupWait(PATIENCE);
		try {
			return ((port == 0) ? builder : builder.setPort(port)).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The embedded PostgreSQL does not start", ex);
		}
	}

	int port() {
		return this.port;
	}

	TestDatabase createDatabase() {
		return createDatabase("");
	}

	/**
	 * Creates an empty database.
	 * @param options of the statement, with a blank before them
	 */
	TestDatabase createDatabase(String options) {
		String name = "fault_" + this.databases.incrementAndGet();
		admin().execute("CREATE DATABASE " + name + options);
		return new TestDatabase(name, address(),
				() -> admin().execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"))
			.keepNoSession();
	}

	/**
	 * A database that is there and stays.
	 */
	TestDatabase database(String name) {
		return new TestDatabase(name, address(), () -> {
		}).keepNoSession();
	}

	private ServerAddress address() {
		return new ServerAddress("localhost", this.port, USER, USER);
	}

	private JdbcTemplate admin() {
		return new JdbcTemplate(this.postgres.getPostgresDatabase());
	}

	/**
	 * Ends all processes of the server as {@code kill -9} does, and starts it again.
	 */
	void killAndRestart() {
		kill();
		restart();
	}

	/**
	 * Starts the server again after it has been killed.
	 */
	void restart() {
		closeDead();
		this.postgres = start(this.data, this.port);
	}

	/**
	 * Ends all processes of the server as {@code kill -9} does.
	 */
	void kill() {
		List<ProcessHandle> processes = new ArrayList<>(List.of(postmaster()));
		postmaster().children().forEach(processes::add);
		processes.forEach(ProcessHandle::destroyForcibly);
		processes.forEach((process) -> process.onExit().join());
	}

	/**
	 * Stops all processes of the server where they are: the system goes on accepting
	 * connections for them.
	 */
	void freeze() {
		signal("STOP", postmaster().pid());
		postmaster().children().forEach((process) -> signal("STOP", process.pid()));
	}

	/**
	 * Lets all processes go on.
	 */
	void thaw() {
		postmaster().children().forEach((process) -> signal("CONT", process.pid()));
		signal("CONT", postmaster().pid());
	}

	static void signal(String name, long pid) {
		try {
			new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * Ends one backend as {@code kill -9} does, upon which the server ends all others and
	 * recovers.
	 */
	void killBackend(String pid) {
		ProcessHandle backend = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
		backend.destroyForcibly();
		backend.onExit().join();
		awaitReady();
	}

	private void awaitReady() {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!answers()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("The server does not recover");
			}
			LockSupport.parkNanos(BREATH.toNanos());
		}
	}

	private boolean answers() {
		try (var connection = this.postgres.getPostgresDatabase().getConnection()) {
			return connection.isValid(0);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private ProcessHandle postmaster() {
		try {
			long pid = Long.parseLong(Files.readAllLines(this.data.resolve("postmaster.pid")).get(0).strip());
			return ProcessHandle.of(pid).orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Gives up the lock on the data directory that the embedded server's owner has.
	 */
	private void closeDead() {
		try {
			this.postgres.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		closeDead();
	}

}
