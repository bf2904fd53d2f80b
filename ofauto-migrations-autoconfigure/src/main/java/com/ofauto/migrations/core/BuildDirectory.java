package com.ofauto.migrations.core;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.ofauto.migrations.Internal;

/**
 * The directory of what a project's build makes. Version control leaves it out, and a
 * clean build deletes it.
 *
 * @since 0.1.0
 */
@Internal
public final class BuildDirectory {

	/** A project of several parts may have its settings alone in the first directory. */
	private static final List<String> GRADLE = List.of("build.gradle", "build.gradle.kts", "settings.gradle",
			"settings.gradle.kts");

	private BuildDirectory() {
	}

	/**
	 * Finds it by the files of Maven and of Gradle.
	 * @param project the project's directory
	 * @return the directory, which may not exist, or empty outside of a project
	 */
	public static Optional<Path> of(Path project) {
		if (Files.exists(project.resolve("pom.xml"))) {
			return Optional.of(project.resolve("target"));
		}
		return GRADLE.stream()
			.filter((file) -> Files.exists(project.resolve(file)))
			.findFirst()
			.map((file) -> project.resolve("build"));
	}

}
