package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.ofauto.migrations.core.script.Excerpt;
import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.StatementTokens;
import com.ofauto.migrations.core.script.Token;

/**
 * A statement of a migration that reaches beyond the database, so that it does not run in
 * a scratch database.
 *
 * @param migration the migration's name
 * @param location where it stands
 * @param statement its text, shortened to a few lines and without passwords
 * @since 0.1.0
 */
public record SharedStatement(String migration, ScriptLocation location, String statement) {

	/**
	 * The SQLSTATE of a failure because something reaches beyond a scratch database and
	 * cannot be passed over, in a class that PostgreSQL leaves to others.
	 */
	public static final String BEYOND = "OF002";

	/**
	 * Finds those that some migrations have.
	 * @param migrations any
	 * @return the statements in order
	 * @throws MigrationException if a script cannot be read
	 */
	public static List<SharedStatement> in(List<Migration> migrations) {
		return in(migrations, (text) -> StatementScope.of(text) != StatementScope.DATABASE);
	}

	/**
	 * Finds also those in which it is hidden: blocks and calls of functions whose text
	 * says it, whether or not they would come to it in a scratch database.
	 * @param migrations all from the first one on
	 * @return the statements in order
	 * @throws MigrationException if a script cannot be read
	 */
	public static List<SharedStatement> toldOrHiddenIn(List<Migration> migrations) {
		HiddenScope hidden = HiddenScope.byTextAlone();
		return in(migrations, (text) -> {
			hidden.learn(text);
			return StatementScope.of(text) != StatementScope.DATABASE || hidden.in(text, true) != null;
		});
	}

	private static List<SharedStatement> in(List<Migration> migrations, Predicate<String> shared) {
		List<SharedStatement> found = new ArrayList<>();
		for (Migration migration : migrations) {
			try (ScriptSource script = ScriptSource.unwatched(migration)) {
				for (ScriptStatement statement = script.next(); statement != null; statement = script.next()) {
					script.skipCopyData();
					if (shared.test(statement.text())) {
						found.add(of(migration, statement));
					}
				}
			}
		}
		return found;
	}

	static SharedStatement of(Migration migration, ScriptStatement statement) {
		return new SharedStatement(migration.name(),
				new ScriptLocation(migration.location(), statement.line(), statement.column()),
				Secrets.of(statement.text()).hide(Excerpt.of(statement.text(), 0)));
	}

	/**
	 * Whether it makes a role.
	 * @param role the role's name
	 * @return {@code true} if it does
	 */
	public boolean creates(String role) {
		List<Token> head = StatementTokens.first(this.statement, 3);
		return head.size() == 3 && head.get(0).isWord("CREATE")
				&& StatementScope.of(this.statement) == StatementScope.ROLES && head.get(2).name().equals(role);
	}

}
