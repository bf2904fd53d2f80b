package com.ofauto.migrations.core;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * The digests of a growing part of a script, in one reading.
 */
final class PrefixDigest implements AutoCloseable {

	private final Migration migration;

	private final InputStream in;

	private final MessageDigest digest = Checksum.digest();

	private final byte[] buffer = new byte[8192];

	private long bytes;

	PrefixDigest(Migration migration) {
		this.migration = migration;
		try {
			this.in = migration.file().open();
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(migration.location(), ex);
		}
	}

	/**
	 * The digest of the first so many bytes, or of all if there are fewer.
	 */
	String upTo(long end) {
		try {
			while (this.bytes < end) {
				int read = this.in.read(this.buffer, 0, (int) Math.min(this.buffer.length, end - this.bytes));
				if (read < 0) {
					break;
				}
				this.digest.update(this.buffer, 0, read);
				this.bytes += read;
			}
			return Checksum.hex((MessageDigest) this.digest.clone());
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(this.migration.location(), ex);
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("SHA-256 digests can be cloned", ex);
		}
	}

	@Override
	public void close() {
		try {
			this.in.close();
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(this.migration.location(), ex);
		}
	}

}
