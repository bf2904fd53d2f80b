package com.ofauto.migrations.core;

/**
 * The definition of Prisma's table.
 */
final class HistoryDefinition {

	private HistoryDefinition() {
	}

	/**
	 * Creates the table.
	 * @param table its name with its schema, quoted
	 */
	static String of(String table) {
		return """
				CREATE TABLE %s (
					id VARCHAR(36) PRIMARY KEY NOT NULL,
					checksum VARCHAR(64) NOT NULL,
					finished_at pg_catalog.TIMESTAMPTZ,
					migration_name VARCHAR(255) NOT NULL,
					logs pg_catalog.TEXT,
					rolled_back_at pg_catalog.TIMESTAMPTZ,
					started_at pg_catalog.TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.now(),
					applied_steps_count INTEGER NOT NULL DEFAULT 0
				)""".formatted(table);
	}

}
