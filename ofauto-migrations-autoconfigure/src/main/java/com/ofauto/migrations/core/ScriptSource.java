package com.ofauto.migrations.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.ofauto.migrations.core.script.Backfill;
import com.ofauto.migrations.core.script.CopyData;
import com.ofauto.migrations.core.script.ScriptDirective;
import com.ofauto.migrations.core.script.ScriptException;
import com.ofauto.migrations.core.script.ScriptHead;
import com.ofauto.migrations.core.script.ScriptReader;
import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.TransactionMode;
import org.jspecify.annotations.Nullable;

/**
 * A migration's script while it is read: its statements in order, with every problem said
 * as the migration's.
 */
final class ScriptSource implements AutoCloseable {

	private final Migration migration;

	/** Of a file that is read again; content that was kept is that of the checksum. */
	private final @Nullable MessageDigest digest;

	private final ScriptReader reader;

	private ScriptSource(Migration migration, boolean watched) throws IOException {
		this.migration = migration;
		byte[] content = migration.file().content();
		if (content != null) {
			this.digest = null;
			this.reader = new ScriptReader(inMemory(content), content.length + 1);
		}
		else {
			this.digest = watched ? Checksum.digest() : null;
			InputStream in = migration.file().open();
			this.reader = new ScriptReader((this.digest != null) ? new DigestInputStream(in, this.digest) : in);
		}
	}

	static ScriptSource open(Migration migration) {
		return open(migration, true);
	}

	/**
	 * The first statements of a script.
	 */
	static List<MigrationStatement> statements(Migration migration, int most) {
		List<MigrationStatement> statements = new ArrayList<>();
		try (ScriptSource script = unwatched(migration)) {
			for (ScriptStatement next = script.next(); next != null && statements.size() < most; next = script.next()) {
				statements.add(new MigrationStatement(next.text(), next.line(), next.column()));
			}
		}
		return statements;
	}

	/**
	 * For a look that does not ask whether the file is still what it was.
	 */
	static ScriptSource unwatched(Migration migration) {
		return open(migration, false);
	}

	/**
	 * Looks for a statement.
	 * @return the first one that is wanted, or {@code null} if there is none
	 */
	static @Nullable ScriptStatement first(Migration migration, Predicate<ScriptStatement> wanted) {
		try (ScriptSource script = unwatched(migration)) {
			for (ScriptStatement statement = script.next(); statement != null; statement = script.next()) {
				script.skipCopyData();
				if (wanted.test(statement)) {
					return statement;
				}
			}
		}
		return null;
	}

	private static ScriptSource open(Migration migration, boolean watched) {
		try {
			return new ScriptSource(migration, watched);
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(migration.location(), ex);
		}
	}

	/**
	 * Content that is kept was found to be UTF-8 when it was read.
	 */
	private static Reader inMemory(byte[] content) {
		return new StringReader(new String(content, StandardCharsets.UTF_8));
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
		byte[] content = this.migration.file().content();
		try (Reader head = (content != null) ? inMemory(content) : decode(this.migration.file().open())) {
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

	/**
	 * What the comments that have been read make of the script.
	 * @param only its statement if it has one
	 */
	@Nullable Backfill backfill(@Nullable ScriptStatement only, TransactionMode mode) {
		try {
			return Backfill.of(this.reader.comments(), only, mode);
		}
		catch (ScriptException ex) {
			throw invalid(ex);
		}
	}

	/**
	 * The comments to this library above the statement read last, or at the end.
	 */
	List<ScriptDirective> directives() {
		return this.reader.directives();
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
	void requireUnchanged(StatementFailedException.Left left) {
		if (this.digest != null && !Checksum.hex(this.digest).equals(this.migration.checksum())) {
			throw MigrationFilesException.changedWhileRunning(this.migration.location(), left);
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
