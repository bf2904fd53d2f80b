package com.ofauto.migrations.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The migrations on disk, remembered where they cannot change: the class path does not
 * while the application runs; files may.
 */
final class KnownMigrations {

	private final MigrationDirectory directory;

	private volatile @Nullable List<Migration> lastRead;

	KnownMigrations(MigrationDirectory directory) {
		this.directory = directory;
	}

	/**
	 * The migrations, read only if they may have changed.
	 */
	List<Migration> get() {
		List<Migration> known = this.lastRead;
		return (known != null) ? known : remember(this.directory.read());
	}

	List<Migration> remember(List<Migration> migrations) {
		if (this.directory.unchanging()) {
			this.lastRead = migrations.stream().map(Migration::withoutContent).toList();
		}
		return migrations;
	}

}
