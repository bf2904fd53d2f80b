package com.ofauto.migrations.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * A statement in the record of a rehearsal. What was not measured is {@code null}.
 *
 * @param line the line of its first character, or {@code null} for the end of a
 * transaction
 * @param command what the server calls it, such as {@code ALTER TABLE}, or {@code null}
 * if it did not run
 * @param verdict the word of its verdict, or {@code null} if the impact is not known
 * @param durationMs how long it took
 * @param rows how many rows it wrote or returned, as far as the server says it
 * @param walBytes how much write-ahead log the server wrote meanwhile
 * @since 0.1.0
 */
public record RehearsedStatement(@Nullable Integer line, @Nullable String command, @Nullable String verdict,
		@Nullable Long durationMs, @Nullable Long rows, @Nullable Long walBytes) {

	RehearsedStatement judged(@Nullable String word) {
		return new RehearsedStatement(this.line, this.command, word, this.durationMs, this.rows, this.walBytes);
	}

}
