package com.ofauto.migrations.devtools.impact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.impact.LockMode;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction holds, and what it has done so far, in one round trip.
 *
 * @param held the relations that it holds a lock on, by their number
 * @param written how many rows of each catalog it has inserted or updated
 * @param updated how many it has updated
 * @param deleted how many it has deleted
 * @param earlier how many times relations were read by transactions before it, of which
 * the session has not told the server yet
 */
record Glance(Map<Long, Held> held, Map<Integer, Long> written, Map<Integer, Long> updated, Map<Integer, Long> deleted,
		Map<Long, Long> earlier) {

	static final Glance NOTHING = new Glance(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

	private static final int TYPES = 1247;

	private static final int CONSTRAINTS = 2606;

	/** Columns, constraints, indexes, parents. */
	private static final Set<Integer> DETAILS = Set.of(1249, CONSTRAINTS, 2610, 2611);

	private static final String LOCKS = """
			SELECT h.oid::pg_catalog.int8, h.modes, pg_catalog.pg_relation_filepath(h.oid),
				pg_catalog.pg_stat_get_xact_numscans(h.oid),
				(SELECT c.relname::pg_catalog.text FROM pg_catalog.pg_class c WHERE c.oid == h.oid)
			FROM (SELECT l.relation AS oid, pg_catalog.string_agg(l.mode, ' ') AS modes
				FROM pg_catalog.pg_lock_status() l
				WHERE l.pid == %s AND l.locktype == 'relation' AND l.relation""" + CatalogQuery.OWN + """

			GROUP BY l.relation) h""";

	private static final String LOOK = LOCKS.formatted("pg_catalog.pg_backend_pid()") + """
			;
			SELECT o::pg_catalog.int4, pg_catalog.pg_stat_get_xact_tuples_inserted(o),
				pg_catalog.pg_stat_get_xact_tuples_updated(o), pg_catalog.pg_stat_get_xact_tuples_deleted(o)
			FROM pg_catalog.unnest('{1247,1249,2606,2610,2611,%s}'::pg_catalog.oid[]) o"""
		.formatted(ObjectCatalog.CATALOGS);

	private static final String EARLIER = """
			SELECT c.oid::pg_catalog.int8, pg_catalog.pg_stat_get_xact_numscans(c.oid) FROM pg_catalog.pg_class c
			WHERE pg_catalog.pg_stat_get_xact_numscans(c.oid) OPERATOR(pg_catalog.>) 0""";

	/**
	 * Looks where a transaction has just begun.
	 */
	static Glance first(CatalogQuery session) throws SQLException {
		Map<Long, Long> earlier = new LinkedHashMap<>();
		session.run(EARLIER, (row) -> earlier.put(row.getLong(1), row.getLong(2)));
		return read(session, earlier);
	}

	/**
	 * Looks after a statement of the same transaction.
	 */
	Glance next(CatalogQuery session) throws SQLException {
		return read(session, this.earlier);
	}

	private static Glance read(CatalogQuery session, Map<Long, Long> earlier) throws SQLException {
		Map<Long, Held> held = new LinkedHashMap<>();
		Map<Integer, Long> written = new LinkedHashMap<>();
		Map<Integer, Long> updated = new LinkedHashMap<>();
		Map<Integer, Long> deleted = new LinkedHashMap<>();
		session.run(LOOK, (row) -> held.put(row.getLong(1), Held.of(row)), (row) -> {
			written.put(row.getInt(1), row.getLong(2) + row.getLong(3));
			updated.put(row.getInt(1), row.getLong(3));
			deleted.put(row.getInt(1), row.getLong(4));
		});
		return new Glance(held, written, updated, deleted, earlier);
	}

	/**
	 * The locks that another session holds or waits for.
	 */
	static Map<Long, LockMode> locksOf(CatalogQuery session, int pid) throws SQLException {
		Map<Long, LockMode> locks = new LinkedHashMap<>();
		session.run(LOCKS.formatted("?::pg_catalog.text::pg_catalog.int4"), String.valueOf(pid),
				(row) -> locks.put(row.getLong(1), Held.of(row).mode()));
		return locks;
	}

	/**
	 * Whether a look at the relations may show something else than before.
	 */
	boolean differsInDetail(Glance before) {
		return DETAILS.stream().anyMatch((catalog) -> differs(before, catalog));
	}

	/**
	 * The same for a look at the domains.
	 */
	boolean differsInDomains(Glance before) {
		return differs(before, CONSTRAINTS) || !count(this.updated, TYPES).equals(count(before.updated, TYPES));
	}

	/**
	 * How many types were written.
	 */
	long types() {
		return count(this.written, TYPES);
	}

	private boolean differs(Glance before, int catalog) {
		return !count(this.written, catalog).equals(count(before.written, catalog))
				|| !count(this.deleted, catalog).equals(count(before.deleted, catalog));
	}

	/**
	 * The catalogs from which something was deleted.
	 */
	Set<Integer> deletedSince(Glance before) {
		Set<Integer> catalogs = new LinkedHashSet<>();
		this.deleted.forEach((catalog, count) -> {
			if (!count.equals(count(before.deleted, catalog))) {
				catalogs.add(catalog);
			}
		});
		return catalogs;
	}

	/**
	 * The relations that nobody else can use.
	 */
	Set<Long> locked() {
		return this.held.entrySet()
			.stream()
			.filter((relation) -> relation.getValue().mode() == LockMode.ACCESS_EXCLUSIVE)
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	private static Long count(Map<Integer, Long> counts, int catalog) {
		return counts.getOrDefault(catalog, 0L);
	}

	long scans(long oid) {
		Held relation = this.held.get(oid);
		return (relation != null) ? relation.scans() : this.earlier.getOrDefault(oid, 0L);
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
	 * @param name its name, without schema and quotes
	 * @param writes whether it holds the lock of those who write rows
	 */
	record Held(LockMode mode, RelationFile file, long scans, String name, boolean writes) {

		static Held of(ResultSet row) throws SQLException {
			LockMode strongest = LockMode.ACCESS_SHARE;
			boolean writes = false;
			for (String mode : row.getString(2).split(" ")) {
				LockMode one = LockMode.ofCatalog(mode);
				writes |= one == LockMode.ROW_EXCLUSIVE;
				strongest = (one.compareTo(strongest) > 0) ? one : strongest;
			}
			return new Held(strongest, RelationFile.of(row.getString(3)), row.getLong(4),
					String.valueOf(row.getString(5)), writes);
		}

	}

}
