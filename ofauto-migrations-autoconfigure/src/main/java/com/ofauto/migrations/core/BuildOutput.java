package com.ofauto.migrations.core;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds the source of a resource in a build's output. A message names the file that a
 * person edits, not the copy that the next build overwrites.
 */
final class BuildOutput {

	/** The output of Maven, of Gradle and of Eclipse. */
	private static final Map<Path, Path> SOURCES = Map.of(Path.of("target/classes"), Path.of("src/main/resources"),
			Path.of("target/test-classes"), Path.of("src/test/resources"), Path.of("build/resources/main"),
			Path.of("src/main/resources"), Path.of("build/resources/test"), Path.of("src/test/resources"),
			Path.of("bin/main"), Path.of("src/main/resources"), Path.of("bin/test"), Path.of("src/test/resources"));

	private BuildOutput() {
	}

	/**
	 * The directory that one on the class path was copied from.
	 * @param copy a directory on the class path
	 * @param path its path on the class path
	 * @return the directory in the source tree, or {@code null} if there is none
	 */
	static @Nullable Path source(Path copy, String path) {
		Path relative = Path.of(path);
		if (!copy.endsWith(relative)) {
			return null;
		}
		Path output = copy;
		for (int i = 0; i < relative.getNameCount() && output != null; i++) {
			output = output.getParent();
		}
		return (output != null) ? source(output, relative) : null;
	}

	private static @Nullable Path source(Path output, Path relative) {
		for (Map.Entry<Path, Path> layout : SOURCES.entrySet()) {
			if (output.endsWith(layout.getKey())) {
				Path parent = output.getParent();
				for (int i = 1; i < layout.getKey().getNameCount() && parent != null; i++) {
					parent = parent.getParent();
				}
				Path source = (parent != null) ? parent.resolve(layout.getValue()).resolve(relative) : null;
				return (source != null && Files.isDirectory(source)) ? source : null;
			}
		}
		return null;
	}

}
