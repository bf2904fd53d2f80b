package com.ofauto.migrations.page.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationFilesException;
import com.ofauto.migrations.core.MigrationScriptException;
import com.ofauto.migrations.core.MigrationStatement;
import com.ofauto.migrations.page.DatabaseReport.Script;
import com.ofauto.migrations.page.DatabaseReport.Statement;

/**
 * Reads as much of a pending migration as a person reads on a page.
 */
final class PendingScript {

	private static final int STATEMENTS = 100;

	/**
	 * In characters, of one statement and of all.
	 */
	private static final int LENGTH = 20_000;

	private PendingScript() {
	}

	/**
	 * Reads a script.
	 * @return its beginning, or empty if it is no script
	 */
	static Optional<Script> read(Migration migration) {
		try {
			return Optional.of(cut(migration.statements(STATEMENTS + 1)));
		}
		catch (MigrationScriptException | MigrationFilesException ex) {
			return Optional.empty();
		}
	}

	private static Script cut(List<MigrationStatement> statements) {
		List<Statement> shown = new ArrayList<>();
		int left = LENGTH;
		for (MigrationStatement statement : statements) {
			if (shown.size() == STATEMENTS || statement.text().length() > left) {
				return new Script(shown, false);
			}
			left -= statement.text().length();
			shown.add(new Statement(statement.line(), statement.text()));
		}
		return new Script(shown, true);
	}

}
