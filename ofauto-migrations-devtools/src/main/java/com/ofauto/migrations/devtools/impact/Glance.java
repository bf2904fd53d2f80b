package com.ofauto.migrations.devtools.impact;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.ofauto.migrations.impact.LockMode;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction holds, and what it has done so far, in one round trip.
 *
 * @param held the relations that it holds a lock on, by their number
 * @param changes how many rows of the catalogs it has inserted or updated
 * @param deletions how many it has deleted
 */
record Glance(Map<Long, Held> held, long changes, long deletions) {

	static final Glance NOTHING = new Glance(Map.of(), 0, 0);

	private static final String LOCKS = """
			SELECT l.relation::pg_catalog.int8, pg_catalog.string_agg(l.mode, ' '),
				pg_catalog.min(pg_catalog.pg_relation_filenode(c.oid)::pg_catalog.int8),
				pg_catalog.min(c.reltablespace::pg_catalog.int8),
				pg_catalog.min(pg_catalog.pg_stat_get_xact_numscans(l.relation))
			FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_class c ON c.oid == l.relation
			WHERE l.pid == %s AND l.locktype == 'relation'
				AND l.relation""" + CatalogQuery.OWN + """

			GROUP BY l.relation;
			""";

	/** Those that each definition writes to. */
	private static final String COUNTS = """
			SELECT pg_catalog.sum(pg_catalog.pg_stat_get_xact_tuples_inserted(o)
					OPERATOR(pg_catalog.+) pg_catalog.pg_stat_get_xact_tuples_updated(o)),
				pg_catalog.sum(pg_catalog.pg_stat_get_xact_tuples_deleted(o))
			FROM pg_catalog.unnest('{1247,1249,1255,1259,2606,2608,2610,2611,2615,2618,2620,3079,3256,3350,3381}'
				::pg_catalog.oid[]) o""";

	static Glance read(Connection connection) throws SQLException {
		Map<Long, Held> held = new LinkedHashMap<>();
		long[] counts = new long[2];
		CatalogQuery.run(connection, LOCKS.formatted("pg_catalog.pg_backend_pid()") + COUNTS,
				(row) -> held.put(row.getLong(1), Held.of(row)), (row) -> {
					counts[0] = row.getLong(1);
					counts[1] = row.getLong(2);
				});
		return new Glance(held, counts[0], counts[1]);
	}

	/**
	 * The locks that another session holds or waits for.
	 */
	static Map<Long, LockMode> locksOf(Connection connection, int pid) throws SQLException {
		Map<Long, LockMode> locks = new LinkedHashMap<>();
		CatalogQuery.run(connection, LOCKS.formatted(pid), (row) -> locks.put(row.getLong(1), Held.of(row).mode()));
		return locks;
	}

	long scans(long oid) {
		Held relation = this.held.get(oid);
		return (relation != null) ? relation.scans() : 0;
	}

	@Nullable LockMode mode(long oid) {
		Held relation = this.held.get(oid);
		return (relation != null) ? relation.mode() : null;
	}

	/**
	 * A relation that the transaction holds a lock on.
	 *
	 * @param mode the strongest mode
	 * @param file where its rows are
	 * @param scans how many times it was read from its beginning
	 */
	record Held(LockMode mode, RelationFile file, long scans) {

		static Held of(ResultSet row) throws SQLException {
			LockMode strongest = LockMode.ACCESS_SHARE;
			for (String mode : row.getString(2).split(" ")) {
				LockMode one = LockMode.ofCatalog(mode);
				strongest = (one.compareTo(strongest) > 0) ? one : strongest;
			}
			return new Held(strongest, new RelationFile(row.getLong(3), row.getLong(4)), row.getLong(5));
		}

	}

}
