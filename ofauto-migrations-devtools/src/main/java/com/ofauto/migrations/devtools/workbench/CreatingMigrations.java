package com.ofauto.migrations.devtools.workbench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.ofauto.migrations.core.StatementFailure;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchException;

/**
 * Knows which migration created which object in a scratch database, by reading the
 * catalog after each.
 */
final class CreatingMigrations {

	private static final String NOT_OURS = " !~ '^pg_' AND n.nspname <> 'information_schema'";

	private static final String THINGS = """
			SELECT 'relation', c.relname, '' FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname%1$s
			UNION ALL
			SELECT 'column', a.attname, c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
			JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname%1$s AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'c')
			UNION ALL
			SELECT 'object', t.typname, '' FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
			WHERE n.nspname%1$s
			UNION ALL
			SELECT 'object', k.conname, c.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
			JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname%1$s
			UNION ALL
			SELECT 'object', t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
			WHERE NOT t.tgisinternal
			UNION ALL
			SELECT 'object', p.polname, c.relname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
			UNION ALL
			SELECT 'object', r.rulename, c.relname FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
			JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname%1$s
			UNION ALL
			SELECT 'object', e.extname, '' FROM pg_extension e
			UNION ALL
			SELECT 'routine', p.proname, '' FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
			WHERE n.nspname%1$s
			UNION ALL
			SELECT 'schema', n.nspname, '' FROM pg_namespace n WHERE n.nspname%1$s
			""".formatted(NOT_OURS);

	/** The kinds of objects that a SQLSTATE says exist already. */
	private static final Map<String, String> KINDS = Map.of("42P07", "relation", "42701", "column", "42710", "object",
			"42723", "routine", "42P06", "schema");

	private final ScratchDatabase database;

	private final Map<Thing, String> makers = new HashMap<>();

	CreatingMigrations(ScratchDatabase database) {
		this.database = database;
		after("");
	}

	static boolean isThereAlready(StatementFailure failure) {
		return KINDS.containsKey(failure.sqlState());
	}

	/**
	 * Read the catalog after a migration.
	 * @return whether there is a new object
	 */
	boolean after(String migration) {
		Set<Thing> there = things();
		this.makers.keySet().retainAll(there);
		int before = this.makers.size();
		there.forEach((thing) -> this.makers.putIfAbsent(thing, migration));
		return this.makers.size() > before;
	}

	private Set<Thing> things() {
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("SET search_path = pg_catalog, pg_temp");
			Set<Thing> things = new HashSet<>();
			try (ResultSet rows = statement.executeQuery(THINGS)) {
				while (rows.next()) {
					things.add(new Thing(rows.getString(1), rows.getString(2), rows.getString(3)));
				}
			}
			return things;
		}
		catch (SQLException ex) {
			throw ScratchException.failed("read the catalog of a scratch database", ex);
		}
	}

	/**
	 * Find the migration that created the object that a statement tried to create again.
	 * It is the known object that the message names, in whatever language.
	 */
	Optional<String> maker(StatementFailure failure) {
		String kind = KINDS.get(failure.sqlState());
		return this.makers.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().kind().equals(kind) && entry.getKey().isNamedIn(failure.message()))
			.max(Comparator.comparing((entry) -> entry.getKey().length()))
			.map(Map.Entry::getValue)
			.filter((migration) -> !migration.isEmpty());
	}

	/**
	 * A named object.
	 *
	 * @param kind the SQLSTATE that says that it exists already
	 * @param name its name
	 * @param owner the name of its table, or empty
	 */
	private record Thing(String kind, String name, String owner) {

		int length() {
			return this.name.length() + this.owner.length();
		}

		boolean isNamedIn(String message) {
			return isQuoted(this.name, message) && (this.owner.isEmpty() || isQuoted(this.owner, message));
		}

		private static boolean isQuoted(String name, String message) {
			for (int at = message.indexOf(name); at >= 0; at = message.indexOf(name, at + 1)) {
				if (isQuote(message.substring(0, at).stripTrailing(), -1)
						&& isQuote(message.substring(at + name.length()).stripLeading(), 0)) {
					return true;
				}
			}
			return false;
		}

		/**
		 * Whether a text begins, or ends, with a quotation mark of some language.
		 */
		private static boolean isQuote(String text, int index) {
			int at = (index < 0) ? text.length() - 1 : index;
			return !text.isEmpty() && "\"'«»„“”‹›‘’「」".indexOf(text.charAt(at)) >= 0;
		}

	}

}
