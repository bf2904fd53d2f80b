package com.ofauto.migrations.core;

import org.jspecify.annotations.Nullable;

/**
 * The migrations on disk, remembered where they cannot change: the class path does not
 * while the application runs; files may.
 */
final class KnownMigrations {

	private final MigrationDirectory directory;

	private volatile @Nullable DirectoryContents lastRead;

	KnownMigrations(MigrationDirectory directory) {
		this.directory = directory;
	}

	/**
	 * The migrations, read only if they may have changed.
	 */
	DirectoryContents get() {
		DirectoryContents known = this.lastRead;
		return (known != null) ? known : remember(this.directory.contents());
	}

	DirectoryContents remember(DirectoryContents contents) {
		if (this.directory.unchanging()) {
			this.lastRead = contents.withoutContent();
		}
		return contents;
	}

}
