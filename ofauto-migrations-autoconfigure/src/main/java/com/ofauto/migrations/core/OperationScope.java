package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The tables that an operation can write to, and whether they hold rows. This is the one
 * definition: the tables of the whole database, since a seed, a migration and a schema
 * source may name any of them. Left out are temporary tables, members of extensions and
 * the histories themselves. A table that this role cannot read, or of which row-level
 * security may hide rows, counts as one that has some.
 */
final class OperationScope {

	/** The SQLSTATE of {@link #requireEmpty} where there are rows. */
	static final String ROWS = "OFA01";

	/**
	 * Big tables first, so that data is found soon. The search path has only
	 * {@code pg_catalog} in it.
	 */
	private static final String TABLES = """
			SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), row_security_active(c.oid),
				has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND c.relname <> '_prisma_migrations'
				AND n.nspname NOT IN ('pg_catalog', 'information_schema', '_ofauto_undo')
				AND NOT EXISTS (SELECT FROM pg_depend d
					WHERE d.classid = 1259 AND d.objid = c.oid AND d.deptype = 'e')""";

	private static final String PATH = "PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);\n";

	private static final String DECLARE = """
			DO $ofauto$
			DECLARE
				path CONSTANT pg_catalog.text := pg_catalog.current_setting('search_path');
				candidate pg_catalog.text;
				hidden pg_catalog.bool;
				writable pg_catalog.bool;
				found_rows pg_catalog.bool;
				why pg_catalog.text;
			BEGIN
			""" + PATH;

	/**
	 * Sets {@code why} if there are rows.
	 */
	private static final String LOOK = """
			FOR candidate, hidden, writable IN %s ORDER BY c.relpages DESC, c.oid LOOP
				BEGIN
					IF hidden THEN
						why := 'row-level security hides from this role what table ' || candidate || ' has';
					ELSE
						EXECUTE 'SELECT EXISTS (SELECT FROM ONLY ' || candidate || ')' INTO found_rows;
						IF found_rows THEN
							why := 'table ' || candidate || ' has rows';
						END IF;
					END IF;
					-- What the look has locked is let go with its subtransaction.
					RAISE EXCEPTION USING ERRCODE = 'OFA00';
				EXCEPTION
					WHEN SQLSTATE 'OFA00' OR undefined_table THEN
						NULL;
					WHEN insufficient_privilege THEN
						why := 'this role cannot read table ' || candidate;
					WHEN lock_not_available THEN
						why := 'another session has locked table ' || candidate;
				END;
				EXIT WHEN why IS NOT NULL;
			END LOOP;
			""".formatted(TABLES);

	private static final String END = """
			PERFORM pg_catalog.set_config('search_path', path, true);
			END
			$ofauto$""";

	private static final String PREFIX = "ofauto-migrations rows: ";

	private OperationScope() {
	}

	/**
	 * Looks for rows.
	 * @return why the database holds data, or {@code null} if it holds none
	 */
	static @Nullable String rows(Session session, Duration lockTimeout) {
		List<String> found = new ArrayList<>();
		SimpleQuery.Outcome outcome = session.simpleQuery()
			.send(block(lockTimeout, "IF why IS NOT NULL THEN RAISE INFO '" + PREFIX + "%', why; END IF;\n"),
					(notice, completed) -> {
						String message = String.valueOf(notice.getMessage());
						if (message.startsWith(PREFIX)) {
							found.add(message.substring(PREFIX.length()));
						}
					});
		SQLException error = outcome.error();
		if (error != null) {
			throw new DatabaseAccessException("check whether the database holds data", error);
		}
		return found.isEmpty() ? null : found.get(0);
	}

	/**
	 * A block that looks for rows and then runs further statements.
	 * @param then statements in PL/pgSQL, with {@code why} null if there are none, and
	 * {@code path} as the session's search path
	 */
	static String block(Duration lockTimeout, String then) {
		return DECLARE + patience(lockTimeout) + LOOK + then + END;
	}

	/**
	 * The same without the look.
	 */
	static String blockWithoutLook(Duration lockTimeout, String then) {
		return DECLARE + patience(lockTimeout) + then + END;
	}

	private static String patience(Duration lockTimeout) {
		return "PERFORM pg_catalog.set_config('lock_timeout', '" + lockTimeout.toMillis() + "', true);\n";
	}

	/**
	 * A block for the transaction that acts: it locks what the act can write, so that
	 * nobody adds rows any more, and fails with {@link #ROWS} if somebody has.
	 * @param dropped the schema whose tables are about to be dropped, or {@code null} if
	 * the act writes
	 */
	static String requireEmpty(@Nullable String dropped) {
		String mode = (dropped != null) ? "ACCESS EXCLUSIVE" : "SHARE ROW EXCLUSIVE";
		String schema = (dropped != null) ? " AND n.nspname = " + Sql.literal(dropped) : "";
		return DECLARE + """
				FOR candidate, hidden, writable IN %s%s ORDER BY c.oid LOOP
					IF writable THEN
						EXECUTE 'LOCK TABLE ONLY ' || candidate || ' IN %s MODE';
					END IF;
				END LOOP;
				""".formatted(TABLES, schema, mode) + LOOK + """
				IF why IS NOT NULL THEN
					RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = why;
				END IF;
				""".formatted(ROWS) + END;
	}

}
