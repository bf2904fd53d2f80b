package com.ofauto.migrations.impact;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a migration does to the relations that were there before it, and what it leaves
 * behind.
 *
 * @param script the digest of the script without its comments
 * @param history the digest of all migrations before it
 * @param server the version of the server that showed it, such as {@code 17.11}
 * @param statements what each statement does, in order
 * @param creates the relations that it leaves behind and that were not there before it
 * @param renames the relations that have another name, or another schema, after it
 * @param rollback its rollback, or {@code null} if it has none
 * @since 0.1.0
 */
public record MigrationImpact(String script, String history, String server, List<StatementImpact> statements,
		List<CreatedRelation> creates, List<RenamedRelation> renames, @Nullable RollbackImpact rollback) {

	public MigrationImpact {
		statements = List.copyOf(statements);
		creates = List.copyOf(creates);
		renames = List.copyOf(renames);
	}

	/**
	 * The same with other statements.
	 * @param others the statements
	 * @return the impact
	 */
	public MigrationImpact with(List<StatementImpact> others) {
		return new MigrationImpact(this.script, this.history, this.server, others, this.creates, this.renames,
				this.rollback);
	}

}
