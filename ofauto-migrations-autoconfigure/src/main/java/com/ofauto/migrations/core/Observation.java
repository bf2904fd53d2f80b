package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;

import com.ofauto.migrations.core.script.ScriptStatement;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a {@link StatementObserver}, with a failure as one of reading the
 * database. Without an observer they do nothing.
 *
 * @param observer the observer, or {@code null}
 */
record Observation(@Nullable StatementObserver observer) {

	static final Observation NONE = new Observation(null);

	boolean none() {
		return this.observer == null;
	}

	void begins(Migration migration, Connection connection) {
		look((observer) -> observer.begins(migration, connection));
	}

	void transactionBegins() {
		look(StatementObserver::transactionBegins);
	}

	void ran(ScriptStatement statement, String command) {
		look((observer) -> observer.ran(of(statement), command));
	}

	void transactionEnds(boolean committed) {
		look((observer) -> observer.transactionEnds(committed));
	}

	void aloneBegins(ScriptStatement statement) {
		look((observer) -> observer.aloneBegins(of(statement)));
	}

	void aloneEnds(ScriptStatement statement, @Nullable String command) {
		look((observer) -> observer.aloneEnds(of(statement), command));
	}

	void passed(ScriptStatement statement) {
		look((observer) -> observer.passed(of(statement)));
	}

	private static MigrationStatement of(ScriptStatement statement) {
		return new MigrationStatement(statement.text(), statement.line(), statement.column());
	}

	private void look(Look look) {
		if (this.observer != null) {
			try {
				look.at(this.observer);
			}
			catch (SQLException ex) {
				throw new DatabaseAccessException("look at what a statement did", ex);
			}
		}
	}

	/**
	 * One call.
	 */
	@FunctionalInterface
	private interface Look {

		void at(StatementObserver observer) throws SQLException;

	}

}
