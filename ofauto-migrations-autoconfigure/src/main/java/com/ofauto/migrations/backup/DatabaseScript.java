package com.ofauto.migrations.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a dump says of its database as a whole, for a database of another name: how it is
 * created, and its owner, settings, privileges and comment.
 *
 * @param creation what follows the name in {@code CREATE DATABASE}, or nothing if the
 * dump does not say it
 * @param statements what is to be done when it is complete
 */
record DatabaseScript(String creation, List<String> statements) {

	private static final Pattern CREATE = Pattern.compile("CREATE DATABASE (.*)( WITH TEMPLATE = template0.*)",
			Pattern.DOTALL);

	private static final Pattern START = Pattern
		.compile("(ALTER DATABASE|ALTER ROLE .* IN DATABASE|COMMENT ON DATABASE|(?:GRANT|REVOKE) .* ON DATABASE"
				+ "|SECURITY LABEL .*ON DATABASE) ", Pattern.DOTALL);

	/**
	 * Reads what {@code pg_restore --create} writes of the entries of a database.
	 * @param script the script
	 * @param name the other name, quoted
	 */
	static DatabaseScript of(String script, String name) {
		String creation = null;
		String original = "";
		List<String> statements = new ArrayList<>();
		for (String statement : statements(script)) {
			Matcher create = CREATE.matcher(statement);
			Matcher start = START.matcher(statement);
			if (creation == null && create.matches()) {
				original = create.group(1);
				creation = create.group(2);
			}
			else if (creation != null && start.lookingAt() && statement.startsWith(original + " ", start.end())) {
				statements.add(start.group() + name + statement.substring(start.end() + original.length()));
			}
		}
		return new DatabaseScript((creation != null) ? creation : " WITH TEMPLATE = template0",
				List.copyOf(statements));
	}

	/**
	 * The statements, without comments, commands of psql and semicolons. A literal, such
	 * as a comment on the database, may have all of these in it.
	 */
	private static List<String> statements(String script) {
		List<String> statements = new ArrayList<>();
		StringBuilder statement = new StringBuilder();
		char quote = 0;
		for (int i = 0; i < script.length(); i++) {
			char c = script.charAt(i);
			if (quote == 0 && statement.isEmpty() && (script.startsWith("--", i) || c == '\\')) {
				int end = script.indexOf('\n', i);
				i = (end < 0) ? script.length() : end;
			}
			else if (quote == 0 && c == ';') {
				statements.add(statement.toString());
				statement.setLength(0);
			}
			else if (!statement.isEmpty() || !Character.isWhitespace(c)) {
				statement.append(c);
				quote = (quote == 0) ? (c == '\'' || c == '"') ? c : 0 : (c == quote) ? 0 : quote;
			}
		}
		return statements;
	}

}
