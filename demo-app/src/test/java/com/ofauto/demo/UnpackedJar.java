package com.ofauto.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The executable jar, unpacked by its own tool. An archive of classes can be made of it,
 * which halves the time that each of many starts takes: the first start makes it.
 */
final class UnpackedJar {

	private final Path file;

	private final Path archive;

	private UnpackedJar(Path file, Path archive) {
		this.file = file;
		this.archive = archive;
	}

	static UnpackedJar in(Path directory) throws IOException, InterruptedException {
		Path jar = Path.of(System.getProperty("demo.jar"));
		Path place = directory.resolve("application");
		int exitCode = ShortJvm
			.command("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", place.toString())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("extract.txt").toFile())
			.start()
			.waitFor();
		if (exitCode != 0) {
			throw new IllegalStateException(Files.readString(directory.resolve("extract.txt")));
		}
		return new UnpackedJar(place.resolve(jar.getFileName()), directory.resolve("classes.jsa"));
	}

	Path file() {
		return this.file;
	}

	ProcessBuilder command(String... arguments) {
		ProcessBuilder start = ShortJvm.command(ShortJvm.sharing(this.archive), "-jar", this.file.toString());
		start.command().addAll(List.of(arguments));
		return start;
	}

}
