package com.ofauto.migrations.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A file system of a few megabytes, where the test may mount one.
 */
final class SmallDisk implements AutoCloseable {

	private final Path directory;

	private SmallDisk(Path directory) {
		this.directory = directory;
	}

	/**
	 * Mounts it, or has the test skipped if that is not allowed.
	 */
	static SmallDisk mount(Path directory, int megabytes) {
		int code = run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + megabytes + "m", "tmpfs", directory.toString());
		assumeThat(code).as("the exit code of mounting a small file system, which only root may do").isZero();
		return new SmallDisk(directory);
	}

	Path directory() {
		return this.directory;
	}

	/**
	 * Makes room.
	 */
	void grow(int megabytes) {
		assertThat(run("mount", "-o", "remount,size=" + megabytes + "m", this.directory.toString())).isZero();
	}

	private static int run(String... command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		assertThat(run("umount", this.directory.toString())).as(() -> "unmounting " + listing()).isZero();
	}

	private String listing() {
		try (var files = Files.walk(this.directory)) {
			return files.toList().toString();
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
