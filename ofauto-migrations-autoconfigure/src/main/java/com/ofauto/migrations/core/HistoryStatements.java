package com.ofauto.migrations.core;

import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the looks at a database. What looks up names in the session's own search
 * path, or may run before another path is set, qualifies all that it uses: see
 * {@link SafePath}.
 */
final class HistoryStatements {

	/**
	 * The schema and the comment of each history of the database, and nothing, if ours is
	 * not trusted at first sight, since the query fails then. {@code pg_class} and
	 * {@code pg_description} are read by their indexes.
	 */
	private static final String COMMENTS = """
			ARRAY(SELECT ARRAY[c.relnamespace::pg_catalog.regnamespace::pg_catalog.text,
					(SELECT d.description FROM pg_catalog.pg_description d
						WHERE d.objoid OPERATOR(pg_catalog.=) c.oid
							AND d.classoid OPERATOR(pg_catalog.=) 1259::pg_catalog.oid
							AND d.objsubid OPERATOR(pg_catalog.=) 0), %2$s]
				FROM pg_catalog.pg_class c
				WHERE c.relname OPERATOR(pg_catalog.=) '_prisma_migrations'::pg_catalog.name
					AND (c.relpersistence OPERATOR(pg_catalog.<>) 't'::pg_catalog."char"
						OR c.oid OPERATOR(pg_catalog.=) %1$s))""";

	/**
	 * Functions rather than joins, where there are any: a new server process plans a join
	 * of catalogs in milliseconds. 1259 is {@code pg_class} itself.
	 */
	private static final String FACTS = """
			SELECT pg_catalog.pg_is_in_recovery(), pg_catalog.pg_backend_pid(), pg_catalog.current_database(),
				pg_catalog.current_setting('server_version'), pg_catalog.current_setting('search_path'), %1$s,
				(pg_catalog.pg_identify_object(1259::pg_catalog.oid, %2$s, 0)).schema,
				%3$s,
				(pg_catalog.pg_control_system()).system_identifier,
				(pg_catalog.pg_get_object_address('database', ARRAY[pg_catalog.current_database()::pg_catalog.text],
					'{}')).objid,
				%4$s, %5$s,
				(SELECT d.description FROM pg_catalog.pg_description d
					WHERE d.objoid OPERATOR(pg_catalog.=) pg_catalog.to_regnamespace('_ofauto_undo')::pg_catalog.oid
						AND d.classoid OPERATOR(pg_catalog.=) 2615::pg_catalog.oid
						AND d.objsubid OPERATOR(pg_catalog.=) 0);
			""";

	/**
	 * Lets the rows be looked for in no other schema than the one that was judged.
	 */
	private static final String JUDGED_SCHEMA = "pg_catalog.set_config('search_path',"
			+ " pg_catalog.concat_ws(', ', 'pg_catalog', (pg_catalog.pg_identify_object(1259::pg_catalog.oid, %1$s, 0))"
			+ ".schema, 'pg_temp'), true)";

	private static final String LOCKED = "EXISTS (SELECT FROM pg_catalog.pg_locks WHERE " + AdvisoryLock.IN_PG_LOCKS
			+ " AND pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid())";

	/**
	 * Rows are neither sorted nor computed with: each operator that a new server process
	 * has to look up costs more than a hundred rows. Of a way back that a record keeps,
	 * below a mark or without one, only the beginning is read.
	 */
	private static final String ROWS = """
			SELECT migration_name, checksum, extract(epoch FROM started_at), extract(epoch FROM finished_at),
				extract(epoch FROM rolled_back_at),
				CASE WHEN finished_at IS NULL AND rolled_back_at IS NULL THEN id END,
				CASE WHEN rolled_back_at IS NULL OR finished_at IS NOT NULL
					THEN CASE WHEN finished_at IS NOT NULL
							AND pg_catalog.starts_with(pg_catalog.left(logs, 24), 'ofauto-migrations: mark ')
						THEN pg_catalog.left(pg_catalog.split_part(pg_catalog.left(logs, 2000), '\n', 2), 27)
						ELSE pg_catalog.left(logs, CASE WHEN finished_at IS NULL THEN 8000
							WHEN pg_catalog.starts_with(pg_catalog.left(logs, 36), 'ofauto-migrations: rollback, sha256 ')
							THEN 27 ELSE 300 END) END END
			FROM %s""";

	/** What is declared is looked up under the session's own search path. */
	private static final String OPEN = """
			DO $ofauto$
			DECLARE
				history pg_catalog.refcursor := 'ofauto_history';
				elsewhere pg_catalog.refcursor := 'ofauto_elsewhere';
				place pg_catalog.oid := pg_catalog.to_regnamespace(%1$s);
				own pg_catalog.oid := %2$s;
				mine pg_catalog.pg_class;
				problem pg_catalog.text;
				subject pg_catalog.text;
				owner pg_catalog.text;
				empty boolean := true;
				others pg_catalog.text;
			BEGIN
				PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
				IF own IS NOT NULL THEN
					SELECT * INTO mine FROM pg_class WHERE oid = own;
					%4$s
					EXECUTE format('SELECT NOT EXISTS (SELECT FROM %%s)', own::regclass) INTO empty;
					OPEN history FOR EXECUTE format(%3$s, own::regclass);
				ELSE
					OPEN history FOR
					SELECT kind || ' ' || name, NULL::text, count(*) OVER (), NULL::bigint, NULL::bigint,
						NULL::text, NULL::text
					FROM (
						SELECT CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
								WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind,
							relname::text AS name, 'pg_class'::regclass AS class, oid, relnamespace AS namespace
						FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
						UNION ALL
						SELECT 'type', typname, 'pg_type'::regclass, oid, typnamespace
						FROM pg_type WHERE typtype IN ('e', 'd', 'r')
							OR EXISTS (SELECT FROM pg_class c WHERE c.oid = typrelid AND c.relkind = 'c')
						UNION ALL
						SELECT 'function', proname, 'pg_proc'::regclass, oid, pronamespace FROM pg_proc
					) found
					WHERE namespace = place
						AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = class AND d.objid = found.oid
							AND (d.deptype = 'e' OR kind = 'sequence' AND d.deptype IN ('a', 'i')
								OR kind = 'function' AND d.deptype = 'i'))
					ORDER BY name IN ('flyway_schema_history', 'databasechangelog') DESC, kind = 'table' DESC, kind,
						name LIMIT 5;
				END IF;
				IF empty THEN
					SELECT string_agg(format(%6$s, c.relnamespace::regnamespace, c.oid::regclass), ' UNION ALL ')
						INTO others FROM (SELECT * FROM pg_class c WHERE c.relname = '_prisma_migrations'
							AND c.oid IS DISTINCT FROM own AND c.relnamespace IS DISTINCT FROM place AND %5$s
							AND (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname
								IN ('migration_name', 'checksum', 'started_at', 'finished_at', 'rolled_back_at')) = 5
							ORDER BY c.oid LIMIT 50) c;
				END IF;
				OPEN elsewhere FOR EXECUTE coalesce(others, 'SELECT 1 WHERE false');
			END
			$ofauto$;
			""";

	/** The newest records of a history in another schema, which are enough to know it. */
	private static final String OTHER = "(SELECT %L, migration_name, checksum FROM %s WHERE finished_at IS NOT NULL"
			+ " AND rolled_back_at IS NULL ORDER BY started_at DESC LIMIT 100)";

	private static final String FETCH = "FETCH ALL FROM ofauto_elsewhere;FETCH ALL FROM ofauto_history";

	private final @Nullable String defaultSchema;

	/** The identifier of our history, or null. */
	private final String table;

	HistoryStatements(@Nullable String defaultSchema) {
		this.defaultSchema = defaultSchema;
		this.table = "pg_catalog.to_regclass(" + Sql.literal(
				(defaultSchema != null) ? Sql.identifier(defaultSchema) + "." + HistoryQuery.TABLE : HistoryQuery.TABLE)
				+ ")::pg_catalog.oid";
	}

	/**
	 * Whether there is anything in the place of the history.
	 */
	String exists() {
		return "SELECT " + this.table + " IS NOT NULL";
	}

	/**
	 * Facts and rows, of a history that is there and trusted at first sight.
	 */
	String quick() {
		return FACTS.formatted(schemaName(), this.table, "false",
				COMMENTS.formatted(this.table, HistoryTrust.atFirstSight(this.table)),
				JUDGED_SCHEMA.formatted(this.table)) + ROWS.formatted(HistoryQuery.TABLE);
	}

	/**
	 * Facts, what is in the place of the history, and histories elsewhere.
	 */
	String careful() {
		String schema = (this.defaultSchema != null) ? Sql.literal(Sql.identifier(this.defaultSchema))
				: "pg_catalog.quote_ident(pg_catalog.current_schema())";
		String comments = COMMENTS.formatted(this.table,
				"CASE WHEN c.oid OPERATOR(pg_catalog.=) " + this.table + " AND c.relhastriggers THEN 'triggers' END");
		return FACTS.formatted(schemaName(), this.table, LOCKED, comments, "0") + OPEN.formatted(schema, this.table,
				Sql.literal(ROWS), HistoryTrust.withCare(), HistoryTrust.readable(), Sql.literal(OTHER)) + FETCH;
	}

	private String schemaName() {
		return (this.defaultSchema != null)
				? "(SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname OPERATOR(pg_catalog.=) "
						+ Sql.literal(this.defaultSchema) + ")"
				: "pg_catalog.current_schema()";
	}

}
