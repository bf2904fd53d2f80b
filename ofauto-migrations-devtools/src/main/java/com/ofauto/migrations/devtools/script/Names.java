package com.ofauto.migrations.devtools.script;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * How names are written: with their schema unless that is the default one, and quoted
 * only where PostgreSQL would read them otherwise.
 */
final class Names {

	private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

	private Names() {
	}

	static String quote(String name) {
		boolean plain = PLAIN.matcher(name).matches() && !ReservedWords.contains(name);
		return plain ? name : Quotes.identifier(name);
	}

	static String quoteAll(Collection<String> names) {
		return names.stream().map(Names::quote).collect(Collectors.joining(", "));
	}

	static String literal(String text) {
		return Quotes.literal(text);
	}

	/**
	 * Writes the name of an object or, of a part, the name of the table or the domain.
	 */
	static String qualified(ObjectId id) {
		return id.schema().isEmpty() ? quote(id.name()) : quote(id.schema()) + "." + quote(id.name());
	}

	/**
	 * Writes the name that an object has in its schema, or that a part has in its table.
	 */
	static String own(ObjectId id) {
		boolean isPart = !id.part().isEmpty() && id.kind() != ObjectKind.ROUTINE;
		return quote(isPart ? id.part() : id.name());
	}

	/**
	 * Writes the name of an index; that behind a constraint has the name of that.
	 */
	static String index(ObjectId id) {
		return id.schema().isEmpty() ? own(id) : quote(id.schema()) + "." + own(id);
	}

	/**
	 * Writes the name of a role; the one that is everybody is a word.
	 */
	static String role(String role) {
		return role.equals("PUBLIC") ? role : quote(role);
	}

}
