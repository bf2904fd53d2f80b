package com.ofauto.migrations.devtools.command;

import java.util.LinkedHashSet;
import java.util.Set;

import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.SharedStatement;

/**
 * Prints once, at the end of a command, the statements that did not run in its scratch
 * databases.
 */
final class SkippedStatements implements MigrationListener {

	private final Output output;

	private final Set<String> lines = new LinkedHashSet<>();

	SkippedStatements(Output output) {
		this.output = output;
	}

	@Override
	public synchronized void statementSkipped(SharedStatement statement) {
		this.lines.add("  " + statement.migration() + ", line " + statement.location().line() + ": "
				+ statement.statement().lines().findFirst().orElse(""));
	}

	synchronized void say() {
		if (!this.lines.isEmpty()) {
			this.output.note("Not run in the scratch database, since it reaches beyond it:");
			this.lines.forEach(this.output::note);
			this.lines.clear();
		}
	}

}
