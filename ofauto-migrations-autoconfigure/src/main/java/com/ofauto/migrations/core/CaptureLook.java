package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.script.Sql;
import com.ofauto.migrations.impact.KnownImpact;
import org.jspecify.annotations.Nullable;

/**
 * Looks what pending migrations would capture of the tables that are there now, and what
 * would keep them from it. One round trip, and none if they remove nothing.
 */
final class CaptureLook {

	private static final String ROWS = """
			SELECT v.place, row_security_active(c.oid), (SELECT sum(pg_table_size(p.relid))
					FROM (SELECT c.oid AS relid UNION SELECT relid FROM pg_partition_tree(c.oid)) p),
				current_user, current_database(), has_database_privilege(current_database(), 'CREATE'),
				(SELECT pg_get_userbyid(n.nspowner) FROM pg_namespace n WHERE n.nspname = '_ofauto_undo'),
				(SELECT pg_has_role(n.nspowner, 'USAGE') FROM pg_namespace n WHERE n.nspname = '_ofauto_undo'),
				(SELECT min(p.pubname::text) FROM pg_publication p WHERE p.puballtables AND p.pubinsert)
			FROM (VALUES %s) v(place, name, whole) JOIN pg_class c ON c.oid = to_regclass(v.name)
			WHERE c.relkind IN ('r', 'p') AND NOT EXISTS (SELECT FROM (VALUES %s) o(place, name, whole)
				JOIN pg_partition_ancestors(c.oid) a ON a.relid = to_regclass(o.name)
				WHERE o.whole AND a.relid <> c.oid)
			ORDER BY v.place""";

	private CaptureLook() {
	}

	/**
	 * Looks.
	 * @param required whether to refuse what would keep a deploy from capturing
	 */
	static List<PlannedCapture> of(MigrationPlan plan, Connection connection, boolean required) throws SQLException {
		List<Map.Entry<String, CapturedTable>> removed = removed(plan);
		if (removed.isEmpty()) {
			return List.of();
		}
		List<PlannedCapture> planned = new ArrayList<>();
		String values = values(removed);
		try (Statement statement = connection.createStatement();
				ResultSet rows = SafePath.query(statement, ROWS.formatted(values, values))) {
			while (rows.next()) {
				Map.Entry<String, CapturedTable> one = removed.get(rows.getInt(1));
				if (required) {
					require(rows, one);
				}
				planned.add(new PlannedCapture(one.getKey(), one.getValue().kind(), one.getValue().table(),
						one.getValue().columns(), rows.getLong(3)));
			}
		}
		return planned;
	}

	private static void require(ResultSet rows, Map.Entry<String, CapturedTable> one) throws SQLException {
		String role = rows.getString(4);
		String owner = rows.getString(7);
		if (owner == null && !rows.getBoolean(6)) {
			throw CaptureRefusedException.before(one.getKey(), CaptureRefusedException.Reason.CREATE, role,
					rows.getString(5));
		}
		if (owner != null && !rows.getBoolean(8)) {
			throw CaptureRefusedException.before(one.getKey(), CaptureRefusedException.Reason.OWNER, role, owner);
		}
		if (rows.getBoolean(2)) {
			throw CaptureRefusedException.before(one.getKey(), CaptureRefusedException.Reason.HIDDEN,
					one.getValue().table());
		}
		if (rows.getString(9) != null) {
			throw CaptureRefusedException.before(one.getKey(), CaptureRefusedException.Reason.PUBLISHED,
					rows.getString(9));
		}
	}

	private static String values(List<Map.Entry<String, CapturedTable>> removed) {
		List<String> values = new ArrayList<>();
		for (Map.Entry<String, CapturedTable> one : removed) {
			values.add("(" + values.size() + ", " + Sql.literal(one.getValue().quoted()) + "::text, "
					+ (one.getValue().kind() != Capture.Kind.COLUMNS) + ")");
		}
		return String.join(", ", values);
	}

	private static List<Map.Entry<String, CapturedTable>> removed(MigrationPlan plan) {
		@Nullable String schema = plan.database().schema();
		List<Map.Entry<String, CapturedTable>> removed = new ArrayList<>();
		for (Migration migration : plan.toApply()) {
			if (migration.impact() instanceof KnownImpact.Known known) {
				CapturedTable.of(known.impact().statements(), (schema != null) ? schema : "public")
					.forEach((table) -> removed.add(Map.entry(migration.name(), table)));
			}
		}
		return removed;
	}

	/**
	 * Whether the migrations of a plan remove anything.
	 */
	static boolean removes(MigrationPlan plan) {
		return !removed(plan).isEmpty();
	}

	/**
	 * The migrations of which nobody knows what they remove.
	 */
	static List<String> unknown(MigrationPlan plan) {
		return plan.toApply()
			.stream()
			.filter((migration) -> !(migration.impact() instanceof KnownImpact.Known))
			.map(Migration::name)
			.toList();
	}

}
