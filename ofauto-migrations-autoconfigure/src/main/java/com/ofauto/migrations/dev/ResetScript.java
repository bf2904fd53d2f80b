package com.ofauto.migrations.dev;

/**
 * The block that empties a schema.
 */
final class ResetScript {

	/**
	 * Finds what the schema holds, apart from the members of extensions and from the
	 * history table, whose rows go; makes sure that nothing elsewhere would be dropped
	 * with it; drops. It looks with only {@code pg_catalog} in the search path, so that
	 * no name means anything of somebody else's. What it drops it names in full, under
	 * the path that the session came with, which triggers may need.
	 */
	static final String DROP = """
			DO $ofauto$
			DECLARE
				path CONSTANT pg_catalog.text := pg_catalog.current_setting('search_path');
				schema_name CONSTANT pg_catalog.text := %1$s;
				elsewhere pg_catalog.text;
				drops pg_catalog.text[];
				statement pg_catalog.text;
			BEGIN
				PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
				DROP TABLE IF EXISTS pg_temp.ofauto_reset;
				CREATE TEMPORARY TABLE ofauto_reset ON COMMIT DROP AS
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
						AND (d.refclassid <> d.classid OR d.refobjid <> d.objid));

				WITH RECURSIVE gone(classid, objid, objsubid) AS (
					SELECT classid, objid, 0 FROM pg_temp.ofauto_reset
					UNION SELECT d.classid, d.objid, d.objsubid FROM gone g JOIN pg_depend d
						ON d.refclassid = g.classid AND d.refobjid = g.objid
							AND (g.objsubid = 0 OR g.objsubid = d.refobjsubid)
				)
				SELECT string_agg(DISTINCT pg_describe_object(classid, objid, objsubid), ', ') INTO elsewhere
				FROM gone, pg_identify_object(classid, objid, objsubid) thing,
					pg_identify_object_as_address(classid, objid, objsubid) address
				WHERE classid NOT IN ('pg_cast'::regclass, 'pg_transform'::regclass, 'pg_publication_rel'::regclass,
						'pg_event_trigger'::regclass)
					AND NOT EXISTS (SELECT FROM pg_trigger t
						WHERE classid = 'pg_trigger'::regclass AND t.oid = objid AND t.tgisinternal)
					AND CASE WHEN thing.schema IS NOT NULL
							THEN thing.schema <> quote_ident(schema_name) AND thing.schema NOT LIKE 'pg\\_toast%%'
						WHEN classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
							THEN address.object_names[2] <> schema_name
						ELSE address.object_names[1] <> schema_name END;
				IF elsewhere IS NOT NULL THEN
					RAISE EXCEPTION USING ERRCODE = '2BP01',
						MESSAGE = 'objects outside of schema "' || schema_name || '" depend on it: ' || elsewhere;
				END IF;

				SELECT array_agg(format('DROP %%s IF EXISTS %%s CASCADE', CASE r.classid
						WHEN 'pg_proc'::regclass THEN 'routine' ELSE replace(type, ' object', '') END, identity)
					ORDER BY r.classid <> 'pg_class'::regclass, r.objid) INTO drops
				FROM pg_temp.ofauto_reset r, pg_identify_object(r.classid, r.objid, 0) thing;
				drops := coalesce(drops, '{}');
				IF to_regclass(quote_ident(schema_name) || '._prisma_migrations') IS NOT NULL THEN
					drops := drops || format('DELETE FROM %%I._prisma_migrations', schema_name);
				END IF;
				PERFORM pg_catalog.set_config('search_path', path, true);
				FOREACH statement IN ARRAY drops LOOP
					EXECUTE statement;
				END LOOP;
			END
			$ofauto$""";

	private ResetScript() {
	}

}
