package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The file with the password, and those of processes that were killed.
 */
class PasswordFileTests {

	private static final FileTime OLD = FileTime.from(Instant.now().minus(Duration.ofHours(1)));

	@Test
	void itIsItsOwnersAloneAndGoes() throws IOException {
		Path path;
		try (PasswordFile file = PasswordFile.of("a:b\\c")) {
			assertThat(file).isNotNull();
			path = file.path();
			assertThat(path).hasContent("*:*:*:*:a\\:b\\\\c");
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
		}
		assertThat(path).doesNotExist();
	}

	@Test
	void thatOfAKilledProcessGoesWithTheNextOne() throws Exception {
		Process ended = new ProcessBuilder("true").start();
		ended.waitFor();
		Path orphan = old("migrations-" + ended.pid() + "-");
		Path ours = old("migrations-" + ProcessHandle.current().pid() + "-");
		Path young = Files.createTempFile("migrations-" + ended.pid() + "-", ".pgpass");
		try (PasswordFile file = PasswordFile.of("x")) {
			assertThat(orphan).doesNotExist();
			assertThat(ours).exists();
			assertThat(young).exists();
		}
		finally {
			Files.deleteIfExists(ours);
			Files.deleteIfExists(young);
		}
	}

	private static Path old(String prefix) throws IOException {
		return Files.setLastModifiedTime(Files.createTempFile(prefix, ".pgpass"), OLD);
	}

}
