package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;

import com.ofauto.migrations.core.script.Sql;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Whether a history may be read and written. A relation runs code of its owner's as the
 * role that uses it: a view's functions, a rule's, a trigger's. And it need not show all
 * its rows. So it must be a plain table that hides nothing, whose owner could harm the
 * role that migrates in any case: that role itself, one that it is a member of, a
 * superuser, or who owns the schema or the database.
 */
final class HistoryTrust {

	/** What the server answers where a history is not trusted. */
	private static final String UNTRUSTED = "OFA01";

	private static final String STRANGER = "is neither the role that migrates nor a role of which it is a member,"
			+ " is not a superuser, and owns neither the schema nor the database";

	/** What it answers where a history must be looked at with care. */
	static final String DOUBTED = "22P02";

	/**
	 * Whether a role is trusted in a schema. Owners can do what needs a grant option, and
	 * superusers everything; a superuser who migrates is a member of all roles, which
	 * says nothing of theirs.
	 */
	private static final String ROLE = "(NOT pg_catalog.pg_has_role(10::pg_catalog.oid, 'MEMBER')"
			+ " AND pg_catalog.pg_has_role(%1$s, 'MEMBER')"
			+ " OR pg_catalog.has_schema_privilege(%1$s, %2$s, 'CREATE WITH GRANT OPTION')"
			+ " OR pg_catalog.has_database_privilege(%1$s, pg_catalog.current_database(), 'CREATE WITH GRANT OPTION'))";

	private static final String AT_FIRST_SIGHT = """
			CASE WHEN c.oid OPERATOR(pg_catalog.=) %s
						AND NOT (c.relkind OPERATOR(pg_catalog.=) 'r'::pg_catalog."char"
							AND c.relpersistence OPERATOR(pg_catalog.<>) 't'::pg_catalog."char"
							AND NOT c.relhasrules AND NOT c.relhastriggers AND NOT pg_catalog.row_security_active(c.oid)
							AND %s)
					THEN pg_catalog.concat('OFAuto Migrations looks again, with care, at ', c.relname)::integer
						::pg_catalog.text END""";

	private static final String WITH_CARE = """
			problem := CASE WHEN mine.relpersistence = 't' THEN 'temporary' WHEN mine.relkind <> 'r' THEN 'kind' END;
			subject := CASE mine.relkind WHEN 'v' THEN 'a view' WHEN 'm' THEN 'a materialized view'
				WHEN 'f' THEN 'a foreign table' WHEN 'p' THEN 'a partitioned table' WHEN 'S' THEN 'a sequence'
				ELSE 'no table' END;
			owner := mine.relowner::regrole;
			IF problem IS NULL THEN
				SELECT 'rule', quote_ident(r.rulename) INTO problem, subject FROM pg_rewrite r WHERE r.ev_class = own LIMIT 1;
			END IF;
			IF problem IS NULL AND row_security_active(own) THEN
				problem := 'rows';
			END IF;
			IF problem IS NULL AND NOT %s THEN
				problem := 'owner';
			END IF;
			IF problem IS NULL THEN
				SELECT 'trigger', quote_ident(t.tgname), p.proowner::regrole INTO problem, subject, owner
					FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = own AND NOT %s LIMIT 1;
			END IF;
			IF problem IS NOT NULL THEN
				RAISE EXCEPTION 'OFAuto Migrations does not use the history %%', own::regclass
					USING ERRCODE = 'OFA01', TABLE = own::regclass, SCHEMA = mine.relnamespace::regnamespace,
						CONSTRAINT = problem, COLUMN = coalesce(subject, ''), DATATYPE = owner;
			END IF;
			""";

	/**
	 * Whether all triggers of the relation {@code c} belong to trusted roles. It runs
	 * under the session's own search path.
	 */
	private static final String TRIGGERS = "NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t"
			+ " WHERE t.tgrelid OPERATOR(pg_catalog.=) c.oid AND NOT (SELECT %s"
			+ " FROM pg_catalog.pg_proc p WHERE p.oid OPERATOR(pg_catalog.=) t.tgfoid))";

	private static final String READABLE = "c.relkind = 'r' AND c.relpersistence <> 't' AND NOT c.relhasrules"
			+ " AND NOT row_security_active(c.oid) AND has_table_privilege(c.oid, 'SELECT') AND ";

	private HistoryTrust() {
	}

	/**
	 * Fails if the relation {@code c} is the history and not trusted at first sight,
	 * which knows no triggers and no rules at all. It runs under the session's own search
	 * path.
	 * @param history the identifier of the history, as an expression
	 */
	static String atFirstSight(String history) {
		return AT_FIRST_SIGHT.formatted(history, role("c.relowner", "c.relnamespace"));
	}

	/**
	 * Fails if something is wrong with the relation {@code mine}, in a block in which
	 * {@code problem}, {@code subject} and {@code owner} are declared.
	 */
	static String withCare() {
		return WITH_CARE.formatted(role("mine.relowner", "mine.relnamespace"), role("p.proowner", "mine.relnamespace"));
	}

	/**
	 * Whether the relation {@code c} is one whose rows can be read without a second
	 * thought.
	 */
	static String readable() {
		return READABLE + role("c.relowner", "c.relnamespace");
	}

	private static String role(String owner, String schema) {
		return ROLE.formatted(owner, schema);
	}

	/**
	 * What makes a transaction fail with a division by zero in which a history must not
	 * be written that was trusted when it was looked at. All else that makes it so can be
	 * changed by its owner alone, who is trusted; a trigger can be added by whoever has
	 * been granted ALL on the tables of a schema. The lock keeps triggers away from then
	 * on, and nobody from reading and writing.
	 * @param table the history with its schema, quoted
	 * @param triggers whether it had triggers, which were trusted
	 */
	static List<String> keep(String table, boolean triggers) {
		return keep(table,
				triggers ? TRIGGERS.formatted(role("p.proowner", "c.relnamespace")) : "NOT c.relhastriggers");
	}

	/**
	 * The same for a history without triggers, in a database without event triggers.
	 */
	static List<String> keepWithoutEventTriggers(String table) {
		return keep(table, "NOT c.relhastriggers AND NOT EXISTS (SELECT FROM pg_catalog.pg_event_trigger)");
	}

	private static List<String> keep(String table, String condition) {
		return List.of("LOCK TABLE " + table + " IN ROW EXCLUSIVE MODE",
				"SELECT 1 OPERATOR(pg_catalog./) (" + condition
						+ ")::integer FROM pg_catalog.pg_class c WHERE c.oid OPERATOR(pg_catalog.=) "
						+ Sql.literal(table) + "::pg_catalog.regclass::pg_catalog.oid");
	}

	/**
	 * Explains a look that failed since the history is not trusted.
	 * @return the failure itself if it has another reason
	 * @throws UnsupportedDatabaseException with what a person needs to know
	 */
	static SQLException orExplained(SQLException failure) {
		if (UNTRUSTED.equals(failure.getSQLState()) && failure instanceof PSQLException driver) {
			throw explained(driver.getServerErrorMessage());
		}
		return failure;
	}

	private static UnsupportedDatabaseException explained(ServerErrorMessage server) {
		String table = String.valueOf(server.getTable());
		String subject = String.valueOf(server.getColumn());
		String owner = String.valueOf(server.getDatatype());
		String schema = String.valueOf(server.getSchema());
		String alter = "ALTER TABLE " + table;
		return switch (String.valueOf(server.getConstraint())) {
			case "temporary" -> untrusted(table, "it is a temporary table that a session has left behind",
					"Run DISCARD TEMP in that session, or let the pool give out a new connection.");
			case "kind" -> untrusted(table, "it is " + subject + ", not a table",
					"Find out who created it and why, and drop or rename it; if the history is in another schema,"
							+ " set ofauto.migrations.default-schema to that schema.");
			case "rule" -> untrusted(table, "its rule " + subject + " changes what is read from or written to it",
					"Find out who created the rule, and drop it: DROP RULE " + subject + " ON " + table + ".");
			case "rows" -> untrusted(table, "row-level security may hide rows from the role that migrates",
					"Turn it off: " + alter + " DISABLE ROW LEVEL SECURITY. Or let the owner of the table migrate,"
							+ " without FORCE ROW LEVEL SECURITY.");
			case "trigger" ->
				untrusted(table, "its trigger " + subject + " runs a function of " + owner + ", who " + STRANGER,
						"Find out who created the trigger, and drop it: DROP TRIGGER " + subject + " ON " + table
								+ ". Or give its function to the owner of the table.");
			default -> untrusted(table, "it belongs to " + owner + ", who " + STRANGER,
					"Find out who created it. If it is the real history, let its owner own the schema too: ALTER"
							+ " SCHEMA " + schema + " OWNER TO " + owner + ". If not, give it another name: " + alter
							+ " RENAME TO other.");
		};
	}

	private static UnsupportedDatabaseException untrusted(String table, String why, String remedy) {
		return UnsupportedDatabaseException.untrustedHistory(
				"The history of migrations " + table + " is neither read nor written: " + why + ".", remedy);
	}

}
