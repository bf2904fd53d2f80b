package com.ofauto.migrations.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The record of a rehearsal. It has no values of rows, so that it may travel in a jar.
 *
 * @param rehearsedAt when it began
 * @param form what it was done with
 * @param server the version of that server, such as {@code 17.11}
 * @param migrations the migrations that were pending there, in order, up to one that
 * failed
 * @since 0.1.0
 */
public record Rehearsal(Instant rehearsedAt, Form form, String server, List<RehearsedMigration> migrations) {

	public Rehearsal {
		migrations = List.copyOf(migrations);
	}

	/**
	 * What it says about a migration.
	 * @param name the migration's name
	 * @return the migration, or empty if it was not rehearsed
	 */
	public Optional<RehearsedMigration> of(String name) {
		return this.migrations.stream().filter((migration) -> migration.name().equals(name)).findFirst();
	}

	/**
	 * Whether a migration failed in it.
	 * @return {@code true} if one did
	 */
	public boolean failed() {
		return this.migrations.stream().anyMatch((migration) -> migration.failure() != null);
	}

	/**
	 * What a rehearsal is done with.
	 */
	public enum Form {

		/** The migrations were applied to a copy of the data. */
		COPY,

		/** Sizes, activity and rows were read, and nothing was applied. */
		FACTS,

		/** The migrations were applied to a scratch database without rows. */
		SCRATCH,

		/**
		 * The same, and sizes, activity and rows were read in another database than the
		 * configured one.
		 */
		SCRATCH_WITH_FACTS;

		/**
		 * The form for programs.
		 * @return such as {@code copy}
		 */
		public String word() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
