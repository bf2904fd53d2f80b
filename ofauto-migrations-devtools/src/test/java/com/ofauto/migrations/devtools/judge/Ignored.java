package com.ofauto.migrations.devtools.judge;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the judge does not compare, each with its reason. Everything else is compared.
 */
final class Ignored {

	/**
	 * Whole catalogs.
	 */
	static final Map<String, String> CATALOGS = catalogs();

	/**
	 * Columns of catalogs.
	 */
	static final Map<String, String> COLUMNS = columns();

	/**
	 * Rows of catalogs, each as the condition of those that are compared.
	 */
	static final Map<String, String> ROWS = rows();

	private static final String BOOKKEEPING = "what the server counts for itself, and changes when it likes";

	private static final String HISTORY = "a trace of how the object came to be, without effect on what it is";

	private static final String SERVER = "belongs to the server, not to one of its databases";

	/**
	 * What belongs to a session and goes with it.
	 */
	static final String TEMPORARY = " pg_temp.";

	/**
	 * Temporary ones are their session's, and those of toast are storage.
	 */
	private static final String HIDDEN = "(SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_(toast|temp)')";

	private static final String NOT_HIDDEN = "NOT IN (SELECT oid FROM pg_class WHERE relnamespace IN " + HIDDEN
			+ " UNION ALL SELECT oid FROM pg_type WHERE typnamespace IN " + HIDDEN + ")";

	/**
	 * The triggers of a part of a foreign key need those of the whole where the partition
	 * was attached with its own, and do not where the part was made with the partition.
	 * Each has its parent in both cases, which is compared.
	 */
	private static final String NOT_OF_PARTS = "NOT (t.deptype IN ('P', 'S') AND t.classid = 'pg_trigger'::regclass "
			+ "AND EXISTS (SELECT FROM pg_trigger g WHERE g.oid = t.objid AND g.tgname ~ '^RI_ConstraintTrigger'))";

	private Ignored() {
	}

	private static Map<String, String> catalogs() {
		Map<String, String> catalogs = new LinkedHashMap<>();
		for (String name : new String[] { "pg_auth_members", "pg_authid", "pg_parameter_acl", "pg_replication_origin",
				"pg_tablespace" }) {
			catalogs.put(name, SERVER);
		}
		catalogs.put("pg_largeobject", "rows of data");
		catalogs.put("pg_largeobject_metadata", "rows of data: a large object has a number and no name");
		catalogs.put("pg_statistic", "what ANALYZE found in the rows");
		catalogs.put("pg_statistic_ext_data", "what ANALYZE found in the rows");
		return catalogs;
	}

	private static Map<String, String> columns() {
		Map<String, String> columns = new LinkedHashMap<>();
		for (String name : new String[] { "relfilenode", "relpages", "reltuples", "relallvisible", "relallfrozen",
				"relfrozenxid", "relminmxid", "relhasindex", "relhasrules", "relhastriggers", "relhassubclass" }) {
			columns.put("pg_class." + name, BOOKKEEPING);
		}
		columns.put("pg_class.relrewrite", "set while a table is written anew, by the transaction that does it");
		columns.put("pg_class.relnatts", "counts dropped columns too; the columns are compared one by one");
		columns.put("pg_class.reltoastrelid", "a table keeps it when its long columns go; its options are compared");
		columns.put("pg_attribute.attnum", "the order of a table's columns is no difference");
		columns.put("pg_attribute.attcacheoff", BOOKKEEPING);
		columns.put("pg_attribute.atthasmissing", HISTORY);
		columns.put("pg_attribute.attmissingval", HISTORY);
		columns.put("pg_attribute.attisdropped", "dropped columns are no columns");
		columns.put("pg_attribute.attndims",
				"int[] and int[][] are one type; PostgreSQL prints, checks and dumps no difference");
		columns.put("pg_index.indcheckxmin", BOOKKEEPING);
		for (String name : new String[] { "datname", "datfrozenxid", "datminmxid", "datlastsysoid" }) {
			columns.put("pg_database." + name, "two databases are never equal in it");
		}
		return columns;
	}

	private static Map<String, String> rows() {
		Map<String, String> rows = new LinkedHashMap<>();
		rows.put("pg_namespace", "t.nspname !~ '^pg_(toast_)?temp_'");
		rows.put("pg_class", "t.oid " + NOT_HIDDEN);
		rows.put("pg_attribute", "t.attnum > 0 AND NOT t.attisdropped AND t.attrelid " + NOT_HIDDEN);
		rows.put("pg_index", "t.indrelid " + NOT_HIDDEN);
		rows.put("pg_type", "t.oid " + NOT_HIDDEN);
		rows.put("pg_depend", "t.objid " + NOT_HIDDEN + " AND t.refobjid " + NOT_HIDDEN + " AND " + NOT_OF_PARTS);
		String here = " = (SELECT oid FROM pg_database WHERE datname = current_database())";
		rows.put("pg_database", "t.oid" + here);
		rows.put("pg_db_role_setting", "t.setdatabase" + here);
		rows.put("pg_shdepend", "t.dbid" + here);
		rows.put("pg_subscription", "t.subdbid" + here);
		rows.put("pg_shdescription", "t.classoid = 'pg_database'::regclass AND t.objoid" + here);
		rows.put("pg_shseclabel", "t.classoid = 'pg_database'::regclass AND t.objoid" + here);
		return rows;
	}

}
