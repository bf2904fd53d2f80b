package com.ofauto.migrations.core;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.script.PlainStatement;
import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.TransactionMode;

/**
 * What a script does, in one number: its statements with their data, and whether its
 * author decides about its transaction. Comments, white space outside of strings, and the
 * ends of lines do not count.
 *
 * @param hex the digest
 * @param lines the line of each statement, which may change while the digest stays
 */
record ScriptDigest(String hex, List<Integer> lines) {

	private static final byte[] END = { ';', '\n' };

	private static final byte[] END_OF_DATA = { '\\', '.', '\n' };

	/**
	 * Reads a script.
	 * @throws MigrationScriptException if it is none
	 * @throws MigrationFilesException if it cannot be read
	 */
	static ScriptDigest of(Migration migration) {
		Checksum.LineEnds digest = new Checksum.LineEnds(false);
		List<Integer> lines = new ArrayList<>();
		try (ScriptSource script = ScriptSource.unwatched(migration)) {
			update(digest, mode(migration, script).name().getBytes(StandardCharsets.UTF_8));
			update(digest, END);
			for (ScriptStatement next = script.next(); next != null; next = script.next()) {
				lines.add(next.line());
				update(digest, PlainStatement.of(next.text()).getBytes(StandardCharsets.UTF_8));
				update(digest, END);
				if (next.copiesFromStdin()) {
					script.copyData(digest::update);
					update(digest, END_OF_DATA);
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("A digest is no database", ex);
		}
		return new ScriptDigest(digest.hex(), List.copyOf(lines));
	}

	private static TransactionMode mode(Migration migration, ScriptSource script) {
		return (migration.sidecar() != TransactionMode.AUTO) ? migration.sidecar() : script.mode();
	}

	private static void update(Checksum.LineEnds digest, byte[] bytes) {
		digest.update(bytes, 0, bytes.length);
	}

}
