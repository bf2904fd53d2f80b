package com.ofauto.migrations.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The status of one migration according to disk and history. Each migration has exactly
 * one.
 *
 * @since 0.1.0
 */
public sealed interface MigrationStatus {

	/**
	 * The attempt that the history holds and that counts.
	 * @return the record, or {@code null} if the migration is pending
	 */
	default @Nullable MigrationRecord record() {
		return null;
	}

	/**
	 * The status as one lower-case word.
	 * @return the word
	 */
	String word();

	/**
	 * On disk and not applied.
	 *
	 * @param migration the migration
	 * @param late whether it is older than the newest applied one
	 * @param replaced the migrations that it replaces and that the database has
	 * @param altered the replaced migrations that the database has from another file or
	 * under another name
	 * @param lacking the replaced migrations that the database lacks, if it has any of
	 * them
	 */
	record Pending(Migration migration, boolean late, List<String> replaced, List<AlteredMigration> altered,
			List<String> lacking) implements MigrationStatus {

		public Pending {
			replaced = List.copyOf(replaced);
			altered = List.copyOf(altered);
			lacking = List.copyOf(lacking);
		}

		/**
		 * Whether it is recorded without running, since the database has all that it
		 * replaces.
		 * @return {@code true} if the database has all that it replaces
		 */
		public boolean recorded() {
			return !this.replaced.isEmpty() && this.altered.isEmpty() && this.lacking.isEmpty();
		}

		/**
		 * Whether it can be neither run nor recorded.
		 * @return {@code true} if the database has some of what it replaces, or has it in
		 * another form
		 */
		public boolean incomplete() {
			return !(this.replaced.isEmpty() && this.altered.isEmpty()) && !recorded();
		}

		/**
		 * The same where it is not late.
		 */
		Pending inTime() {
			return new Pending(this.migration, false, this.replaced, this.altered, this.lacking);
		}

		@Override
		public String word() {
			return "pending";
		}

	}

	/**
	 * Applied, and the file is the one that was applied.
	 *
	 * @param migration the migration
	 * @param record the attempt that applied it
	 */
	record Applied(Migration migration, MigrationRecord record) implements MigrationStatus {

		@Override
		public String word() {
			return "applied";
		}

	}

	/**
	 * Applied, and the file has changed since.
	 *
	 * @param migration the migration as it is now
	 * @param record the attempt that applied it
	 */
	record Edited(Migration migration, MigrationRecord record) implements MigrationStatus {

		@Override
		public String word() {
			return "edited";
		}

	}

	/**
	 * Applied, and not on disk.
	 *
	 * @param record the attempt that applied it
	 * @param ahead whether it is newer than the newest on disk: an older release of the
	 * application is looking
	 */
	record Missing(MigrationRecord record, boolean ahead) implements MigrationStatus {

		@Override
		public String word() {
			return this.ahead ? "ahead" : "missing";
		}

	}

	/**
	 * Applied, not on disk, and another migration stands for it: a person said that it
	 * was renamed, merged or squashed.
	 *
	 * @param record the attempt that applied it
	 * @param by the name of the migration that stands for it
	 */
	record Replaced(MigrationRecord record, String by) implements MigrationStatus {

		@Override
		public String word() {
			return "replaced";
		}

	}

	/**
	 * Applied, not on disk, and a person said that it was deleted on purpose.
	 *
	 * @param record the attempt that applied it
	 */
	record Removed(MigrationRecord record) implements MigrationStatus {

		@Override
		public String word() {
			return "removed";
		}

	}

	/**
	 * Unfinished while another session holds the lock.
	 *
	 * @param record the attempt under way
	 */
	record Running(MigrationRecord record) implements MigrationStatus {

		@Override
		public String word() {
			return "running";
		}

	}

	/**
	 * An unfinished segmented run of ours whose finished part is unchanged in the file:
	 * the next deploy resumes it.
	 *
	 * @param migration the migration
	 * @param record the unfinished attempt
	 * @param finishedSegments how many segments have finished
	 */
	record Interrupted(Migration migration, MigrationRecord record, int finishedSegments) implements MigrationStatus {

		@Override
		public String word() {
			return "interrupted";
		}

	}

	/**
	 * On disk, and {@code migrate rollback} has undone it as it is on disk: a deploy
	 * leaves it until a person says that it is to be applied again.
	 *
	 * @param migration the migration
	 * @param attempt the attempt that had applied it
	 * @param late whether it is older than the newest applied one
	 */
	record Undone(Migration migration, MigrationRecord attempt, boolean late) implements MigrationStatus {

		/**
		 * The same where a person has said so.
		 */
		Pending again() {
			return new Pending(this.migration, this.late, List.of(), List.of(), List.of());
		}

		@Override
		public String word() {
			return "undone";
		}

	}

	/**
	 * A rollback in segments has finished some of them, or none yet, and nobody runs it
	 * now: {@code migrate rollback} goes on with it.
	 *
	 * @param record the unfinished rollback
	 * @param finishedSegments how many segments have finished
	 */
	record HalfUndone(MigrationRecord record, int finishedSegments) implements MigrationStatus {

		@Override
		public String word() {
			return "half-undone";
		}

	}

	/**
	 * Neither finished nor rolled back, and not ours to resume: a person has to decide.
	 *
	 * @param record the attempt
	 */
	record Failed(MigrationRecord record) implements MigrationStatus {

		@Override
		public String word() {
			return "failed";
		}

	}

}
