package com.ofauto.migrations.impact;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a migration does to the relations that were there before it.
 *
 * @param script the digest of the script without its comments
 * @param history the digest of all migrations before it
 * @param server the version of the server that showed it, such as {@code 17.11}
 * @param statements what each statement does, in order
 * @param rollback its rollback, or {@code null} if it has none
 * @since 0.1.0
 */
public record MigrationImpact(String script, String history, String server, List<StatementImpact> statements,
		@Nullable RollbackImpact rollback) {

	public MigrationImpact {
		statements = List.copyOf(statements);
	}

}
