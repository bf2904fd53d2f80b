package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A server and another one that was started on a copy of its files, as a restored backup
 * is: with the same identifiers and the same rows.
 */
public final class CopiedServer implements AutoCloseable {

	private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);

	private static final String USER = "postgres";

	private final Path directory;

	private final EmbeddedPostgres original;

	private final List<EmbeddedPostgres> copies;

	private CopiedServer(Path directory, EmbeddedPostgres original, List<EmbeddedPostgres> copies) {
		this.directory = directory;
		this.original = original;
		this.copies = copies;
	}

	/**
	 * Starts a server, fills it, and starts others on copies of its files.
	 * @param directory an empty directory
	 * @param number how many copies
	 * @param content fills the first server
	 * @return the servers
	 */
	public static CopiedServer start(Path directory, int number, Consumer<Creation> content) {
		Path data = directory.resolve("original");
		try {
			try (EmbeddedPostgres first = server(data)) {
				content.accept((name) -> {
					new JdbcTemplate(first.getPostgresDatabase()).execute("CREATE DATABASE " + name);
					return database(first, name);
				});
			}
			List<EmbeddedPostgres> copies = new ArrayList<>();
			for (int i = 1; i <= number; i++) {
				Path copied = directory.resolve("copy" + i);
				FileSystemUtils.copyRecursively(data, copied);
				Files.setPosixFilePermissions(copied, PosixFilePermissions.fromString("rwx------"));
				copies.add(server(copied));
			}
			return new CopiedServer(directory, server(data), copies);
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

	private static TestDatabase database(EmbeddedPostgres server, String name) {
		return new TestDatabase(name, new ServerAddress("localhost", server.getPort(), USER, USER), () -> {
		}).keepNoSession();
	}

	/**
	 * Returns a database of the first server.
	 * @param name its name
	 * @return the database, which stays when it is closed
	 */
	public TestDatabase original(String name) {
		return database(this.original, name);
	}

	/**
	 * Returns the same database on a copy.
	 * @param number which copy, from 1
	 * @param name its name
	 * @return the database, which stays when it is closed
	 */
	public TestDatabase copy(int number, String name) {
		return database(this.copies.get(number - 1), name);
	}

	/**
	 * Returns the same database on the first copy.
	 * @param name its name
	 * @return the database, which stays when it is closed
	 */
	public TestDatabase copy(String name) {
		return copy(1, name);
	}

	/**
	 * Starts a copy again as a standby that follows nobody.
	 * @param number which copy, from 1
	 */
	public void turnIntoStandby(int number) {
		try {
			Path data = this.directory.resolve("copy" + number);
			this.copies.get(number - 1).close();
			Files.createFile(data.resolve("standby.signal"));
			this.copies.set(number - 1, server(data));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		for (EmbeddedPostgres copy : this.copies) {
			copy.close();
		}
		this.original.close();
	}

	/**
	 * Creates databases.
	 */
	@FunctionalInterface
	public interface Creation {

		/**
		 * Creates one.
		 * @param name its name
		 * @return the database
		 */
		TestDatabase create(String name);

	}

}
