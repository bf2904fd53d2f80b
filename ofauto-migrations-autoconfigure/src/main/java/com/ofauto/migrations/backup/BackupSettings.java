package com.ofauto.migrations.backup;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * What the properties say about backups.
 *
 * @param directory where they are kept, or {@code null} if none is named
 * @param ofBuild the project's own directory for what a build makes, where they are kept
 * in development, or {@code null} outside of it
 * @param keep how many of a database are kept, or 0 for all
 * @param pgDump where {@code pg_dump} is, or {@code null} for that of the path
 * @param command the words of the operator's own command, or none
 * @since 0.1.0
 */
@Internal
public record BackupSettings(@Nullable Path directory, @Nullable Path ofBuild, int keep, @Nullable String pgDump,
		List<String> command) {

	/** Nothing is said. */
	public static final BackupSettings NONE = new BackupSettings(null, null, 0, null, List.of());

	public BackupSettings {
		command = List.copyOf(command);
	}

}
