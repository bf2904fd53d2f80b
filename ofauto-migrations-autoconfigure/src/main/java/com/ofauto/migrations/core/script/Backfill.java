package com.ofauto.migrations.core.script;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A script that is a backfill: one UPDATE whose comment says how it runs in batches.
 *
 * @param directive what the comment says
 * @param update the statement
 * @since 0.1.0
 */
public record Backfill(BackfillDirective directive, BackfillUpdate update) {

	/**
	 * Reads a script whose comments may make it a backfill.
	 * @param comments all comments for this library
	 * @param only the statement of the script if it has one, {@code null} if it has none
	 * or several
	 * @param mode what the file says of its transaction
	 * @return the backfill, or {@code null} if it is none
	 * @throws ScriptException if a comment is wrong, or the script cannot be a backfill
	 */
	public static @Nullable Backfill of(List<ScriptComment> comments, @Nullable ScriptStatement only,
			TransactionMode mode) {
		BackfillDirective directive = null;
		for (ScriptComment comment : comments) {
			if (comment.isBackfill()) {
				if (directive != null) {
					throw comment.failure("an ofauto comment above has made this file a backfill already");
				}
				directive = BackfillDirective.of(comment);
			}
			else if (!comment.isAboutTransaction() && !comment.isAcceptance()) {
				throw comment.unknown();
			}
		}
		return (directive != null) ? read(directive, only, mode) : null;
	}

	private static Backfill read(BackfillDirective directive, @Nullable ScriptStatement only, TransactionMode mode) {
		if (only == null) {
			throw directive.comment()
				.failure("a backfill is one UPDATE alone in its file, and this file has none or several statements;"
						+ " give the UPDATE a migration of its own");
		}
		if (mode != TransactionMode.AUTO) {
			throw directive.comment()
				.failure("a backfill runs in one transaction for each batch; take the setting of the transaction out");
		}
		BackfillUpdate update = BackfillUpdate.of(only);
		if (update.assigned().contains(directive.key())) {
			throw directive.comment()
				.failure("the UPDATE sets " + directive.key()
						+ ", so that it cannot be the key whose order the batches follow");
		}
		return new Backfill(directive, update);
	}

}
