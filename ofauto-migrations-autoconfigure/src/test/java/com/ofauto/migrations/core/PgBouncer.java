package com.ofauto.migrations.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.support.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A PgBouncer before a test's database, where the program is installed.
 */
public final class PgBouncer implements AutoCloseable {

	private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

	private final TestDatabase database;

	private final Process process;

	private final int port;

	private PgBouncer(TestDatabase database, Process process, int port) {
		this.database = database;
		this.process = process;
		this.port = port;
	}

	/**
	 * Starts it, or has the test skipped if it is not installed.
	 * @param mode {@code session} or {@code transaction}
	 */
	public static PgBouncer before(TestDatabase database, String mode, Path directory) throws IOException {
		assumeThat(PROGRAM).as("an installed PgBouncer").isExecutable();
		int port = freePort();
		Path configuration = Files.writeString(directory.resolve("pgbouncer.ini"), """
				[databases]
				%s = host=%s port=%d user=%s password=%s
				[pgbouncer]
				listen_addr = 127.0.0.1
				listen_port = %d
				unix_socket_dir =
				auth_type = any
				pool_mode = %s
				ignore_startup_parameters = extra_float_digits
				""".formatted(database.name(), database.host(), database.port(), database.user(), database.password(),
				port, mode));
		List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), configuration.toString()));
		if (System.getProperty("user.name").equals("root")) {
			// It refuses to work as root.
			command.addAll(1, List.of("-u", "nobody"));
		}
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		awaitStart(process);
		return new PgBouncer(database, process, port);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static void awaitStart(Process process) throws IOException {
		BufferedReader output = process.inputReader();
		StringBuilder read = new StringBuilder();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.contains("process up")) {
				return;
			}
			read.append(line).append('\n');
		}
		throw new AssertionError("PgBouncer does not start: " + read);
	}

	public int port() {
		return this.port;
	}

	public PGSimpleDataSource dataSource() {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl("jdbc:postgresql://127.0.0.1:" + this.port + "/" + this.database.name());
		dataSource.setUser(this.database.user());
		dataSource.setPassword(this.database.password());
		// A prepared statement of one backend is unknown to the next.
		dataSource.setPrepareThreshold(0);
		return dataSource;
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
