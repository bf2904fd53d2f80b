package com.ofauto.migrations.devtools.script;

import java.util.Collection;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * Writes names for scripts: with their schema unless that is the default one, and quoted
 * only where PostgreSQL would not read them as they are.
 */
final class Names {

	private Names() {
	}

	static String quote(String name) {
		return Quotes.name(name);
	}

	static String quoteAll(Collection<String> names) {
		return names.stream().map(Names::quote).collect(Collectors.joining(", "));
	}

	static String literal(String text) {
		return Quotes.literal(text);
	}

	/**
	 * Write the name of an object or, for a part, the name of its table or domain.
	 */
	static String qualified(ObjectId id) {
		return id.schema().isEmpty() ? quote(id.name()) : quote(id.schema()) + "." + quote(id.name());
	}

	/**
	 * Write the name of an object in its schema, or of a part in its table.
	 */
	static String own(ObjectId id) {
		boolean isPart = !id.part().isEmpty() && id.kind() != ObjectKind.ROUTINE;
		return quote(isPart ? id.part() : id.name());
	}

	/**
	 * Write the name of an index; the index of a constraint has the constraint's name.
	 */
	static String index(ObjectId id) {
		return id.schema().isEmpty() ? own(id) : quote(id.schema()) + "." + own(id);
	}

	/**
	 * Write the name of a role; PUBLIC is a keyword.
	 */
	static String role(String role) {
		return role.equals("PUBLIC") ? role : quote(role);
	}

}
