package com.ofauto.migrations.devtools.scratch;

/**
 * The script that empties a database that cannot be dropped.
 */
final class WipeScript {

	/**
	 * Finds the first objects of a database, apart from extensions.
	 */
	static final String FIND = """
			SELECT pg_describe_object(classid, objid, 0) FROM (
				SELECT 'pg_namespace'::regclass::oid AS classid, oid AS objid FROM pg_namespace
					WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'public'
				UNION ALL SELECT 'pg_class'::regclass, oid FROM pg_class
					WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND relnamespace <> 'pg_toast'::regnamespace
				UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc
				UNION ALL SELECT 'pg_type'::regclass, oid FROM pg_type WHERE typtype IN ('d', 'e', 'r')
			) thing WHERE objid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend d
				WHERE d.classid = thing.classid AND d.objid = thing.objid AND d.deptype IN ('e', 'i'))
			ORDER BY classid, objid LIMIT 3""";

	/**
	 * Drops our own extensions, the casts between built-in types, every schema except
	 * public, and the objects of public.
	 */
	static final String WIPE = """
			DO $ofauto$
			DECLARE
				statement text;
			BEGIN
				FOR statement IN SELECT format('DROP EXTENSION IF EXISTS %I CASCADE', extname) FROM pg_extension
						WHERE oid >= 16384 AND pg_has_role(extowner, 'USAGE') LOOP
					EXECUTE statement;
				END LOOP;
				FOR statement IN SELECT format('DROP CAST IF EXISTS (%s AS %s)', castsource::regtype, casttarget::regtype)
						FROM pg_cast c JOIN pg_type s ON s.oid = castsource
						WHERE c.oid >= 16384 AND castsource < 16384 AND casttarget < 16384
							AND pg_has_role(s.typowner, 'USAGE') LOOP
					EXECUTE statement;
				END LOOP;
				FOR statement IN SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', nspname) FROM pg_namespace n
						WHERE oid >= 16384 AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'public'
							AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass
								AND d.objid = n.oid AND d.deptype = 'e') LOOP
					EXECUTE statement;
				END LOOP;
				FOR statement IN SELECT format('DROP %s IF EXISTS %s CASCADE', CASE classid
						WHEN 'pg_proc'::regclass THEN 'routine' ELSE thing.type END, thing.identity)
					FROM (
						SELECT 'pg_class'::regclass::oid AS classid, oid AS objid, relnamespace AS namespace FROM pg_class
							WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
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
					) held, LATERAL (SELECT replace(type, ' object', '') AS type, identity
						FROM pg_identify_object(classid, objid, 0)) thing
					WHERE namespace = to_regnamespace('public') AND NOT EXISTS (SELECT FROM pg_depend d
						WHERE d.classid = held.classid AND d.objid = held.objid AND d.deptype IN ('e', 'i')
							AND (d.refclassid <> d.classid OR d.refobjid <> d.objid))
					ORDER BY classid <> 'pg_class'::regclass, objid LOOP
					EXECUTE statement;
				END LOOP;
			END
			$ofauto$""";

	private WipeScript() {
	}

}
