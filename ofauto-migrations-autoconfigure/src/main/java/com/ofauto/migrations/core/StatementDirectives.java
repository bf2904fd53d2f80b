package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.script.ScriptComment;
import com.ofauto.migrations.core.script.ScriptDirective;
import com.ofauto.migrations.core.script.ScriptHead;
import com.ofauto.migrations.core.script.ScriptStatement;
import org.jspecify.annotations.Nullable;

/**
 * The comments to this library above the statements of a migration. One that is not
 * understood, or stands where it is about nothing, is refused.
 */
final class StatementDirectives {

	private final Migration migration;

	private boolean first = true;

	StatementDirectives(Migration migration) {
		this.migration = migration;
	}

	/**
	 * All acceptances of a script.
	 * @throws MigrationScriptException if a directive is not understood
	 */
	static List<Acceptance> in(Migration migration) {
		StatementDirectives directives = new StatementDirectives(migration);
		List<Acceptance> acceptances = new ArrayList<>();
		try (ScriptSource script = ScriptSource.unwatched(migration)) {
			ScriptStatement statement;
			do {
				statement = script.next();
				acceptances.addAll(directives.of(script.directives(), statement));
			}
			while (statement != null);
		}
		return acceptances;
	}

	/**
	 * The acceptances of the next statement.
	 * @param statement the statement, or {@code null} at the end of the file
	 * @throws MigrationScriptException if a directive is not understood
	 */
	List<Acceptance> of(List<ScriptDirective> directives, @Nullable ScriptStatement statement) {
		List<Acceptance> acceptances = new ArrayList<>();
		for (ScriptDirective directive : directives) {
			if (new ScriptComment(directive.text(), directive.line(), directive.column()).isBackfill()) {
				continue;
			}
			if (!this.first || !directive.above() || !ScriptHead.isTransaction(directive.text())) {
				acceptances.add(acceptance(directive, statement));
			}
		}
		this.first = false;
		return acceptances;
	}

	private Acceptance acceptance(ScriptDirective directive, @Nullable ScriptStatement statement) {
		ScriptLocation place = new ScriptLocation(this.migration.location(), directive.line(), directive.column());
		if (ScriptHead.isTransaction(directive.text())) {
			throw new MigrationScriptException(this.migration.name(), place, "\"" + directive.text()
					+ "\" is about the whole file; it belongs above the first statement, on a line of its own");
		}
		Acceptance acceptance = Acceptance.of(directive.text(), (statement != null) ? statement.line() : null, place);
		if (acceptance == null) {
			throw new MigrationScriptException(this.migration.name(), place,
					"\"" + directive.text() + "\" is not known; " + ScriptHead.KNOWN);
		}
		if (statement == null || !directive.above()) {
			throw new MigrationScriptException(this.migration.name(), place, "\"" + directive.text()
					+ "\" is about no statement; it belongs directly above one, on a line of its own");
		}
		return acceptance;
	}

}
