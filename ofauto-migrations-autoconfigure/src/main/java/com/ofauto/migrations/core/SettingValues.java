package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The values of {@link MigratorSettings}.
 */
record SettingValues(@Nullable String name, @Nullable String defaultSchema, FindingPolicy edited, FindingPolicy late,
		FindingPolicy missing, Duration migrationLockWait, Duration tableLockTimeout, int tableLockRetries, Rest rest) {

	/** What a database is called that has no name. */
	static final String DEFAULT_NAME = "default";

	SettingValues at(@Nullable String otherName, @Nullable String otherSchema) {
		return new SettingValues(otherName, otherSchema, this.edited, this.late, this.missing, this.migrationLockWait,
				this.tableLockTimeout, this.tableLockRetries, this.rest);
	}

	SettingValues with(FindingPolicy ofEdited, FindingPolicy ofLate, FindingPolicy ofMissing) {
		return new SettingValues(this.name, this.defaultSchema, ofEdited, ofLate, ofMissing, this.migrationLockWait,
				this.tableLockTimeout, this.tableLockRetries, this.rest);
	}

	SettingValues with(Duration ofMigrationLock, Duration ofTableLocks, int retries) {
		return new SettingValues(this.name, this.defaultSchema, this.edited, this.late, this.missing, ofMigrationLock,
				ofTableLocks, retries, this.rest);
	}

	SettingValues with(Rest others) {
		return new SettingValues(this.name, this.defaultSchema, this.edited, this.late, this.missing,
				this.migrationLockWait, this.tableLockTimeout, this.tableLockRetries, others);
	}

	/**
	 * Those that have their own methods for a change.
	 */
	record Rest(PoolerMode pooler, @Nullable String timeZone, List<DeployCheck> checks, boolean backfillOnStartup,
			Release release, UndoSettings undo) {

		Rest {
			checks = List.copyOf(checks);
		}

		Rest withPooler(PoolerMode other) {
			return new Rest(other, this.timeZone, this.checks, this.backfillOnStartup, this.release, this.undo);
		}

		Rest withTimeZone(@Nullable String other) {
			return new Rest(this.pooler, other, this.checks, this.backfillOnStartup, this.release, this.undo);
		}

		Rest withChecks(List<DeployCheck> others) {
			return new Rest(this.pooler, this.timeZone, others, this.backfillOnStartup, this.release, this.undo);
		}

		Rest withBackfillOnStartup(boolean other) {
			return new Rest(this.pooler, this.timeZone, this.checks, other, this.release, this.undo);
		}

		Rest withRelease(Release other) {
			return new Rest(this.pooler, this.timeZone, this.checks, this.backfillOnStartup, other, this.undo);
		}

		Rest withUndo(UndoSettings other) {
			return new Rest(this.pooler, this.timeZone, this.checks, this.backfillOnStartup, this.release, other);
		}

	}

}
