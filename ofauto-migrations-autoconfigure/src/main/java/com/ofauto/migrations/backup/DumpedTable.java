package com.ofauto.migrations.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.SafePath;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.RelationName;

/**
 * A table that a backup has to have.
 *
 * @param schema its schema
 * @param name its name
 * @param kind what {@code pg_restore --list} calls it, or its rows if it has some
 */
record DumpedTable(String schema, String name, String kind) {

	private static final String WITH_ROWS = "TABLE DATA";

	private static final String ALL = """
			SELECT n.nspname, c.relname, CASE c.relkind WHEN 'f' THEN 'FOREIGN TABLE' WHEN 'm' THEN 'MATERIALIZED VIEW'
				WHEN 'p' THEN 'TABLE' ELSE 'TABLE DATA' END
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE c.relkind IN ('r', 'p', 'f', 'm') AND c.relpersistence <> 't' AND n.nspname <> 'information_schema'
				AND n.nspname !~ '^pg_' AND NOT EXISTS (SELECT FROM pg_depend d
					WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')""";

	/**
	 * Whether what the pending migrations touch is not known.
	 */
	static boolean areUnknown(MigrationPlan plan) {
		return plan.toApply().isEmpty()
				|| plan.toApply().stream().anyMatch((migration) -> !(migration.impact() instanceof KnownImpact.Known));
	}

	/**
	 * The tables that pending migrations touch and that are there now: those that the
	 * impact of each names, or all of the schema if the impact of one is not known.
	 */
	static List<DumpedTable> touchedBy(MigrationPlan plan, Connection connection) throws SQLException {
		String schema = String.valueOf(plan.database().schema());
		boolean whole = areUnknown(plan);
		Set<RelationName> named = named(plan, schema);
		return all(connection).stream()
			.filter((table) -> whole && table.schema().equals(schema)
					|| named.contains(new RelationName(table.schema(), table.name())))
			.toList();
	}

	private static Set<RelationName> named(MigrationPlan plan, String schema) {
		Set<RelationName> named = new HashSet<>();
		plan.toApply()
			.stream()
			.flatMap((migration) -> (migration.impact() instanceof KnownImpact.Known known)
					? known.impact().statements().stream() : Stream.empty())
			.flatMap((statement) -> statement.locks().stream())
			.flatMap((lock) -> Stream.of(lock.relation(), Objects.requireNonNullElse(lock.table(), lock.relation())))
			.flatMap((name) -> RelationName.of(name).stream())
			.forEach((name) -> named.add(new RelationName(name.schemaOr(schema), name.name())));
		return named;
	}

	private static List<DumpedTable> all(Connection connection) throws SQLException {
		List<DumpedTable> tables = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = SafePath.query(statement, ALL)) {
			while (rows.next()) {
				tables.add(new DumpedTable(rows.getString(1), rows.getString(2), rows.getString(3)));
			}
		}
		return tables;
	}

	/**
	 * Whether a dump has an entry for its rows too.
	 */
	boolean hasRows() {
		return this.kind.equals(WITH_ROWS);
	}

	/**
	 * How its entry begins in the list of what a dump has.
	 */
	String entry() {
		return hasRows() ? entry("TABLE") : entry(this.kind);
	}

	String entryOfRows() {
		return entry(WITH_ROWS);
	}

	/**
	 * The list writes a space for each end of a line.
	 */
	private String entry(String kind) {
		return kind + " " + (this.schema + " " + this.name).replace('\n', ' ').replace('\r', ' ') + " ";
	}

	@Override
	public String toString() {
		return this.schema + "." + this.name;
	}

}
