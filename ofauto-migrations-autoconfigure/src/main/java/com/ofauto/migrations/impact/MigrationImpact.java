package com.ofauto.migrations.impact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

	/**
	 * The locks that the transaction of a statement holds while the statement works: its
	 * own, and those of the statements before it in the same transaction.
	 * @param index the place of the statement, from 0
	 * @return the strongest lock on each relation, by the relation's name
	 */
	public Map<String, RelationLock> heldAt(int index) {
		int transaction = this.statements.get(index).transaction();
		Map<String, RelationLock> held = new LinkedHashMap<>();
		for (StatementImpact statement : this.statements.subList(0, index + 1)) {
			if (statement.transaction() == transaction) {
				statement.released().forEach(held::remove);
				statement.locks()
					.forEach((lock) -> held.merge(lock.relation(), lock, (one, other) -> one.stronger(other)));
			}
		}
		return held;
	}

}
