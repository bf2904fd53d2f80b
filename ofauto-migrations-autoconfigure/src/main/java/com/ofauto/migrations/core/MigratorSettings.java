package com.ofauto.migrations.core;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a {@link Migrator} works.
 *
 * @param defaultSchema where the history lives and what comes first in each file's search
 * path; {@code null} for the connection's own search path
 * @param edited whether an edited migration stops a deploy that has nothing to apply; one
 * that has something to apply is always stopped
 * @param late whether a late migration stops a deploy
 * @param missing whether a missing migration stops a deploy
 * @param lockWait how long to wait for the migration lock
 * @param lockTimeout how long a statement may wait for a lock in one try
 * @param lockRetries how often a migration that ran into the lock timeout is tried again
 * @param pooler what stands between the application and the server
 * @param timeZone the time zone in which migrations run, by a name that the server knows;
 * {@code null} for what the role and the database are set to
 */
public record MigratorSettings(@Nullable String defaultSchema, FindingPolicy edited, FindingPolicy late,
		FindingPolicy missing, Duration lockWait, Duration lockTimeout, int lockRetries, PoolerMode pooler,
		@Nullable String timeZone) {

	/**
	 * Refuses a default schema whose name means no schema of the application's.
	 */
	public MigratorSettings {
		DefaultSchema.require(defaultSchema);
	}

	/**
	 * Settings without a time zone of their own.
	 */
	public MigratorSettings(@Nullable String defaultSchema, FindingPolicy edited, FindingPolicy late,
			FindingPolicy missing, Duration lockWait, Duration lockTimeout, int lockRetries, PoolerMode pooler) {
		this(defaultSchema, edited, late, missing, lockWait, lockTimeout, lockRetries, pooler, null);
	}

	/**
	 * The defaults.
	 * @return settings that suit most applications
	 */
	public static MigratorSettings defaults() {
		return new MigratorSettings(null, FindingPolicy.REPORT, FindingPolicy.REPORT, FindingPolicy.REPORT,
				Duration.ofMinutes(5), Duration.ofSeconds(3), 10, PoolerMode.NONE);
	}

	/**
	 * The same settings for another schema.
	 * @param schema the default schema, or {@code null} for the connection's search path
	 * @return new settings
	 */
	public MigratorSettings withDefaultSchema(@Nullable String schema) {
		return new MigratorSettings(schema, this.edited, this.late, this.missing, this.lockWait, this.lockTimeout,
				this.lockRetries, this.pooler, this.timeZone);
	}

}
