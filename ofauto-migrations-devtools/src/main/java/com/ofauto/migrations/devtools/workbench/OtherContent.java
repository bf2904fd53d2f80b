package com.ofauto.migrations.devtools.workbench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.core.SafePath;
import com.ofauto.migrations.devtools.sql.Quotes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content of a database that is not part of a schema, each entry as one text,
 * so that two databases can be compared. The queries are made from the catalogs of the
 * server, so they cover what a newer PostgreSQL adds.
 */
final class OtherContent {

	/**
	 * The catalogs of one database with an oid. Left out are attributes of other objects,
	 * entries that are queried below, and catalogs with passwords, which only a superuser
	 * can read.
	 */
	private static final String CATALOGS = """
			SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'oid'
			WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' AND NOT c.relisshared
				AND c.relname NOT IN ('pg_attrdef', 'pg_cast', 'pg_class', 'pg_collation', 'pg_constraint', 'pg_enum',
					'pg_extension', 'pg_largeobject_metadata', 'pg_namespace', 'pg_policy', 'pg_proc', 'pg_rewrite',
					'pg_statistic_ext', 'pg_trigger', 'pg_ts_config', 'pg_ts_dict', 'pg_type', 'pg_user_mapping')
				AND has_table_privilege(c.oid, 'SELECT')
			ORDER BY 1""";

	private static final String OBJECTS = """
			SELECT (SELECT concat(i.type, ' ', i.identity) FROM pg_identify_object('%1$s'::regclass, x.oid, 0) i)
			FROM %1$s x WHERE x.oid >= 16384
				AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '%1$s'::regclass AND d.objid = x.oid
					AND d.deptype = 'e')""";

	/** The catalogs with privileges, and the columns that hold them. */
	private static final String PRIVILEGE_LISTS = """
			SELECT concat(c.relname, ' ', a.attname) FROM pg_class c
			JOIN pg_attribute a ON a.attrelid = c.oid AND a.atttypid = 'aclitem[]'::regtype
			JOIN pg_attribute o ON o.attrelid = c.oid AND o.attname = 'oid'
			WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' AND NOT c.relisshared
			ORDER BY 1""";

	/**
	 * Privileges on objects of migrations are part of the schema, unless nothing else of
	 * the object is.
	 */
	private static final String PRIVILEGES = """
			SELECT concat('privileges of ', (SELECT concat(i.type, ' ', i.identity)
				FROM pg_identify_object(%3$s, x.oid, 0) i), ': ',
				(SELECT string_agg(a::text, ', ' ORDER BY a::text COLLATE "C") FROM unnest(x.%2$s) a))
			FROM %1$s x WHERE x.%2$s IS NOT NULL AND NOT ('%1$s' = 'pg_namespace' AND x.oid = 'public'::regnamespace)
				AND ('%1$s' NOT IN ('pg_class', 'pg_proc', 'pg_type', 'pg_namespace') OR x.oid < 16384
					OR to_jsonb(x) ->> 'relname' = '_prisma_migrations'
					OR EXISTS (SELECT FROM pg_depend d WHERE d.classid = '%1$s'::regclass AND d.objid = x.oid
						AND d.deptype = 'e'))""";

	private static final List<String> FURTHER = List.of("""
			SELECT concat('owner ', s.refobjid::regrole, ' of ', i.type, ' ', i.identity)
			FROM pg_shdepend s JOIN pg_database b ON b.oid = s.dbid AND b.datname = current_database(),
				pg_identify_object(s.classid, s.objid, s.objsubid) i
			WHERE s.deptype = 'o' AND s.refobjid <> (SELECT oid FROM pg_roles WHERE rolname = current_user)""", """
			SELECT concat(i.type, ' ', i.identity) FROM pg_type t, pg_identify_object('pg_type'::regclass, t.oid, 0) i
			WHERE t.oid >= 16384 AND (t.typtype = 'b' OR NOT t.typisdefined)
				AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
				AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid
					AND d.deptype = 'e')""", """
			SELECT concat('user mapping for ', m.usename, ' on server ', m.srvname) FROM pg_user_mappings m""", """
			SELECT concat('security label of ', i.type, ' ', i.identity, ': ', l.provider, ' ', l.label)
			FROM pg_seclabel l, pg_identify_object(l.classoid, l.objoid, l.objsubid) i""", """
			SELECT concat('setting of the database: ', s.setrole, ' ', s.setconfig)
			FROM pg_db_role_setting s JOIN pg_database b ON b.oid = s.setdatabase AND b.datname = current_database()
			UNION ALL SELECT concat('privileges of the database: ', b.datacl) FROM pg_database b
				WHERE b.datname = current_database() AND b.datacl IS NOT NULL""", """
			SELECT concat('order of columns of ', c.oid::regclass, ': ',
				string_agg(a.attname, ', ' ORDER BY a.attnum))
			FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
			WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f', 'c') GROUP BY c.oid""", """
			SELECT concat('table ', x.indrelid::regclass, ' clustered on ', x.indexrelid::regclass)
			FROM pg_index x WHERE x.indisclustered AND x.indrelid >= 16384
			UNION ALL SELECT concat('invalid index ', x.indexrelid::regclass) FROM pg_index x WHERE NOT x.indisvalid
			UNION ALL SELECT concat('statistics target of ', a.attrelid::regclass, ' ', a.attnum, ': ', a.attstattarget)
				FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('i', 'I')
				WHERE a.attstattarget >= 0 AND c.oid >= 16384
			UNION ALL SELECT concat('statistics target of ', s.stxname, ': ', to_jsonb(s) ->> 'stxstattarget')
				FROM pg_statistic_ext s WHERE (to_jsonb(s) ->> 'stxstattarget')::int >= 0""", """
			SELECT concat('tablespace ', p.spcname, ' of ', c.oid::regclass)
			FROM pg_class c JOIN pg_tablespace p ON p.oid = c.reltablespace WHERE c.oid >= 16384
			UNION ALL SELECT concat('options of the TOAST table of ', c.oid::regclass, ': ', t.reloptions)
				FROM pg_class c JOIN pg_class t ON t.oid = c.reltoastrelid WHERE t.reloptions IS NOT NULL
			UNION ALL SELECT concat('unpopulated view ', c.oid::regclass) FROM pg_class c
				WHERE c.relkind = 'm' AND NOT c.relispopulated
			UNION ALL SELECT concat('relation ', c.oid::regclass, ' of kind ', c.relkind) FROM pg_class c
				WHERE c.oid >= 16384 AND c.relkind NOT IN ('r', 'p', 'f', 'v', 'm', 'c', 'S', 'i', 'I', 't')""", """
			SELECT concat('extension ', e.extname, ' with ', count(*), ' members') FROM pg_extension e
			JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e'
			GROUP BY e.extname
			UNION ALL SELECT concat(i.type, ' ', i.identity, ' depending on ', e.extname) FROM pg_depend d
			JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'x',
				pg_identify_object(d.classid, d.objid, d.objsubid) i""", """
			SELECT concat('comment on ', i.type, ' ', i.identity, ': ', d.description)
			FROM pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) i WHERE d.objoid >= 16384
			UNION ALL SELECT concat('comments on what PostgreSQL brings: ',
				md5(string_agg(d::text, '' ORDER BY d.classoid, d.objoid, d.objsubid)))
				FROM pg_description d WHERE d.objoid < 16384""",
			"""
					WITH strange AS (SELECT c.oid FROM pg_class c WHERE c.relname = '_prisma_migrations'
						OR EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
							AND d.deptype = 'e')),
					part AS (
						SELECT 'pg_trigger'::regclass AS class, t.oid FROM pg_trigger t JOIN strange s ON s.oid = t.tgrelid
							WHERE NOT t.tgisinternal
						UNION ALL SELECT 'pg_constraint'::regclass, c.oid FROM pg_constraint c JOIN strange s ON s.oid = c.conrelid
						UNION ALL SELECT 'pg_class'::regclass, x.indexrelid FROM pg_index x JOIN strange s ON s.oid = x.indrelid
						UNION ALL SELECT 'pg_policy'::regclass, p.oid FROM pg_policy p JOIN strange s ON s.oid = p.polrelid
						UNION ALL SELECT 'pg_rewrite'::regclass, r.oid FROM pg_rewrite r JOIN strange s ON s.oid = r.ev_class)
					SELECT concat(i.type, ' ', i.identity) FROM part, pg_identify_object(part.class, part.oid, 0) i""",
			"""
					SELECT concat('large object ', l.oid, ' with the digest ', md5(lo_get(l.oid)))
					FROM pg_largeobject_metadata l""");

	/**
	 * Other relations with rows: materialized views, tables without a column of their
	 * own, and tables of extensions, which only the extension can fill.
	 */
	private static final String TABLES = """
			SELECT c.oid::regclass::text FROM pg_class c
			WHERE c.oid >= 16384 AND (c.relkind = 'm' AND c.relispopulated
				OR c.relkind = 'r' AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
					AND NOT a.attisdropped AND a.attgenerated = '')
				OR c.relkind IN ('r', 'S') AND has_table_privilege(c.oid, 'SELECT')
					AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
						AND d.deptype = 'e'))
			ORDER BY 1""";

	private static final String ROWS = """
			SELECT concat(%s, ' with ', count(*), ' rows: ', md5(string_agg(x::text, '' ORDER BY x::text COLLATE "C")))
			FROM ONLY %s x""";

	private OtherContent() {
	}

	/**
	 * Read the content.
	 */
	static Set<String> read(Connection connection) throws SQLException {
		List<String> queries = new ArrayList<>(FURTHER);
		for (String catalog : names(connection, CATALOGS)) {
			queries.add(OBJECTS.formatted(catalog));
		}
		for (String list : names(connection, PRIVILEGE_LISTS)) {
			String[] parts = list.split(" ");
			// Large objects are identified by the catalog of their content.
			String known = parts[0].equals("pg_largeobject_metadata") ? "pg_largeobject" : parts[0];
			queries.add(PRIVILEGES.formatted(parts[0], parts[1], "'" + known + "'::regclass"));
		}
		for (String table : names(connection, TABLES)) {
			queries.add(ROWS.formatted(Quotes.literal(table), table));
		}
		Set<String> found = new TreeSet<>();
		for (String query : queries) {
			found.addAll(names(connection, query));
		}
		return found;
	}

	private static List<String> names(Connection connection, String query) throws SQLException {
		List<@Nullable String> texts = SafePath.texts(connection, query);
		return texts.stream().filter(Objects::nonNull).map(String::valueOf).toList();
	}

}
