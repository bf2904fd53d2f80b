package com.ofauto.migrations.kept;

import java.nio.file.Path;

import com.ofauto.migrations.Internal;

/**
 * The rows that one reset has kept.
 *
 * @param directory where the files are
 * @param manifest what they have
 * @since 0.1.0
 */
@Internal
public record KeptSet(Path directory, Manifest manifest) {

	Path file(KeptTable table) {
		return this.directory.resolve(table.file());
	}

}
