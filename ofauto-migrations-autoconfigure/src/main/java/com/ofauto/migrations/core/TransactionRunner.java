package com.ofauto.migrations.core;

import java.util.List;

import com.ofauto.migrations.core.script.ScriptStatement;

/**
 * Runs a transactional migration: script and record are one transaction, and for a script
 * of one chunk one round trip.
 */
final class TransactionRunner {

	private final RunContext context;

	private boolean sessionReady;

	TransactionRunner(RunContext context) {
		this.context = context;
	}

	/**
	 * Runs until it is committed, and tries again while other sessions hold locks.
	 * @throws MessageFailure if it failed; the transaction is rolled back, unless the
	 * connection is lost
	 */
	void run(Migration migration, ScriptOutline outline) throws MessageFailure {
		String id = RunContext.newId();
		for (int attempt = 1;; attempt++) {
			try {
				attempt(migration, outline, id);
				this.sessionReady = true;
				return;
			}
			catch (MessageFailure ex) {
				if (this.context.lost(ex)) {
					throw ex;
				}
				this.context.rollback();
				if (this.context.bounds().allows(ex)) {
					continue;
				}
				if (!ex.blocked() || attempt > this.context.settings().lockRetries()) {
					throw ex;
				}
				this.context.pauseBeforeRetry(migration, attempt);
			}
			catch (MigrationException ex) {
				this.context.rollback();
				throw ex;
			}
		}
	}

	private void attempt(Migration migration, ScriptOutline outline, String id) throws MessageFailure {
		List<Segment> segments = outline.segments();
		Message message = this.context.transaction(segments.isEmpty() ? Segment.BEGIN : segments.get(0).begin());
		if (!this.sessionReady) {
			// In a transaction of its own, since the script's may have to begin without
			// any
			// query.
			message = new Message().own(Message.Purpose.OURS, "BEGIN")
				.own(this.context.cleanSession())
				.own(Message.Purpose.OURS, "COMMIT")
				.followedBy(message);
		}
		ScriptSender sender = new ScriptSender(this.context, migration, id, message);
		try (ScriptSource script = ScriptSource.open(migration)) {
			int number = 0;
			for (ScriptStatement statement = script.next(); statement != null; statement = script.next()) {
				if (!segments.isEmpty() && segments.get(0).contains(number++)) {
					sender.send(statement, script);
				}
			}
			script.requireUnchanged(StatementFailedException.Left.NOTHING);
		}
		sender.checked()
			.own(this.context.cleanSession())
			.own(Message.Purpose.FENCE, AdvisoryLock.FENCE)
			.own(Message.Purpose.OURS, SafePath.LOCAL)
			.own(Message.Purpose.ALONE, this.context.history().applied(id, migration))
			.own(Message.Purpose.OURS, "COMMIT");
		sender.flush();
	}

}
