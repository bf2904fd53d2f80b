package com.ofauto.migrations.core;

import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The logs that the records of one run have, as SQL. Those of a deploy begin with its
 * mark, which stays whatever becomes of the record.
 *
 * @param mark the line of the mark, or nothing
 */
record RecordLogs(String mark) {

	static RecordLogs of(@Nullable DeployMark mark) {
		return new RecordLogs((mark != null) ? MarkText.of(mark) : "");
	}

	/**
	 * What a new record says.
	 */
	String begin(String text) {
		return Sql.literal(marked(text));
	}

	/**
	 * What the record of an attempt that left nothing says.
	 */
	String rolledBack(String error) {
		return Sql.literal(HistoryTable.ROLLED_BACK + "\n" + marked(error));
	}

	/**
	 * What an applied migration leaves in its record: where its deploy began, and the way
	 * back that was proven.
	 */
	String applied(Migration migration) {
		String logs = marked(way(migration));
		return logs.isEmpty() ? "NULL" : Sql.literal(logs);
	}

	private String marked(String text) {
		return (this.mark.isEmpty() || text.isEmpty()) ? this.mark + text : this.mark + "\n" + text;
	}

	/**
	 * Sets the logs of a record that becomes an applied one.
	 */
	static String finish(Migration migration) {
		return set(Sql.literal(way(migration)));
	}

	/**
	 * Sets other logs.
	 * @param logs what they say, as SQL
	 */
	static String set(String logs) {
		return "logs = nullif(concat_ws(chr(10), " + MarkText.KEPT + ", nullif(" + logs + ", '')), '')";
	}

	/**
	 * Sets those of a record that has left nothing.
	 */
	static String setRolledBack(String error) {
		return "logs = concat_ws(chr(10), " + Sql.literal(HistoryTable.ROLLED_BACK) + ", " + MarkText.KEPT + ", "
				+ Sql.literal(error) + ")";
	}

	private static String way(Migration migration) {
		return (migration.rollback() instanceof KnownRollback.Proven proven) ? proven.rollback().logs() : "";
	}

}
