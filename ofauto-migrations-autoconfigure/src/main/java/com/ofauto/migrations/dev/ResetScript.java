package com.ofauto.migrations.dev;

import com.ofauto.migrations.core.CaptureSchema;
import com.ofauto.migrations.core.GuardedDatabase;

/**
 * The block that empties a schema. It takes what the schema holds, apart from the members
 * of extensions and from the history table, whose rows go; locks the tables of it, so
 * that nobody adds rows or dependents any more; looks for what must not go; drops; and
 * makes sure that nothing else went. Each step sees what others have committed before it.
 * <p>
 * It looks with only {@code pg_catalog} in the search path, so that no name means
 * anything of somebody else's. What it drops it names in full, under the path that the
 * session came with, which triggers may need.
 */
final class ResetScript {

	private static final String BEGIN = """
			DO $ofauto$
			DECLARE
				path CONSTANT pg_catalog.text := pg_catalog.current_setting('search_path');
				schema_name CONSTANT pg_catalog.text := %1$s;
				must_be_empty CONSTANT pg_catalog.bool := %2$s;
				table_id pg_catalog.oid;
				table_name pg_catalog.text;
				beyond_reach pg_catalog.oid[] := '{}';
				all_held pg_catalog.bool;
				hidden pg_catalog.bool;
				found_rows pg_catalog.bool;
				why pg_catalog.text;
				elsewhere pg_catalog.text;
				drops pg_catalog.text[];
				statement pg_catalog.text;
				due pg_catalog.text;
			BEGIN
				PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
			""";

	/** What the schema holds. */
	private static final String LISTED = """
				SELECT classid, objid FROM (
					SELECT 'pg_class'::regclass::oid AS classid, oid AS objid, relnamespace AS namespace FROM pg_class
						WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND relname <> '_prisma_migrations'
					UNION ALL SELECT 'pg_proc'::regclass, oid, pronamespace FROM pg_proc
					UNION ALL SELECT 'pg_type'::regclass, oid, typnamespace FROM pg_type
					UNION ALL SELECT 'pg_collation'::regclass, oid, collnamespace FROM pg_collation
					UNION ALL SELECT 'pg_conversion'::regclass, oid, connamespace FROM pg_conversion
					UNION ALL SELECT 'pg_operator'::regclass, oid, oprnamespace FROM pg_operator
					UNION ALL SELECT 'pg_opclass'::regclass, oid, opcnamespace FROM pg_opclass
					UNION ALL SELECT 'pg_opfamily'::regclass, oid, opfnamespace FROM pg_opfamily
					UNION ALL SELECT 'pg_statistic_ext'::regclass, oid, stxnamespace FROM pg_statistic_ext
					UNION ALL SELECT 'pg_ts_config'::regclass, oid, cfgnamespace FROM pg_ts_config
					UNION ALL SELECT 'pg_ts_dict'::regclass, oid, dictnamespace FROM pg_ts_dict
					UNION ALL SELECT 'pg_ts_parser'::regclass, oid, prsnamespace FROM pg_ts_parser
					UNION ALL SELECT 'pg_ts_template'::regclass, oid, tmplnamespace FROM pg_ts_template
				) thing
				WHERE namespace = (SELECT oid FROM pg_namespace WHERE nspname = schema_name)
					AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = thing.classid
						AND d.objid = thing.objid AND d.deptype IN ('e', 'i')
						AND (d.refclassid <> d.classid OR d.refobjid <> d.objid))
			""";

	/** What this transaction has locked, or dropped, against everybody. */
	private static final String HELD = """
				SELECT CASE locktype WHEN 'relation' THEN 'pg_class'::regclass::oid ELSE l.classid END AS classid,
					CASE locktype WHEN 'relation' THEN l.relation ELSE l.objid END AS objid
				FROM pg_locks l WHERE l.pid = pg_backend_pid() AND l.locktype IN ('relation', 'object')
					AND l.granted AND l.mode = 'AccessExclusiveLock'
			""";

	/**
	 * Lists and locks until everything that is there is held, since tables come and go
	 * while others are waited for. The owner of a schema may drop what he may not lock.
	 */
	private static final String LOCK = """
				DROP TABLE IF EXISTS pg_temp.ofauto_reset, pg_temp.ofauto_gone;
				CREATE TEMPORARY TABLE ofauto_reset (classid oid, objid oid) ON COMMIT DROP;
				LOOP
					DELETE FROM pg_temp.ofauto_reset;
					INSERT INTO pg_temp.ofauto_reset
				%s;
					all_held := true;
					FOR table_id, table_name IN SELECT c.oid, format('%%%%I.%%%%I', schema_name, c.relname)
						FROM pg_temp.ofauto_reset r JOIN pg_class c ON r.classid = 'pg_class'::regclass AND r.objid = c.oid
						WHERE c.relkind IN ('r', 'p') AND c.oid <> ALL (beyond_reach)
							AND (r.classid, r.objid) NOT IN (
				%s)
						ORDER BY c.oid LOOP
						all_held := false;
						BEGIN
							EXECUTE 'LOCK TABLE ONLY ' || table_name || ' IN ACCESS EXCLUSIVE MODE';
						EXCEPTION
							WHEN undefined_table THEN
								NULL;
							WHEN insufficient_privilege THEN
								beyond_reach := beyond_reach || table_id;
						END;
					END LOOP;
					EXIT WHEN all_held;
				END LOOP;
			"""
		.formatted(LISTED, HELD);

	private static final String REQUIRE_NO_ROWS = """
				IF must_be_empty THEN
					FOR table_id, table_name, hidden IN
						SELECT c.oid, quote_ident(schema_name) || '.' || quote_ident(c.relname), row_security_active(c.oid)
						FROM pg_temp.ofauto_reset r JOIN pg_class c ON r.classid = 'pg_class'::regclass AND r.objid = c.oid
						WHERE c.relkind = 'r' ORDER BY c.relpages DESC, c.oid LOOP
						IF table_id = ANY (beyond_reach) THEN
							why := 'this role cannot lock table ' || table_name;
						ELSIF hidden THEN
							why := 'row-level security hides from this role what table ' || table_name || ' has';
						ELSE
							EXECUTE 'SELECT EXISTS (SELECT FROM ONLY ' || table_name || ')' INTO found_rows;
							IF found_rows THEN
								why := 'table ' || table_name || ' has rows';
							END IF;
						END IF;
						IF why IS NOT NULL THEN
							RAISE EXCEPTION USING ERRCODE = '@ROWS@', MESSAGE = why;
						END IF;
					END LOOP;
				END IF;
			"""
		.replace("@ROWS@", GuardedDatabase.HOLDS_ROWS);

	/** What is locked by now, so that a table that comes later is noticed. */
	private static final String REMEMBER = """
				DROP TABLE IF EXISTS pg_temp.ofauto_locked;
				CREATE TEMPORARY TABLE ofauto_locked ON COMMIT DROP AS SELECT * FROM pg_temp.ofauto_reset;
			""";

	private static final String REQUIRE_REMEMBERED = """
				SELECT quote_ident(schema_name) || '.' || quote_ident(c.relname) INTO table_name
				FROM pg_temp.ofauto_reset r JOIN pg_class c ON r.classid = 'pg_class'::regclass AND r.objid = c.oid
				WHERE c.relkind = 'r' AND r.objid NOT IN (SELECT objid FROM pg_temp.ofauto_locked) LIMIT 1;
				IF table_name IS NOT NULL THEN
					RAISE EXCEPTION USING ERRCODE = '55000',
						MESSAGE = 'table ' || table_name || ' was created while the rows of the others were kept';
				END IF;
			""";

	private static final String REQUIRE_NO_DEPENDENTS = """
				CREATE TEMPORARY TABLE ofauto_gone ON COMMIT DROP AS
				WITH RECURSIVE gone(classid, objid, objsubid) AS (
					SELECT classid, objid, 0 FROM pg_temp.ofauto_reset
					UNION SELECT d.classid, d.objid, d.objsubid FROM gone g JOIN pg_depend d
						ON d.refclassid = g.classid AND d.refobjid = g.objid
							AND (g.objsubid = 0 OR g.objsubid = d.refobjsubid)
				)
				SELECT classid, objid, objsubid FROM gone;
				SELECT string_agg(DISTINCT pg_describe_object(classid, objid, objsubid), ', ') INTO elsewhere
				FROM pg_temp.ofauto_gone, pg_identify_object(classid, objid, objsubid) thing,
					pg_identify_object_as_address(classid, objid, objsubid) address
				WHERE classid NOT IN ('pg_cast'::regclass, 'pg_transform'::regclass, 'pg_publication_rel'::regclass,
						'pg_event_trigger'::regclass)
					AND NOT EXISTS (SELECT FROM pg_trigger t
						WHERE classid = 'pg_trigger'::regclass AND t.oid = objid AND t.tgisinternal)
					AND CASE
						-- A member takes its extension along, or is changed behind its back.
						WHEN EXISTS (SELECT FROM pg_depend e WHERE e.deptype = 'e'
							AND (e.classid, e.objid) IN (SELECT ofauto_gone.classid, ofauto_gone.objid
								UNION ALL SELECT i.refclassid, i.refobjid FROM pg_depend i WHERE i.deptype = 'i'
									AND i.classid = ofauto_gone.classid AND i.objid = ofauto_gone.objid)) THEN true
						WHEN thing.schema IS NOT NULL
							-- quote_all_identifiers quotes this one, too.
							THEN thing.schema <> quote_ident(schema_name) AND thing.schema !~ '^"?pg_toast'
						WHEN classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
							THEN address.object_names[2] <> schema_name
						-- A server, a language and the like are in no schema.
						WHEN cardinality(address.object_names) < 2 THEN true
						ELSE address.object_names[1] <> schema_name END;
				IF elsewhere IS NULL THEN
					SELECT string_agg(pg_describe_object('pg_constraint'::regclass, oid, 0), ', ') INTO elsewhere
					FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid
						AND confrelid = to_regclass(quote_ident(schema_name) || '._prisma_migrations')
						AND conrelid NOT IN (SELECT objid FROM pg_temp.ofauto_reset WHERE classid = 'pg_class'::regclass);
				END IF;
				-- Its rows are read as the history's, so that they would be applied migrations still.
				IF elsewhere IS NULL THEN
					SELECT string_agg(pg_describe_object('pg_class'::regclass, inhrelid, 0), ', ') INTO elsewhere
					FROM pg_inherits WHERE inhparent = to_regclass(quote_ident(schema_name) || '._prisma_migrations')
						AND inhrelid NOT IN (SELECT objid FROM pg_temp.ofauto_reset WHERE classid = 'pg_class'::regclass);
				END IF;
				IF elsewhere IS NOT NULL THEN
					RAISE EXCEPTION USING ERRCODE = '2BP01',
						MESSAGE = 'what a reset leaves alone depends on schema "' || schema_name || '": ' || elsewhere;
				END IF;
			""";

	/**
	 * Beside what goes, PostgreSQL locks the tables that its triggers are on, as those of
	 * a foreign key, and, for a partition, the parent and its default partition.
	 */
	private static final String EXPECT_LOCKS = """
				INSERT INTO pg_temp.ofauto_gone (classid, objid)
				SELECT 'pg_class'::regclass, t.tgrelid FROM pg_temp.ofauto_gone g
					JOIN pg_trigger t ON g.classid = 'pg_trigger'::regclass AND g.objid = t.oid
				UNION SELECT 'pg_class'::regclass, unnest(ARRAY[i.inhparent, sibling.inhrelid]) FROM pg_temp.ofauto_gone g
					JOIN pg_inherits i ON g.classid = 'pg_class'::regclass AND g.objid = i.inhrelid
					JOIN pg_inherits sibling ON sibling.inhparent = i.inhparent
				UNION (
				%s);
			"""
		.formatted(HELD);

	private static final String DROP_ALL = """
				SELECT array_agg(format('DROP %%s IF EXISTS %%s CASCADE', CASE r.classid
						WHEN 'pg_proc'::regclass THEN 'routine' ELSE replace(type, ' object', '') END, identity)
					ORDER BY r.classid <> 'pg_class'::regclass, r.objid) INTO drops
				FROM pg_temp.ofauto_reset r, pg_identify_object(r.classid, r.objid, 0) thing;
				drops := coalesce(drops, '{}');
				IF to_regclass(quote_ident(schema_name) || '._prisma_migrations') IS NOT NULL THEN
					drops := drops || format('DELETE FROM ONLY %%I._prisma_migrations', schema_name);
				END IF;
				PERFORM pg_catalog.set_config('search_path', path, true);
				FOREACH statement IN ARRAY drops LOOP
					EXECUTE statement;
				END LOOP;
			""";

	/**
	 * Types, functions, views and so on cannot be locked beforehand. Locks tell what went
	 * with them that was not foreseen.
	 */
	private static final String REQUIRE_NOTHING_ELSE_GONE = """
				PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
				IF to_regclass(quote_ident(schema_name) || '._prisma_migrations') IS NOT NULL THEN
					EXECUTE format('SELECT EXISTS (SELECT FROM ONLY %%%%I._prisma_migrations)', schema_name) INTO found_rows;
					IF found_rows THEN
						RAISE EXCEPTION USING ERRCODE = '55000',
							MESSAGE = 'a trigger keeps records in the history that were deleted';
					END IF;
				END IF;
				IF EXISTS (SELECT FROM pg_inherits
						WHERE inhparent = to_regclass(quote_ident(schema_name) || '._prisma_migrations'))
					OR EXISTS (SELECT FROM (
				%s) held WHERE NOT EXISTS (SELECT FROM pg_temp.ofauto_gone g
							WHERE g.classid = held.classid AND g.objid = held.objid)
						-- What an event trigger has made is not gone.
						AND NOT (held.classid = 'pg_class'::regclass
							AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = held.objid)
							AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = held.objid
								AND a.xmin::text::bigint <> txid_current() %%%% 4294967296))
						AND NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
							WHERE held.classid = 'pg_class'::regclass AND c.oid = held.objid AND (n.oid = pg_my_temp_schema()
								OR n.nspname = schema_name AND c.relname = '_prisma_migrations'))) THEN
					RAISE EXCEPTION USING ERRCODE = '2BP01', MESSAGE = 'objects have come to depend on schema "'
						|| schema_name || '" while it was being emptied';
				END IF;
			"""
		.formatted(HELD);

	/** What migrations have removed goes with the tables. */
	private static final String DROP_CAPTURES = CaptureSchema.DROP_OF_HISTORY.replace("%", "%%");

	private static final String END = """
				PERFORM pg_catalog.set_config('search_path', path, true);
			END
			$ofauto$""";

	/**
	 * Takes the schema's name and whether its tables must be empty.
	 */
	static final String DROP = BEGIN + LOCK + REQUIRE_NO_ROWS + REQUIRE_NO_DEPENDENTS + EXPECT_LOCKS + DROP_ALL
			+ REQUIRE_NOTHING_ELSE_GONE + DROP_CAPTURES + END;

	/**
	 * The first part of it, for a transaction that does something with the tables before
	 * it drops them.
	 */
	static final String LOCK_FIRST = BEGIN + LOCK + REQUIRE_NO_ROWS + REMEMBER + END;

	/**
	 * The whole again behind {@link #LOCK_FIRST}.
	 */
	static final String DROP_LOCKED = BEGIN + LOCK + REQUIRE_REMEMBERED + REQUIRE_NO_ROWS + REQUIRE_NO_DEPENDENTS
			+ EXPECT_LOCKS + DROP_ALL + REQUIRE_NOTHING_ELSE_GONE + DROP_CAPTURES + END;

	private ResetScript() {
	}

}
