package com.ofauto.migrations.core;

/**
 * A migration that a start leaves pending: a backfill, which may run for hours, or one
 * that needs it.
 *
 * @param migration its name
 * @param backfill the backfill that it waits for; its own name if it is one
 * @param reason why, as the end of a sentence that begins with the name
 * @since 0.1.0
 */
public record PutOff(String migration, String backfill, String reason) {

	/**
	 * Whether the migration is a backfill itself.
	 * @return {@code false} if it waits for one
	 */
	public boolean isBackfill() {
		return this.migration.equals(this.backfill);
	}

	static PutOff backfill(String name) {
		return new PutOff(name, name, "is a backfill");
	}

	static PutOff touching(String name, String backfill, String relation) {
		return new PutOff(name, backfill, "waits for " + backfill + ", since both touch " + relation);
	}

	static PutOff dropping(String name, String backfill, String object) {
		return new PutOff(name, backfill, "waits for " + backfill + ", which may use the " + object + " that it drops");
	}

	static PutOff unknown(String name, String backfill, String unknown) {
		return new PutOff(name, backfill,
				"waits for " + backfill + ", since the impact of " + unknown + " is not known");
	}

	static PutOff following(String name, PutOff before) {
		return new PutOff(name, before.backfill(), "comes after " + before.migration() + ", which waits");
	}

}
