package com.ofauto.migrations.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.ConcurrentStatement.CreateIndex;
import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * What an index is, whatever it is called, as PostgreSQL prints it.
 */
final class IndexDefinition {

	/**
	 * Of the index {@code i}, a row of {@code pg_index}: without the name and the table,
	 * which stand before the method.
	 */
	static final String SQL = "pg_catalog.concat(i.indisunique, i.indimmediate, i.indisexclusion, pg_catalog.substr(pg_catalog.pg_get_indexdef(i.indexrelid),"
			+ " pg_catalog.strpos(pg_catalog.pg_get_indexdef(i.indexrelid), ' USING ')))";

	private static final Pattern CONCURRENTLY = Pattern.compile("\\bCONCURRENTLY\\b", Pattern.CASE_INSENSITIVE);

	private IndexDefinition() {
	}

	/** Of the index {@code i}: a constraint's is none that a statement has created. */
	static final String PLAIN = "NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c"
			+ " WHERE c.conindid OPERATOR(pg_catalog.=) i.indexrelid AND c.contype OPERATOR(pg_catalog.<>) 'f')";

	/**
	 * What a statement would create, which PostgreSQL tells of an empty table that is
	 * alike.
	 * @return the definition, or {@code null} if it cannot be told
	 */
	static @Nullable String of(ScriptStatement statement, CreateIndex create, RunContext context) {
		if (statement.text().contains("--") || statement.text().contains("/*")) {
			// The table may be named in a comment, too.
			return null;
		}
		String name = create.table().substring(tableStart(create.table()));
		Matcher table = Pattern
			.compile("\\bON\\s+(ONLY\\s+)?" + Pattern.quote(create.table()), Pattern.CASE_INSENSITIVE)
			.matcher(CONCURRENTLY.matcher(statement.text()).replaceFirst(""));
		if (!table.find()) {
			return null;
		}
		try {
			context.session()
				.send("make an index of an empty table", "BEGIN; CREATE TEMPORARY TABLE " + name + " (LIKE "
						+ create.table() + ");\n" + table.replaceFirst(Matcher.quoteReplacement("ON pg_temp." + name)));
			return context
				.query("SELECT " + SQL + " FROM pg_catalog.pg_index i WHERE i.indrelid OPERATOR(pg_catalog.=) "
						+ Sql.literal("pg_temp." + name) + "::pg_catalog.regclass")
				.stream()
				.findFirst()
				.orElse(null);
		}
		catch (DatabaseAccessException ex) {
			return null;
		}
		finally {
			context.rollback();
		}
	}

	/**
	 * Where the name begins behind a schema; a dot may be a part of it.
	 */
	private static int tableStart(String qualified) {
		boolean quoted = false;
		int start = 0;
		for (int i = 0; i < qualified.length(); i++) {
			quoted ^= qualified.charAt(i) == '"';
			start = (qualified.charAt(i) == '.' && !quoted) ? i + 1 : start;
		}
		return start;
	}

}
