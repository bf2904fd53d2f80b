package com.ofauto.migrations.core;

import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's error for a statement.
 *
 * @param location where the error is; the statement's first character where PostgreSQL
 * names no place
 * @param statement the statement, shortened to a few lines
 * @param sqlState the SQLSTATE, five characters
 * @param message PostgreSQL's message
 * @param detail PostgreSQL's detail, or {@code null}
 * @param hint PostgreSQL's hint, or {@code null}
 * @param context where inside a function or block, or {@code null}
 * @since 0.1.0
 */
public record StatementFailure(ScriptLocation location, String statement, String sqlState, String message,
		@Nullable String detail, @Nullable String hint, @Nullable String context) {

	/**
	 * Whether the server had not the locks for one transaction more. Its message is
	 * translated, and the SQLSTATE stands for other memory too.
	 * @return true if it hints at {@code max_locks_per_transaction}
	 */
	public boolean isOutOfLocks() {
		return this.hint != null && this.hint.contains("max_locks_per_transaction");
	}

	String describe() {
		StringBuilder text = new StringBuilder();
		text.append(this.location).append(": ").append(said());
		appendTo(text, "Detail", this.detail);
		appendTo(text, "Hint", this.hint);
		appendTo(text, "Context", this.context);
		return text.append("\n    ").append(ReadableText.quoted(this.statement)).toString();
	}

	/**
	 * The message, with PostgreSQL's word for it where it is PostgreSQL's.
	 * @return such as {@code relation "a" does not exist (SQLSTATE 42P01)}
	 */
	public String said() {
		String text = ReadableText.quoted(this.message);
		return this.sqlState.startsWith("OF") ? text + "." : text + " (SQLSTATE " + this.sqlState + ")";
	}

	private static void appendTo(StringBuilder text, String label, @Nullable String value) {
		if (value != null) {
			text.append("\n  ").append(label).append(": ").append(ReadableText.quoted(value));
		}
	}

}
