package com.ofauto.migrations.core;

import java.util.List;

import java.io.ByteArrayInputStream;

/**
 * Runs a script as a transactional migration is run, but records nothing.
 */
final class GuardedScript {

	private final Act act;

	private final RunContext context;

	GuardedScript(Act act, RunContext context) {
		this.act = act;
		this.context = context;
	}

	/**
	 * Runs a script in one transaction.
	 * @throws ActFailedException if it failed; the transaction is rolled back
	 */
	void run(String location, byte[] content) {
		MigrationFile file = new MigrationFile(location, () -> new ByteArrayInputStream(content), content);
		Migration script = new ScriptFingerprint().of(location, file, new Sidecar(TransactionMode.ON, List.of()));
		ScriptOutliner.outline(script);
		try {
			this.context.prepareSession();
			send(script);
		}
		catch (MessageFailure ex) {
			this.context.rollback();
			throw ActFailedException.script(this.act, ex.describe(script), ex.error());
		}
		catch (MigrationException ex) {
			this.context.rollback();
			throw ex;
		}
	}

	private void send(Migration migration) throws MessageFailure {
		ScriptSender sender = new ScriptSender(this.context, migration, this.context.transaction(Segment.BEGIN));
		try (ScriptSource script = ScriptSource.open(migration)) {
			for (ScriptStatement statement = script.next(); statement != null; statement = script.next()) {
				sender.send(statement, script);
			}
		}
		sender.message()
			.own(Message.Purpose.CONSTRAINTS, "SET CONSTRAINTS ALL IMMEDIATE")
			.own(this.context.cleanSession())
			.own(Message.Purpose.FENCE, AdvisoryLock.FENCE)
			.own(Message.Purpose.OURS, "COMMIT");
		sender.flush();
	}

}
