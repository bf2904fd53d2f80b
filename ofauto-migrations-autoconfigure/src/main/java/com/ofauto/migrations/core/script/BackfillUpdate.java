package com.ofauto.migrations.core.script;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The UPDATE of a backfill, taken apart so that it can be run on a part of its table.
 *
 * @param statement the statement as it stands in the file
 * @param schema the schema that it names, or {@code null}
 * @param table the name of the table as PostgreSQL stores it
 * @param only whether it leaves out tables that inherit from it
 * @param alias what the statement calls the table, as SQL has it
 * @param assigned the columns that it sets
 * @param head the text up to the word WHERE, which is part of it
 * @param condition the text behind that word, without comments at its end
 * @since 0.1.0
 */
public record BackfillUpdate(ScriptStatement statement, @Nullable String schema, String table, boolean only,
		String alias, Set<String> assigned, String head, String condition) {

	public BackfillUpdate {
		assigned = Set.copyOf(assigned);
	}

	/**
	 * Reads the statement of a backfill.
	 * @throws ScriptException if it is none that can be run in parts
	 */
	public static BackfillUpdate of(ScriptStatement statement) {
		return new UpdateParser(statement).parse();
	}

	/**
	 * The table as the statement names it.
	 */
	public String name() {
		return ((this.schema != null) ? Sql.identifier(this.schema) + "." : "") + Sql.identifier(this.table);
	}

	/**
	 * The table and its alias, for a FROM clause in which the condition means the same.
	 */
	public String from() {
		String table = (this.only ? "ONLY " : "") + name();
		return this.alias.equals(Sql.identifier(this.table)) ? table : table + " AS " + this.alias;
	}

	/**
	 * The statement on a part of the table. What stands before the end of the condition
	 * keeps its place, so that an error is told where it is in the file.
	 * @param range the condition that makes the part
	 */
	public ScriptStatement on(String range) {
		boolean spaced = this.condition.startsWith(" ");
		String text = this.head + "(" + (spaced ? this.condition.substring(1) : this.condition) + ") AND " + range;
		return new ScriptStatement(text, this.statement.line(), this.statement.column(), this.statement.end(), false);
	}

}
