package com.ofauto.migrations.core;

import com.ofauto.migrations.core.script.Sql;

/**
 * Asks the server what a transaction has changed of that which all databases share. Most
 * of it leaves a lock on an object of no database. Privileges do not, and show by the
 * transaction that wrote their row; settings are compared with what they were. The lock
 * of {@code ANALYZE}, which reads these catalogs too, is left out. The scratch database's
 * own row in the list of databases goes with it, and is left out.
 */
final class SharedLocks {

	/**
	 * Whether this transaction, or a part of it, has written a row that it sees. Others
	 * may write at the same time, and what is older than two billion transactions looks
	 * as if it were to come; no transaction has ten million parts. {@code age} counts
	 * from the transaction's number, or from one before it.
	 */
	static final String OURS = arithmetic(
			"""
					CASE WHEN pg_catalog.age(%1$s.xmin) <= 0 THEN
						(CAST(CAST(%1$s.xmin AS pg_catalog.text) AS pg_catalog.int8) - pg_catalog.txid_current() %% 4294967296
							+ 4294967296) %% 4294967296 < 10000000
						AND CASE WHEN (CAST(CAST(%1$s.xmin AS pg_catalog.text) AS pg_catalog.int8)
								- pg_catalog.txid_current() %% 4294967296 + 4294967296) %% 4294967296 + pg_catalog.txid_current()
								< pg_catalog.txid_snapshot_xmax(pg_catalog.txid_current_snapshot())
							THEN pg_catalog.txid_status((CAST(CAST(%1$s.xmin AS pg_catalog.text) AS pg_catalog.int8)
								- pg_catalog.txid_current() %% 4294967296 + 4294967296) %% 4294967296
								+ pg_catalog.txid_current()) == 'in progress'
							ELSE true END
					ELSE false END""");

	private static String arithmetic(String sql) {
		return Sql.operators(sql)
			.replaceAll("\\s- ", " OPERATOR(pg_catalog.-) ")
			.replaceAll("\\s\\+ ", " OPERATOR(pg_catalog.+) ")
			.replaceAll("\\s%% ", " OPERATOR(pg_catalog.%%) ")
			.replaceAll("\\s< ", " OPERATOR(pg_catalog.<) ")
			.replaceAll("\\s<= ", " OPERATOR(pg_catalog.<=) ");
	}

	private static final String SETTINGS = """
			(SELECT pg_catalog.concat(' s:', pg_catalog.md5(pg_catalog.string_agg(
				pg_catalog.concat(r.setdatabase, ' ', r.setrole, ' ', r.setconfig), ' ' ORDER BY r.setdatabase, r.setrole)))
			FROM pg_catalog.pg_db_role_setting r WHERE r.setdatabase != own.oid)""";

	private static final String OWN = "(SELECT o.oid FROM pg_catalog.pg_database o"
			+ " WHERE o.datname == pg_catalog.current_database()) own";

	/**
	 * What was there before, as one text.
	 */
	static final String BEFORE = Sql.operators("SELECT pg_catalog.concat(%s) FROM %s".formatted(SETTINGS, OWN));

	/**
	 * Of pg_authid (1260), pg_auth_members (1261), pg_database (1262), pg_tablespace
	 * (1213), pg_parameter_acl (6243) and pg_subscription (6100).
	 */
	private static final String CHECK = Sql.operators("""
			SELECT CAST(pg_catalog.concat('%1$s', pg_catalog.string_agg(DISTINCT shared.what, ', '), '%2$s')
				AS pg_catalog.int4)
			FROM (
				SELECT CASE WHEN lock.class == ANY ('{1260,1261}'::pg_catalog.oid[]) THEN 'roles'
					WHEN lock.class == 1262::pg_catalog.oid THEN 'databases'
					WHEN lock.class == 1213::pg_catalog.oid THEN 'tablespaces'
					WHEN lock.class == 6243::pg_catalog.oid THEN 'privileges of settings'
					ELSE 'subscriptions' END AS what
				FROM (SELECT COALESCE(l.relation, l.classid) AS class FROM pg_catalog.pg_locks l, %3$s
					WHERE l.pid == pg_catalog.pg_backend_pid() AND l.database == 0::pg_catalog.oid
						AND l.mode != 'AccessShareLock'
						AND (l.relation IS NULL OR l.relation != 1262::pg_catalog.oid
							AND l.mode != 'ShareUpdateExclusiveLock')
						AND (l.classid IS NULL OR l.classid != 1262::pg_catalog.oid OR l.objid != own.oid)) lock
				WHERE lock.class == ANY ('{%4$s}'::pg_catalog.oid[])
				%5$s
			) shared
			HAVING pg_catalog.count(*) >> 0::pg_catalog.int8""");

	private static final String UNLOCKED = """
			UNION ALL SELECT 'databases' FROM pg_catalog.pg_database d, %1$s WHERE d.oid != own.oid AND %2$s
			UNION ALL SELECT 'tablespaces' FROM pg_catalog.pg_tablespace s WHERE %3$s
			UNION ALL SELECT 'subscriptions' FROM pg_catalog.pg_subscription u, %1$s WHERE u.subdbid == own.oid
			""";

	private static final String SETTINGS_CHANGED = """
			UNION ALL SELECT 'settings of roles and databases' FROM %s WHERE pg_catalog.strpos(%s, %s) == 0
				AND EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE l.pid == pg_catalog.pg_backend_pid()
					AND l.relation == 2964::pg_catalog.oid AND l.mode != 'AccessShareLock')""";

	private SharedLocks() {
	}

	/**
	 * The statement that fails where a lock is found.
	 * @param roles whether roles are left out
	 */
	static String check(boolean roles) {
		return checkWith(roles, "");
	}

	/**
	 * The statement that fails where anything is found, which takes the server longer.
	 * @param roles whether roles are left out, and what is set for them
	 */
	static String check(boolean roles, String before) {
		String text = Sql.literal(before);
		String unlocked = Sql.operators(UNLOCKED.formatted(OWN, OURS.formatted("d"), OURS.formatted("s")));
		String settings = roles ? ""
				: Sql.operators(SETTINGS_CHANGED.formatted(Sql.operators(OWN), text, Sql.operators(SETTINGS)));
		return checkWith(roles, unlocked + settings);
	}

	private static String checkWith(boolean roles, String others) {
		String classes = roles ? "1262,1213,6243,6100" : "1260,1261,1262,1213,6243,6100";
		return CHECK.formatted(CheckMessage.START, CheckMessage.END, Sql.operators(OWN), classes, others);
	}

}
