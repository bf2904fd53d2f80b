package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;

/**
 * What a rollback did.
 *
 * @param took how long it took
 * @param undone what it undid, in order
 * @since 0.1.0
 */
public record RollbackReport(Duration took, List<UndoneMigration> undone) {

	public RollbackReport {
		undone = List.copyOf(undone);
	}

	/**
	 * A migration that a rollback undid.
	 *
	 * @param name its name
	 * @param took how long its rollback took
	 * @param lost what was lost, counted under the locks
	 * @param restored what was captured before the migration removed it, and is back
	 */
	public record UndoneMigration(String name, Duration took, List<LostData> lost, List<RestoredData> restored) {

		public UndoneMigration {
			lost = List.copyOf(lost);
			restored = List.copyOf(restored);
		}

	}

}
