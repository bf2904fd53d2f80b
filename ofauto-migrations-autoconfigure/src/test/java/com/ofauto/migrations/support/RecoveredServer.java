package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * A server that archives its write-ahead log, a base backup of it, and a server that is
 * recovered from both. The base backup is a copy of the files of the stopped server.
 */
public final class RecoveredServer implements AutoCloseable {

	private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);

	private static final String USER = "postgres";

	private static final String IS_ARCHIVED = """
			DO $$
			DECLARE
				segment text := pg_walfile_name(pg_switch_wal());
			BEGIN
				WHILE (SELECT last_archived_wal IS NULL OR last_archived_wal < segment FROM pg_stat_archiver) LOOP
					PERFORM pg_stat_clear_snapshot(), pg_sleep(0.01);
				END LOOP;
			END $$""";

	private static final String IS_PROMOTED = """
			DO $$
			BEGIN
				WHILE pg_is_in_recovery() LOOP
					PERFORM pg_sleep(0.01);
				END LOOP;
			END $$""";

	private final Path archive;

	private final Path base;

	private EmbeddedPostgres original;

	private @Nullable EmbeddedPostgres recovered;

	/**
	 * Starts a server that archives nothing yet.
	 * @param directory an empty directory
	 */
	public RecoveredServer(Path directory) throws IOException {
		this.archive = Files.createDirectory(directory.resolve("archive"));
		this.base = directory.resolve("base");
		this.original = server(directory.resolve("original"));
	}

	private static EmbeddedPostgres server(Path data, String... settings) throws IOException {
		if (settings.length > 0) {
			Files.writeString(data.resolve("postgresql.auto.conf"), String.join("\n", settings) + "\n",
					StandardOpenOption.APPEND);
		}
		return EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setPGStartupWait(STARTUP_WAIT)
			.start();
	}

	private static TestDatabase database(EmbeddedPostgres server) {
		return new TestDatabase(USER, new ServerAddress("localhost", server.getPort(), USER, USER), () -> {
		}).keepNoSession();
	}

	public TestDatabase original() {
		return database(this.original);
	}

	/**
	 * Makes the base backup, and archives the log from there on.
	 */
	public void backUp() throws IOException {
		Path data = this.base.resolveSibling("original");
		this.original.close();
		FileSystemUtils.copyRecursively(data, this.base);
		Files.setPosixFilePermissions(this.base, PosixFilePermissions.fromString("rwx------"));
		this.original = server(data, "wal_level = replica", "archive_mode = on",
				"archive_command = 'cp %p " + this.archive + "/%f'");
	}

	/**
	 * Recovers the base backup.
	 * @param target lines for the configuration of the server
	 * @return the database of the recovered server
	 */
	public TestDatabase recover(List<String> target) {
		try {
			original().execute(IS_ARCHIVED);
			Files.createFile(this.base.resolve("recovery.signal"));
			List<String> settings = new ArrayList<>(target);
			settings.add("restore_command = 'cp " + this.archive + "/%f %p'");
			settings.add("recovery_target_action = promote");
			EmbeddedPostgres server = server(this.base, settings.toArray(String[]::new));
			this.recovered = server;
			database(server).execute(IS_PROMOTED);
			return database(server);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		if (this.recovered != null) {
			this.recovered.close();
		}
		this.original.close();
	}

}
