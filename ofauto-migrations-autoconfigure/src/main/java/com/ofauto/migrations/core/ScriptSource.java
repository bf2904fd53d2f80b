package com.ofauto.migrations.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * A migration's script while it is read: its statements in order, with every problem said
 * as the migration's.
 */
final class ScriptSource implements AutoCloseable {

	private final Migration migration;

	private final MessageDigest digest = Checksum.digest();

	private final ScriptReader reader;

	private ScriptSource(Migration migration, InputStream in) {
		this.migration = migration;
		this.reader = new ScriptReader(decode(new DigestInputStream(in, this.digest)));
	}

	static ScriptSource open(Migration migration) {
		try {
			return new ScriptSource(migration, migration.file().open());
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(migration.location(), ex);
		}
	}

	private static Reader decode(InputStream in) {
		return new InputStreamReader(in,
				StandardCharsets.UTF_8.newDecoder()
					.onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT));
	}

	/**
	 * What the comments in the file's head say of its transaction.
	 */
	TransactionMode mode() {
		try (Reader head = decode(this.migration.file().open())) {
			return ScriptHead.transactionMode(head);
		}
		catch (ScriptException ex) {
			throw invalid(ex);
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(this.migration.location(), ex);
		}
	}

	@Nullable ScriptStatement next() {
		try {
			return this.reader.next();
		}
		catch (ScriptException ex) {
			throw invalid(ex);
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(this.migration.location(), ex);
		}
	}

	void copyData(CopyData sink) throws SQLException {
		try {
			this.reader.copyData(sink);
		}
		catch (ScriptException ex) {
			throw invalid(ex);
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(this.migration.location(), ex);
		}
	}

	void skipCopyData() {
		try {
			this.reader.skipCopyData();
		}
		catch (ScriptException ex) {
			throw invalid(ex);
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(this.migration.location(), ex);
		}
	}

	long bytes() {
		return this.reader.bytesRead();
	}

	/**
	 * Makes sure, after the last statement, that what was read is what was planned.
	 */
	void requireUnchanged() {
		if (!Checksum.hex(this.digest).equals(this.migration.checksum())) {
			throw MigrationFilesException.changedWhileRunning(this.migration.location());
		}
	}

	private MigrationScriptException invalid(ScriptException ex) {
		return new MigrationScriptException(this.migration.name(),
				new ScriptLocation(this.migration.location(), ex.line(), ex.column()), ex.reason());
	}

	@Override
	public void close() {
		try {
			this.reader.close();
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(this.migration.location(), ex);
		}
	}

}
