package com.ofauto.migrations.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What backups and kept rows are put into, in a project of Maven or of Gradle.
 */
class BuildDirectoryTests {

	@TempDir
	Path project;

	@ParameterizedTest
	@CsvSource({ "pom.xml, target", "build.gradle, build", "build.gradle.kts, build", "settings.gradle, build",
			"settings.gradle.kts, build" })
	void theFileOfTheBuildTellsIt(String file, String directory) throws IOException {
		Files.createFile(this.project.resolve(file));
		assertThat(BuildDirectory.of(this.project)).contains(this.project.resolve(directory));
	}

	@Test
	void thereIsNoneOutsideOfAProject() {
		assertThat(BuildDirectory.of(this.project)).isEmpty();
	}

}
