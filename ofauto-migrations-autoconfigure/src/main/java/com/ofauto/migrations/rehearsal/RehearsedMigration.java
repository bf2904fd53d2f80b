package com.ofauto.migrations.rehearsal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A migration in the record of a rehearsal.
 *
 * @param name its name
 * @param checksum the checksum of {@code migration.sql}
 * @param verdict the word of its verdict, such as {@code blocks-writes}
 * @param durationMs how long it took, or {@code null} if it was not applied
 * @param statements its statements, in order, up to one that failed
 * @param failure where it failed, or {@code null} if it did not
 * @since 0.1.0
 */
public record RehearsedMigration(String name, String checksum, String verdict, @Nullable Long durationMs,
		List<RehearsedStatement> statements, @Nullable RehearsalFailure failure) {

	public RehearsedMigration {
		statements = List.copyOf(statements);
	}

	RehearsedMigration failing(@Nullable RehearsalFailure why) {
		return (why == null) ? this
				: new RehearsedMigration(this.name, this.checksum, this.verdict, this.durationMs, this.statements, why);
	}

}
