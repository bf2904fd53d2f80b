package com.ofauto.migrations.core;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A row of the history: one attempt at a migration.
 *
 * @param name the migration's name
 * @param checksum the checksum of the file that ran
 * @param startedAt when the attempt began
 * @param took how long it took, or {@code null} if it has not finished
 * @param rolledBackAt when the attempt was rolled back or resolved so, or {@code null}
 * @param id the row's key; only for a row that is neither finished nor rolled back
 * @param logs of a row that is neither finished nor rolled back the error, or the
 * progress of a segmented run; of one that is applied, a person's decision about its
 * removal from disk; of one that was applied and is rolled back, whether a rollback has
 * undone it
 * @since 0.1.0
 */
public record MigrationRecord(String name, String checksum, Instant startedAt, @Nullable Duration took,
		@Nullable Instant rolledBackAt, @Nullable String id, @Nullable String logs) {

	/**
	 * Whether the attempt finished and was not rolled back.
	 * @return {@code true} if the migration is applied by this record
	 */
	public boolean applied() {
		return this.took != null && this.rolledBackAt == null;
	}

	/**
	 * Whether the attempt left nothing, or was resolved so. Such a record is ignored,
	 * even if it has finished, as Prisma ignores it.
	 * @return {@code true} if it was rolled back
	 */
	public boolean rolledBack() {
		return this.rolledBackAt != null;
	}

	/**
	 * Whether the attempt has neither finished nor been rolled back.
	 * @return {@code true} if it is running, interrupted or failed
	 */
	public boolean unfinished() {
		return this.took == null && this.rolledBackAt == null;
	}

}
