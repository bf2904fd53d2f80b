package com.ofauto.migrations.core;

import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write into the history what a person has decided.
 *
 * @param table the history with its schema, quoted
 */
record HistoryMarks(String table) {

	/** What the record keeps: where its deploy began, and its way back. */
	private static final String KEPT = MarkText.KEPT + ", substring(logs from '" + ProvenRollback.START + ".*')";

	/**
	 * Fails with a division by zero unless all rows are changed that are to be, be it
	 * none.
	 */
	private String changed(String values, String rows) {
		return "WITH recorded AS (UPDATE " + this.table + " SET " + values + " WHERE " + rows
				+ " RETURNING 1) SELECT 1 / ((SELECT count(*) FROM recorded) = (SELECT count(*) FROM " + this.table
				+ " WHERE " + rows + "))::integer";
	}

	String resolveRolledBack(String name) {
		return changed("rolled_back_at = " + HistoryTable.NOW,
				named(name) + " AND finished_at IS NULL AND rolled_back_at IS NULL");
	}

	/**
	 * Marks what is applied as replaced or removed. It stays applied: a release that
	 * still has it must not apply it again. Its way back stays too.
	 */
	String retire(String name, Retirement retirement) {
		return logs(name, "concat_ws(chr(10), " + Sql.literal(retirement.line()) + ", " + KEPT + ")");
	}

	/**
	 * Takes the mark back, since the migration is on disk again.
	 */
	String reinstate(String name) {
		return logs(name, "nullif(concat_ws(chr(10), " + KEPT + "), '')");
	}

	/**
	 * What is applied has been undone: Prisma takes it for pending, and a deploy of ours
	 * leaves it.
	 */
	String undone(String name) {
		return changed(UndoneLogs.values(), applied(name));
	}

	private String logs(String name, String logs) {
		return changed("logs = " + logs, applied(name));
	}

	/**
	 * What is applied counts as rolled back from now on, which Prisma ignores.
	 */
	String forget(String name) {
		return changed("rolled_back_at = " + HistoryTable.NOW, applied(name));
	}

	static String applied(String name) {
		return named(name) + " AND finished_at IS NOT NULL AND rolled_back_at IS NULL";
	}

	/**
	 * A name that no terminal may show is read, and typed, with its escapes.
	 */
	private static String named(String name) {
		String original = ReadableText.original(name);
		return "migration_name " + (original.equals(name) ? "= " + Sql.literal(name)
				: "IN (" + Sql.literal(name) + ", " + Sql.literal(original) + ")");
	}

	String acceptEdit(Migration migration, @Nullable String recorded) {
		return changed("checksum = " + Sql.literal(migration.checksum()),
				"migration_name = " + Sql.literal(migration.name()) + " AND checksum = " + Sql.literal(recorded)
						+ " AND finished_at IS NOT NULL AND rolled_back_at IS NULL");
	}

}
