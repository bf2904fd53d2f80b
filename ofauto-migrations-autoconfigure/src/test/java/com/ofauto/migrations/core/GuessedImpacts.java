package com.ofauto.migrations.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.impact.ImpactText;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.StatementImpact;

/**
 * Impacts that are mostly wrong: each definition locks whatever looks like a name in it,
 * be it a table, a column or nothing at all. A deploy must do the same with them as
 * without.
 */
public final class GuessedImpacts {

	private static final Pattern NAME = Pattern.compile("\\b[a-z_][a-z0-9_]*\\b");

	private static final int MOST_NAMES = 6;

	private GuessedImpacts() {
	}

	/**
	 * Writes one beside each migration, as far as the directory can be read.
	 */
	public static void write(MigrationDirectory directory) {
		try {
			for (Migration migration : directory.read()) {
				Path file = Path.of(migration.location()).resolveSibling(FoundMigration.IMPACT);
				Files.writeString(file, ImpactText.write(new MigrationImpact(migration.scriptDigest(),
						migration.historyDigest(), "17.11", statements(migration), List.of(), List.of(), null)));
			}
		}
		catch (MigrationException ex) {
			// The deploy says so.
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<StatementImpact> statements(Migration migration) {
		List<MigrationStatement> statements = migration.statements();
		List<StatementImpact> impacts = new ArrayList<>();
		for (Segment segment : ScriptOutliner.outline(migration).segments()) {
			for (int i = segment.first(); i < segment.end(); i++) {
				String text = statements.get(i).text();
				impacts.add(segment.transaction() ? statement(text) : ImpactFiles.alone(locks(text, 1)));
			}
		}
		return impacts;
	}

	private static StatementImpact statement(String text) {
		if (!text.toUpperCase(Locale.ROOT).matches("(?s)\\s*(ALTER|DROP|CREATE|TRUNCATE|COMMENT).*")) {
			return ImpactFiles.rows();
		}
		return ImpactFiles.brief(locks(text, MOST_NAMES));
	}

	private static RelationLock[] locks(String text, int most) {
		List<RelationLock> locks = new ArrayList<>();
		for (Matcher name = NAME.matcher(text); name.find() && locks.size() < most;) {
			boolean even = name.group().length() % 2 == 0;
			locks.add(ImpactFiles.lock(name.group(), even ? LockMode.ACCESS_EXCLUSIVE : LockMode.SHARE));
		}
		return locks.toArray(RelationLock[]::new);
	}

}
