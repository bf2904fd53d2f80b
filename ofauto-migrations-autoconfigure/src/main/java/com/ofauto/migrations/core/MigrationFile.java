package com.ofauto.migrations.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a {@code migration.sql}, wherever they are.
 *
 * @param location where the file is, for messages
 * @param opener opens the file again
 * @param content the bytes, if the file is small enough to be kept from the first read
 */
record MigrationFile(String location, Opener opener, byte @Nullable [] content) {

	InputStream open() throws IOException {
		return (this.content != null) ? new ByteArrayInputStream(this.content) : this.opener.open();
	}

	/**
	 * Where another file of the same directory is.
	 */
	String beside(String fileName) {
		return this.location.substring(0, this.location.length() - FoundMigration.SCRIPT.length()) + fileName;
	}

	MigrationFile withoutContent() {
		return new MigrationFile(this.location, this.opener, null);
	}

	/**
	 * Opens a file.
	 */
	@FunctionalInterface
	interface Opener {

		InputStream open() throws IOException;

	}

}
