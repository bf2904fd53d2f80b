package com.ofauto.migrations.verdict;

import java.util.Map;
import java.util.StringJoiner;

import com.ofauto.migrations.impact.RelationName;

/**
 * The texts of a look at a database. All statements go in one message, under PostgreSQL's
 * own search path, read only, and with limits: none of them opens a relation of the
 * application's, so that they wait for nobody's lock but one on a catalog.
 */
final class LiveStatements {

	private static final String LIMITS = """
			SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),
				pg_catalog.set_config('transaction_read_only', 'on', true),
				pg_catalog.set_config('lock_timeout', '500', true),
				pg_catalog.set_config('statement_timeout', '5000', true);
			""";

	/**
	 * What is counted in the database is counted since the last reset, or since the
	 * server has thrown its statistics away, which those of the whole server show.
	 */
	private static final String SERVER = """
			SELECT current_setting('block_size')::bigint, current_setting('server_version_num')::int,
				extract(epoch FROM clock_timestamp())::float8,
				extract(epoch FROM coalesce((SELECT stats_reset FROM pg_stat_database
						WHERE datname = current_database()),
					least((SELECT stats_reset FROM pg_stat_archiver),
						(SELECT stats_reset FROM pg_stat_bgwriter))))::float8,
				quote_ident(current_user),
				(SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid()
					AND (datname IS NULL OR datname = current_database()) AND usename IS DISTINCT FROM current_user
					AND usename IS NOT NULL AND NOT pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')
					AND state IS NULL);
			""";

	private static final String ASKED = """
			WITH RECURSIVE asked(number, schema, relation) AS (VALUES %1$s),
			found AS MATERIALIZED (SELECT a.number, c.oid FROM asked a JOIN pg_namespace n ON n.nspname = a.schema
				JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = a.relation),
			tree(root, oid) AS (SELECT oid, oid FROM found
				UNION SELECT t.root, i.inhrelid FROM tree t JOIN pg_inherits i ON i.inhparent = t.oid),
			partner(root, oid) AS (SELECT f.oid, k.confrelid FROM found f
					JOIN pg_constraint k ON k.contype = 'f' AND k.conrelid = f.oid
				UNION SELECT f.oid, k.conrelid FROM found f
					JOIN pg_constraint k ON k.contype = 'f' AND k.confrelid = f.oid),
			touched AS MATERIALIZED (SELECT oid FROM tree UNION SELECT oid FROM partner)
			""";

	private static final String RELATIONS = ASKED + """
			SELECT c.oid::bigint, CASE WHEN n.nspname = %2$s THEN '' ELSE quote_ident(n.nspname) || '.' END
					|| quote_ident(c.relname), c.relkind::text,
				(SELECT string_agg(f.number::text, ',') FROM found f WHERE f.oid = c.oid),
				c.relpages + coalesce((SELECT sum(t.relpages) FROM pg_class t WHERE t.oid = c.reltoastrelid
					OR t.oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = c.reltoastrelid)), 0)
				+ coalesce((SELECT sum(x.relpages) FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
					WHERE i.indrelid = c.oid), 0),
				c.relpages, c.reltuples::float8, pg_stat_get_live_tuples(c.oid),
				pg_stat_get_numscans(c.oid) + coalesce((SELECT sum(pg_stat_get_numscans(indexrelid))
					FROM pg_index WHERE indrelid = c.oid), 0),
				pg_stat_get_tuples_inserted(c.oid) + pg_stat_get_tuples_updated(c.oid)
					+ pg_stat_get_tuples_deleted(c.oid),
				(SELECT string_agg(t.oid::text, ',') FROM tree t WHERE t.root = c.oid AND t.oid <> c.oid),
				(SELECT string_agg(p.oid::text, ',') FROM partner p WHERE p.root = c.oid AND p.oid <> c.oid),
				(SELECT array_agg(quote_ident(a.attname) ORDER BY array_position(i.indkey::int2[], a.attnum))
					FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
					WHERE i.indrelid = c.oid AND i.indisprimary),
				(SELECT array_agg(quote_ident(x.relname) ORDER BY x.relname) FROM pg_index i
					JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid AND NOT i.indisvalid
						AND x.relkind = 'i'),
				(SELECT quote_ident(a.attname) FROM pg_index i JOIN pg_attribute a
						ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
					WHERE i.indrelid = c.oid AND i.indisprimary AND i.indisvalid AND i.indnkeyatts = 1
						AND a.attgenerated = '' AND a.atttypid IN (%3$s))
			FROM touched JOIN pg_class c ON c.oid = touched.oid JOIN pg_namespace n ON n.oid = c.relnamespace
			ORDER BY c.oid;
			""";

	private static final String SESSIONS = ASKED
			+ """
					, held AS MATERIALIZED (SELECT l.pid, string_agg(l.relation::text || ' ' || l.mode, ',') AS locks
						FROM pg_locks l JOIN touched ON touched.oid = l.relation
						WHERE l.granted AND l.locktype = 'relation' AND l.mode <> 'SIReadLock' AND l.pid <> pg_backend_pid()
							AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
						GROUP BY l.pid)
					SELECT a.pid, coalesce(a.application_name, ''),
						CASE WHEN a.application_name = 'pg_dump' THEN 'DUMP' WHEN EXISTS (SELECT FROM pg_stat_progress_basebackup b
								WHERE b.pid = a.pid) THEN 'BACKUP'
							WHEN a.query LIKE 'autovacuum: %% (to prevent wraparound)' THEN 'WRAPAROUND' ELSE 'TRANSACTION' END,
						extract(epoch FROM clock_timestamp() - coalesce(a.xact_start,
							CASE WHEN a.backend_type = 'walsender' THEN a.backend_start END))::float8, held.locks
					FROM pg_stat_activity a LEFT JOIN held ON held.pid = a.pid
					WHERE a.pid <> pg_backend_pid() AND (held.pid IS NOT NULL OR a.datname = current_database()
							AND a.backend_type = 'client backend' AND a.xact_start IS NOT NULL
						OR a.pid IN (SELECT b.pid FROM pg_stat_progress_basebackup b))
					ORDER BY a.xact_start NULLS LAST, a.pid LIMIT 50""";

	private LiveStatements() {
	}

	/**
	 * The message.
	 * @param names the relations by their numbers
	 * @param schema the default schema
	 */
	static String of(Map<Integer, RelationName> names, String schema) {
		StringJoiner asked = new StringJoiner(", ").setEmptyValue("(-1, ''::name, ''::name)");
		names.forEach((number, name) -> asked
			.add("(" + number + ", " + literal(name.schemaOr(schema)) + "::name, " + literal(name.name()) + "::name)"));
		return LIMITS + SERVER + RELATIONS.formatted(asked, literal(schema), Filling.TYPES) + SESSIONS.formatted(asked);
	}

	static String literal(String value) {
		String text = value.replace("\0", "").replace("'", "''");
		return (text.indexOf('\\') < 0) ? "'" + text + "'" : "E'" + text.replace("\\", "\\\\") + "'";
	}

}
