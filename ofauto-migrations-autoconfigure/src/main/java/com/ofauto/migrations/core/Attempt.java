package com.ofauto.migrations.core;

import java.time.Duration;
import java.time.Instant;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a migration, as the history has it.
 *
 * @param name the migration's name
 * @param checksum the checksum of the file that ran
 * @param startedAt when it began
 * @param endedAt when it was applied, left nothing or was undone, or {@code null}
 * @param took how long the migration ran until it was applied, or {@code null}
 * @param outcome what came of it
 * @param detail the first line of an error, or the migration that stands for it, or
 * {@code null}
 * @param mark where its deploy began, or {@code null} if the record does not say
 * @since 0.1.0
 */
@Internal
public record Attempt(String name, String checksum, Instant startedAt, @Nullable Instant endedAt,
		@Nullable Duration took, Outcome outcome, @Nullable String detail, @Nullable DeployMark mark) {

	/**
	 * Reads a row.
	 * @param steps how many segments have finished
	 */
	static Attempt of(String name, String checksum, Instant started, @Nullable Instant finished,
			@Nullable Instant rolledBack, int steps, @Nullable String logs, @Nullable DeployMark mark) {
		Retirement retirement = Retirement.parse(logs);
		Duration took = (finished != null) ? Duration.between(started, finished) : null;
		Instant ended = (rolledBack != null) ? rolledBack : finished;
		if (finished == null && UndoneLogs.isOfRollback(logs)) {
			return new Attempt(name, checksum, started, ended, null,
					(rolledBack != null) ? Outcome.ROLLBACK : Outcome.HALF_UNDONE, error(logs), mark);
		}
		if (finished == null) {
			return new Attempt(name, checksum, started, ended, null,
					(rolledBack != null) ? Outcome.ROLLED_BACK : Outcome.UNFINISHED, error(logs), mark);
		}
		if (rolledBack != null) {
			return new Attempt(name, checksum, started, ended, took,
					UndoneLogs.LOGS.equals(logs) ? Outcome.UNDONE : Outcome.FORGOTTEN, null, mark);
		}
		if (retirement != null) {
			return new Attempt(name, checksum, started, ended, took,
					(retirement.by() != null) ? Outcome.REPLACED : Outcome.REMOVED, retirement.by(), mark);
		}
		boolean ran = steps > 0 || finished.isAfter(started);
		return new Attempt(name, checksum, started, ended, ran ? took : null, ran ? Outcome.APPLIED : Outcome.RECORDED,
				null, mark);
	}

	/**
	 * The first line that is not ours.
	 */
	private static @Nullable String error(@Nullable String logs) {
		return (logs == null) ? null
				: logs.lines()
					.filter((line) -> !line.isBlank() && !line.startsWith("ofauto-migrations: "))
					.findFirst()
					.orElse(null);
	}

	/**
	 * What came of an attempt.
	 */
	public enum Outcome {

		/** It ran, and is applied. */
		APPLIED,

		/** It is applied, and was recorded without being run. */
		RECORDED,

		/** It is applied, and another migration stands for it on disk. */
		REPLACED,

		/** It is applied, and was removed from disk on purpose. */
		REMOVED,

		/** It left nothing, or was resolved so. */
		ROLLED_BACK,

		/** It was applied, and a rollback has undone it. */
		UNDONE,

		/** It was applied, and counts as rolled back by a person's decision. */
		FORGOTTEN,

		/** It runs, was interrupted or has failed. */
		UNFINISHED,

		/**
		 * It is no attempt but a rollback, which has undone the migration in segments.
		 */
		ROLLBACK,

		/** The same, which has undone some of its segments and has to go on. */
		HALF_UNDONE

	}

}
