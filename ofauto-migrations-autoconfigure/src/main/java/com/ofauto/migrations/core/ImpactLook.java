package com.ofauto.migrations.core;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.impact.ImpactFormatException;
import com.ofauto.migrations.impact.ImpactText;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.StatementImpact;
import org.jspecify.annotations.Nullable;

/**
 * Reads the impact that lies beside a migration, and asks whether it is still that of the
 * migration. It never fails: what is not known stops nothing.
 */
final class ImpactLook {

	/** A migration of 100,000 statements has less. */
	private static final int MOST_BYTES = 16 * 1024 * 1024;

	private ImpactLook() {
	}

	static KnownImpact of(Migration migration, @Nullable MigrationFile file, HistoryDigests history) {
		if (file == null) {
			return new KnownImpact.Absent();
		}
		try {
			MigrationImpact impact = ImpactText.read(text(file));
			ScriptDigest script = ScriptDigest.of(migration);
			if (!script.hex().equals(impact.script())) {
				return new KnownImpact.Stale(KnownImpact.Change.SCRIPT);
			}
			if (!history.is(impact.history(), migration.name())) {
				return new KnownImpact.Stale(KnownImpact.Change.HISTORY);
			}
			List<Integer> lines = lines(migration, script, impact);
			if (impact.statements().size() != lines.size()) {
				return unreadable(file.location() + " has " + impact.statements().size()
						+ " statements, and the script " + lines.size());
			}
			return new KnownImpact.Known(inLines(impact, lines));
		}
		catch (NoSuchFileException | FileNotFoundException ex) {
			return new KnownImpact.Absent();
		}
		catch (ImpactFormatException ex) {
			return unreadable(file.location() + ":" + ex.line() + ":" + ex.column() + ": " + ex.reason());
		}
		catch (CharacterCodingException ex) {
			return unreadable(file.location() + " is not UTF-8");
		}
		catch (IOException ex) {
			return unreadable(file.location() + " cannot be read: " + ex.getMessage());
		}
		catch (MigrationFilesException | MigrationScriptException ex) {
			return unreadable(ex.problem());
		}
	}

	private static KnownImpact unreadable(String reason) {
		return new KnownImpact.Unreadable(ReadableText.name(reason));
	}

	private static String text(MigrationFile file) throws IOException {
		try (InputStream in = file.open()) {
			byte[] bytes = in.readNBytes(MOST_BYTES + 1);
			if (bytes.length > MOST_BYTES) {
				throw new IOException("it has more than 16 MB");
			}
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
	}

	/**
	 * The lines of what the impact speaks of: what only begins or ends a transaction has
	 * none there.
	 */
	private static List<Integer> lines(Migration migration, ScriptDigest script, MigrationImpact impact) {
		return (impact.statements().size() == script.lines().size()) ? script.lines()
				: ScriptOutliner.outline(migration)
					.segments()
					.stream()
					.flatMap((segment) -> script.lines().subList(segment.first(), segment.end()).stream())
					.toList();
	}

	/**
	 * Comments that were added or removed since have moved the statements.
	 */
	private static MigrationImpact inLines(MigrationImpact impact, List<Integer> lines) {
		List<StatementImpact> statements = new ArrayList<>(lines.size());
		for (int i = 0; i < lines.size(); i++) {
			statements.add(impact.statements().get(i).atLine(lines.get(i)));
		}
		return impact.with(statements);
	}

}
