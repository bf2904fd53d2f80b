package com.ofauto.migrations.support;

/**
 * A name in the history, written by somebody who may only insert, that would pass for a
 * line of the log, clear a terminal and turn the direction of what follows.
 */
public final class ForgedName {

	/**
	 * Writes the row.
	 */
	public static final String INSERT = "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)"
			+ " VALUES ('f', 'x', E'0_gone\\n2026-01-01T00:00:00.000Z  INFO 1 --- Migrator : up to date\\x1b[2J'"
			+ " || U&'\\202E', now())";

	/**
	 * What may be seen of it.
	 */
	public static final String SHOWN = "0_gone\\n2026-01-01T00:00:00.000Z  INFO 1 --- Migrator : up to date\\u001b[2J\\u202e";

	private ForgedName() {
	}

}
