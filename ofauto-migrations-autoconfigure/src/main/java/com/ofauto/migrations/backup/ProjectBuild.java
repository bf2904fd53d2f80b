package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.core.FileProblem;
import org.jspecify.annotations.Nullable;

/**
 * Where a developer's backups are kept unless he names another place: with what his build
 * makes, which version control leaves out.
 */
final class ProjectBuild {

	private ProjectBuild() {
	}

	/**
	 * The directory, which is created.
	 * @param build the directory of the build, or {@code null} outside of a project
	 * @return the directory, or {@code null} if there is none
	 */
	static @Nullable Path directory(@Nullable Path build) {
		if (build == null) {
			return null;
		}
		Path directory = build.resolve("backups");
		try {
			return Files.createDirectories(directory);
		}
		catch (IOException ex) {
			throw BackupRefusedException.notWritable(directory, FileProblem.reason(ex));
		}
	}

}
