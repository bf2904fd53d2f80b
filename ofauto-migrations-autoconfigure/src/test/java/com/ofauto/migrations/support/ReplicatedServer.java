package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.util.FileSystemUtils;

/**
 * A server and a hot standby that follows it.
 */
public final class ReplicatedServer implements AutoCloseable {

	/** The name by which the server knows the standby. */
	public static final String STANDBY = "standby_1";

	private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);

	private static final String USER = "postgres";

	private final EmbeddedPostgres primary;

	private final EmbeddedPostgres standby;

	private ReplicatedServer(EmbeddedPostgres primary, EmbeddedPostgres standby) {
		this.primary = primary;
		this.standby = standby;
	}

	/**
	 * Starts both. The standby begins as a copy of the server's files.
	 * @param directory an empty directory
	 * @return the servers
	 */
	public static ReplicatedServer start(Path directory) {
		Path data = directory.resolve("primary");
		Path copy = directory.resolve("standby");
		try {
			server(data).close();
			FileSystemUtils.copyRecursively(data, copy);
			Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
			EmbeddedPostgres primary = server(data);
			Files.createFile(copy.resolve("standby.signal"));
			Files.writeString(copy.resolve("postgresql.auto.conf"), """
					primary_conninfo = 'host=localhost port=%d user=%s application_name=%s'
					wal_receiver_status_interval = 1s
					""".formatted(primary.getPort(), USER, STANDBY), StandardOpenOption.APPEND);
			return new ReplicatedServer(primary, server(copy));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static EmbeddedPostgres server(Path data) throws IOException {
		return EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setPGStartupWait(STARTUP_WAIT)
			.start();
	}

	public TestDatabase primary() {
		return database(this.primary);
	}

	public TestDatabase standby() {
		return database(this.standby);
	}

	private static TestDatabase database(EmbeddedPostgres server) {
		return new TestDatabase(USER, new ServerAddress("localhost", server.getPort(), USER, USER), () -> {
		}).keepNoSession();
	}

	@Override
	public void close() throws IOException {
		this.standby.close();
		this.primary.close();
	}

}
