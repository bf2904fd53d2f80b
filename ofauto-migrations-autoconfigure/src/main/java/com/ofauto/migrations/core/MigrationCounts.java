package com.ofauto.migrations.core;

/**
 * How many migrations of a plan are in which state. Late ones are among the pending;
 * edited, missing and ahead ones are among the applied, since the database has them;
 * replaced and removed ones are not.
 *
 * @param applied finished and not rolled back
 * @param pending on disk and not applied
 * @param failed unfinished, and a person has to decide
 * @param edited applied, and the file has changed since
 * @param missing applied, not on disk, and not ahead
 * @param late pending, and older than the newest applied one
 * @param ahead applied, not on disk, and newer than the newest on disk
 * @param running unfinished while another session holds the lock
 * @param interrupted unfinished, and resumed by the next deploy
 * @param replaced not on disk any more, and another migration stands for it
 * @param removed not on disk any more, on purpose
 * @param undone on disk, and undone by a rollback
 * @param halfUndone a rollback of it is to go on
 * @since 0.1.0
 */
public record MigrationCounts(int applied, int pending, int failed, int edited, int missing, int late, int ahead,
		int running, int interrupted, int replaced, int removed, int undone, int halfUndone) {

	private static final MigrationCounts NONE = new MigrationCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

	static MigrationCounts of(Iterable<PlannedMigration> migrations) {
		MigrationCounts counts = NONE;
		for (PlannedMigration planned : migrations) {
			counts = counts.plus(planned.status());
		}
		return counts;
	}

	/**
	 * Those that are neither applied nor failed.
	 * @return the pending, the running and the interrupted ones
	 */
	public int outstanding() {
		return this.pending + this.running + this.interrupted;
	}

	private MigrationCounts plus(MigrationStatus status) {
		boolean edited = status instanceof MigrationStatus.Edited;
		boolean gone = status instanceof MigrationStatus.Missing;
		boolean ahead = status instanceof MigrationStatus.Missing missing && missing.ahead();
		boolean applied = status instanceof MigrationStatus.Applied || edited || gone;
		boolean late = status instanceof MigrationStatus.Pending pending && pending.late();
		return new MigrationCounts(this.applied + one(applied),
				this.pending + one(status instanceof MigrationStatus.Pending),
				this.failed + one(status instanceof MigrationStatus.Failed), this.edited + one(edited),
				this.missing + one(gone && !ahead), this.late + one(late), this.ahead + one(ahead),
				this.running + one(status instanceof MigrationStatus.Running),
				this.interrupted + one(status instanceof MigrationStatus.Interrupted),
				this.replaced + one(status instanceof MigrationStatus.Replaced),
				this.removed + one(status instanceof MigrationStatus.Removed),
				this.undone + one(status instanceof MigrationStatus.Undone),
				this.halfUndone + one(status instanceof MigrationStatus.HalfUndone));
	}

	private static int one(boolean counted) {
		return counted ? 1 : 0;
	}

}
