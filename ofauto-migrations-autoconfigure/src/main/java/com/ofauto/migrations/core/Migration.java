package com.ofauto.migrations.core;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * A migration on disk: a directory {@code <name>/} that holds {@code migration.sql}.
 * Migrations are ordered by name.
 */
public final class Migration {

	private final String name;

	private final String checksum;

	private final MigrationFile file;

	private final TransactionMode sidecar;

	Migration(String name, String checksum, MigrationFile file, TransactionMode sidecar) {
		this.name = name;
		this.checksum = checksum;
		this.file = file;
		this.sidecar = sidecar;
	}

	/**
	 * The name of the directory, which is the name in the history.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * SHA-256 of the file's bytes in lower-case hexadecimal, as Prisma writes it.
	 * @return the checksum, 64 characters
	 */
	public String checksum() {
		return this.checksum;
	}

	/**
	 * Where the file is, for messages.
	 * @return a path or a URL
	 */
	public String location() {
		return this.file.location();
	}

	MigrationFile file() {
		return this.file;
	}

	TransactionMode sidecar() {
		return this.sidecar;
	}

	/**
	 * Whether a recorded checksum is this file's. Line ends do not count: as is, CRLF to
	 * LF and LF to CRLF are equal.
	 * @param recorded the checksum of a record, or {@code null} for none
	 * @return {@code true} if the file is the one that was recorded
	 */
	boolean hasChecksum(@Nullable String recorded) {
		if (this.checksum.equals(recorded)) {
			return true;
		}
		Checksum.LineEnds lf = new Checksum.LineEnds(false);
		Checksum.LineEnds crlf = new Checksum.LineEnds(true);
		byte[] buffer = new byte[8192];
		try (InputStream in = this.file.open()) {
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				lf.update(buffer, read);
				crlf.update(buffer, read);
			}
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(location(), ex);
		}
		return lf.hex().equals(recorded) || crlf.hex().equals(recorded);
	}

	Migration withoutContent() {
		return new Migration(this.name, this.checksum, this.file.withoutContent(), this.sidecar);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
