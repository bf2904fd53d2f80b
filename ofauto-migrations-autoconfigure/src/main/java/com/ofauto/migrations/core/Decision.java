package com.ofauto.migrations.core;

/**
 * A person's decision about a migration, which is recorded in the history.
 *
 * @since 0.1.0
 */
public sealed interface Decision {

	/**
	 * The migration that the decision is about.
	 * @return its name
	 */
	String migration();

	/**
	 * The decision as an option of {@code migrate resolve}.
	 * @return such as {@code --applied 20260101000000_init}
	 */
	String option();

	/**
	 * What was decided, for a program.
	 * @return one lower-case word, or several with hyphens
	 */
	String word();

	/**
	 * The migration is in the database: it failed and was completed by hand, or was never
	 * recorded.
	 *
	 * @param migration a migration on disk that is not applied
	 */
	record Applied(String migration) implements Decision {

		@Override
		public String option() {
			return ShellWord.option("--applied", this.migration);
		}

		@Override
		public String word() {
			return "applied";
		}

	}

	/**
	 * The failed migration left nothing and is pending again.
	 *
	 * @param migration a failed migration
	 */
	record RolledBack(String migration) implements Decision {

		@Override
		public String option() {
			return ShellWord.option("--rolled-back", this.migration);
		}

		@Override
		public String word() {
			return "rolled-back";
		}

	}

	/**
	 * The edit changes nothing in the database: the current file is recorded as the
	 * applied one.
	 *
	 * @param migration an applied migration on disk
	 */
	record EditAccepted(String migration) implements Decision {

		@Override
		public String option() {
			return ShellWord.option("--accept-edit", this.migration);
		}

		@Override
		public String word() {
			return "edit-accepted";
		}

	}

	/**
	 * Another migration replaces it: it was renamed, merged or squashed. It stays applied
	 * for releases that still have it; the other one is recorded as applied.
	 *
	 * @param migration an applied migration that is no longer on disk
	 * @param by a migration on disk
	 */
	record Renamed(String migration, String by) implements Decision {

		@Override
		public String option() {
			return ShellWord.option("--renamed", this.migration + "=" + this.by);
		}

		@Override
		public String word() {
			return "renamed";
		}

	}

	/**
	 * The migration was deleted on purpose. It stays applied for releases that still have
	 * it.
	 *
	 * @param migration an applied migration that is no longer on disk
	 */
	record Removed(String migration) implements Decision {

		@Override
		public String option() {
			return ShellWord.option("--removed", this.migration);
		}

		@Override
		public String word() {
			return "removed";
		}

	}

	/**
	 * No release contains the migration any more: a replaced or removed migration counts
	 * as rolled back from now on.
	 *
	 * @param migration a migration that was recorded as replaced or removed
	 */
	record Forgotten(String migration) implements Decision {

		@Override
		public String option() {
			return ShellWord.option("--forget", this.migration);
		}

		@Override
		public String word() {
			return "forgotten";
		}

	}

}
