package com.ofauto.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The start of a JVM that lives for seconds: the second compiler would cost more than it
 * gives, and so would threads that collect garbage.
 */
final class ShortJvm {

	private ShortJvm() {
	}

	/**
	 * Shares an archive of classes with other starts: the first one makes it.
	 */
	static String sharing(Path archive) {
		return (Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive;
	}

	static ProcessBuilder command(String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// What the JVM says of an archive is none of the application's output.
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable"));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command);
	}

}
