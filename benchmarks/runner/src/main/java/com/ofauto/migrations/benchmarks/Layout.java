package com.ofauto.migrations.benchmarks;

import java.util.Locale;

/**
 * How a tool wants its migrations laid out.
 */
enum Layout {

	/**
	 * A directory for each migration.
	 */
	PRISMA("db/migrations/%s_change_clients/migration.sql", ""),

	/**
	 * A versioned file for each migration.
	 */
	FLYWAY("db/migration/V%s__change_clients.sql", ""),

	/**
	 * A changelog that includes a formatted SQL file for each migration.
	 */
	LIQUIBASE("db/changelog/changes/%s_change_clients.sql", """
			--liquibase formatted sql
			--changeset benchmark:change_clients
			""") {

		@Override
		String master() {
			return """
					databaseChangeLog:
					  - includeAll:
					      path: db/changelog/changes/
					      errorIfMissingOrEmpty: false
					""";
		}

	},

	/**
	 * One script that does for each migration what the floor does.
	 */
	PSQL("%s.sql", "");

	static final String LIQUIBASE_MASTER = "db/changelog/db.changelog-master.yaml";

	private final String path;

	private final String head;

	Layout(String path, String head) {
		this.path = path;
		this.head = head;
	}

	String path(int index) {
		return this.path.formatted(version(index));
	}

	String head() {
		return this.head;
	}

	/**
	 * Returns what else must be there, an empty text if nothing.
	 */
	String master() {
		return "";
	}

	/**
	 * Returns the SQL of a small migration as a developer's day brings them: every tenth
	 * creates a table, the others add a column to it.
	 */
	static String sql(int index) {
		int table = index / 10;
		return (index % 10 == 0) ? """
				-- CreateTable
				CREATE TABLE "clients_%1$d" (
				    "id" SERIAL NOT NULL,
				    "name" TEXT NOT NULL,
				    CONSTRAINT "clients_%1$d_pkey" PRIMARY KEY ("id")
				);
				""".formatted(table) : """
				-- AlterTable
				ALTER TABLE "clients_%d" ADD COLUMN "detail_%d" TEXT;
				""".formatted(table, index);
	}

	static String version(int index) {
		return String.format(Locale.ROOT, "20260101%06d", index);
	}

}
