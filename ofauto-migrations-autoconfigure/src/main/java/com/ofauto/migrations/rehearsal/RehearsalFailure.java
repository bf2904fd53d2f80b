package com.ofauto.migrations.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * Where a migration failed in a rehearsal. PostgreSQL's message is not kept, since it may
 * have values of rows.
 *
 * @param line the line of the statement, or {@code null} if no statement is to blame
 * @param sqlState the SQLSTATE, or {@code null} if the rows were asked
 * @since 0.1.0
 */
public record RehearsalFailure(@Nullable Integer line, @Nullable String sqlState) {

	/**
	 * The place for a sentence.
	 * @return such as {@code  at line 3 (SQLSTATE 23502)}, or nothing
	 */
	String at() {
		return ((this.line != null) ? " at line " + this.line : "")
				+ ((this.sqlState != null) ? " (SQLSTATE " + this.sqlState + ")" : "");
	}

}
