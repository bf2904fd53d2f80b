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

	private static final Pattern CREATE = Pattern.compile("^CREATE DATABASE (.*)( WITH TEMPLATE = template0.*);$",
			Pattern.MULTILINE);

	private static final Pattern START = Pattern
		.compile("(ALTER DATABASE|ALTER ROLE .* IN DATABASE|COMMENT ON DATABASE|(?:GRANT|REVOKE) .* ON DATABASE"
				+ "|SECURITY LABEL .*ON DATABASE) ");

	/**
	 * Reads what {@code pg_restore --create} writes of the entries of a database.
	 * @param script the script
	 * @param name the other name, quoted
	 */
	static DatabaseScript of(String script, String name) {
		Matcher create = CREATE.matcher(script);
		if (!create.find()) {
			return new DatabaseScript(" WITH TEMPLATE = template0", List.of());
		}
		String original = create.group(1);
		List<String> statements = new ArrayList<>();
		StringBuilder statement = new StringBuilder();
		for (String line : script.substring(create.end()).split("\n")) {
			Matcher start = START.matcher(line);
			if (!statement.isEmpty()) {
				statement.append('\n').append(line);
			}
			else if (start.lookingAt() && line.startsWith(original + " ", start.end())) {
				statement.append(start.group()).append(name).append(line.substring(start.end() + original.length()));
			}
			if (!statement.isEmpty() && line.endsWith(";")) {
				statements.add(statement.substring(0, statement.length() - 1));
				statement.setLength(0);
			}
		}
		return new DatabaseScript(create.group(2), List.copyOf(statements));
	}

}
