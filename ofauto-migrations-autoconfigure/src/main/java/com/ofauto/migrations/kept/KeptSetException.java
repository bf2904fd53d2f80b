package com.ofauto.migrations.kept;

import java.nio.file.Path;

import com.ofauto.migrations.core.FailureException;
import com.ofauto.migrations.core.Invocation;

/**
 * A directory is no kept set, or not a whole one.
 *
 * @since 0.1.0
 */
public final class KeptSetException extends FailureException {

	private final Path directory;

	KeptSetException(Path directory, String problem) {
		super(problem + " Nothing was changed.", "Name the directory of a whole set: "
				+ Invocation.of("db restore --from") + " DIRECTORY, which has the file " + Manifest.FILE + ".", null);
		this.directory = directory;
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	/**
	 * The directory.
	 * @return where the set should be
	 */
	public Path directory() {
		return this.directory;
	}

}
