package com.ofauto.migrations.core;

import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.TransactionMode;
import org.jspecify.annotations.Nullable;

/**
 * Runs a script as a transactional migration is run, but records nothing.
 */
final class GuardedScript {

	/** Sees rows that were committed while it waited for a lock. */
	static final String READ_COMMITTED = "BEGIN ISOLATION LEVEL READ COMMITTED";

	private final Operation operation;

	private final RunContext context;

	GuardedScript(Operation operation, RunContext context) {
		this.operation = operation;
		this.context = context;
	}

	/**
	 * Runs a script in one transaction.
	 * @param first a statement of ours before it
	 * @param refusals tells when that statement has refused the script
	 * @throws OperationFailedException if it failed; the transaction is rolled back
	 */
	void run(String location, byte[] content, @Nullable String first,
			Function<SQLException, @Nullable GateRefusedException> refusals) {
		MigrationFile file = new MigrationFile(location, () -> new ByteArrayInputStream(content), content);
		Migration script = new ScriptFingerprint().of(location, file,
				new Sidecar(TransactionMode.ON, List.of(), List.of()));
		ScriptOutliner.outline(script);
		try {
			this.context.prepareSession();
			sendOrAgain(script, first);
		}
		catch (MessageFailure ex) {
			this.context.rollback();
			GateRefusedException refusal = refusals.apply(ex.error());
			if (refusal != null) {
				throw refusal;
			}
			throw OperationFailedException.script(this.operation, ex.describe(script),
					TimeLimit.behind(ex.error(), this.context.session(), script), ex.error());
		}
		catch (MigrationException ex) {
			this.context.rollback();
			throw ex;
		}
	}

	private void sendOrAgain(Migration migration, @Nullable String first) throws MessageFailure {
		try {
			send(migration, first);
		}
		catch (MessageFailure ex) {
			if (!this.context.bounds().allows(ex)) {
				throw ex;
			}
			this.context.rollback();
			send(migration, first);
		}
	}

	private void send(Migration migration, @Nullable String first) throws MessageFailure {
		Message message = this.context.transaction((first != null) ? READ_COMMITTED : Segment.BEGIN);
		if (first != null) {
			message.own(Message.Purpose.OURS, first);
		}
		ScriptSender sender = new ScriptSender(this.context, migration, message, RunContext.fence());
		try (ScriptSource script = ScriptSource.open(migration)) {
			for (ScriptStatement statement = script.next(); statement != null; statement = script.next()) {
				sender.send(statement, script);
			}
		}
		this.context.commit(sender.checked(), this.context.cleanSession(), new Message());
		sender.flush();
	}

}
