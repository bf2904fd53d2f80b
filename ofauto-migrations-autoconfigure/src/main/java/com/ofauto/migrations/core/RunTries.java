package com.ofauto.migrations.core;

/**
 * The tries of one script.
 *
 * @param context the tools of the run
 */
record RunTries(RunContext context) {

	/**
	 * Runs until it is recorded. Tries again while other sessions hold the locks that it
	 * needs.
	 */
	void run(ScriptRun run, Migration migration) throws MessageFailure, YieldLockException {
		for (int attempt = 1;; attempt++) {
			try {
				run.run();
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
				if (run.plain() && ex.purpose() == Message.Purpose.TRUST) {
					this.context.doubtDefinitions();
					continue;
				}
				if (run.adapts(ex)) {
					continue;
				}
				Retry retry = (ex.blocked() && run.repeatable())
						? run.after(ex, attempt, this.context.settings().tableLockRetries()) : Retry.NONE;
				if (retry == Retry.NONE) {
					throw ex;
				}
				this.context.pauseBeforeRetry(migration, attempt, retry);
			}
			catch (MigrationException ex) {
				this.context.rollback();
				throw ex;
			}
		}
	}

}
