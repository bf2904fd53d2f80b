package com.ofauto.migrations.kept;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.SafePath;

/**
 * Tables that take rows as they are: no trigger of the application fires, since it fired
 * when the row was written first, row-level security is not forced on the owner, and
 * foreign keys that go round in a circle wait for the end.
 */
final class QuietTables {

	/**
	 * Up to PostgreSQL 14, a partition's part of a trigger counts as the system's own,
	 * which only a superuser may disable.
	 */
	private static final String TRIGGERS = """
			WITH tree AS (SELECT DISTINCT coalesce(p.relid, t.id) AS id FROM unnest(ARRAY[%s]::oid[]) t(id)
				LEFT JOIN LATERAL pg_partition_tree(t.id) p ON true)
			SELECT format('ALTER TABLE ONLY %%I.%%I DISABLE TRIGGER %%I', n.nspname, c.relname, g.tgname),
				format('ALTER TABLE ONLY %%I.%%I ENABLE %%s TRIGGER %%I', n.nspname, c.relname,
					CASE g.tgenabled WHEN 'A' THEN 'ALWAYS' ELSE '' END, g.tgname)
			FROM tree JOIN pg_trigger g ON g.tgrelid = tree.id JOIN pg_class c ON c.oid = g.tgrelid
				JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE (NOT g.tgisinternal OR g.tgparentid <> 0 AND current_setting('is_superuser') = 'on'
					AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.oid = g.tgconstraint AND k.contype = 'f'))
				AND g.tgenabled IN ('O', 'A') AND g.tgtype & 4 = 4 AND c.relkind IN ('r', 'p')
			ORDER BY c.oid, g.tgname""";

	private static final String ROW_SECURITY = """
			SELECT format('ALTER TABLE ONLY %%I.%%I NO FORCE ROW LEVEL SECURITY', n.nspname, c.relname),
				format('ALTER TABLE ONLY %%I.%%I FORCE ROW LEVEL SECURITY', n.nspname, c.relname)
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE c.oid = ANY (ARRAY[%s]::oid[]) AND c.relrowsecurity AND c.relforcerowsecurity
				AND pg_has_role(c.relowner, 'USAGE')
			ORDER BY c.oid""";

	private static final String FOREIGN_KEYS = """
			SELECT format('ALTER TABLE %%I.%%I ALTER CONSTRAINT %%I DEFERRABLE INITIALLY DEFERRED', n.nspname, c.relname,
					k.conname),
				format('ALTER TABLE %%I.%%I ALTER CONSTRAINT %%I NOT DEFERRABLE', n.nspname, c.relname, k.conname)
			FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE k.oid = ANY (ARRAY[%s]::oid[]) AND NOT k.condeferrable
			ORDER BY k.oid""";

	private final Connection connection;

	/** What makes them as they were. */
	private final List<String> undo = new ArrayList<>();

	private QuietTables(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Locks the tables against writers and makes them quiet.
	 * @param circular the foreign keys whose tables are written before those that they
	 * refer to
	 */
	static QuietTables of(Connection connection, Collection<LiveTable> tables, Collection<Long> circular)
			throws SQLException {
		QuietTables quiet = new QuietTables(connection);
		for (LiveTable table : tables) {
			SessionForm.execute(connection, "LOCK TABLE " + table.name() + " IN SHARE ROW EXCLUSIVE MODE");
		}
		List<Long> ids = tables.stream().map(LiveTable::id).toList();
		quiet.change(TRIGGERS, ids);
		quiet.change(ROW_SECURITY, ids);
		quiet.change(FOREIGN_KEYS, circular);
		SessionForm.execute(connection, "SET CONSTRAINTS ALL DEFERRED");
		return quiet;
	}

	private void change(String query, Collection<Long> ids) throws SQLException {
		List<String> changes = new ArrayList<>();
		String numbers = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = SafePath.query(statement, query.formatted(numbers))) {
			while (rows.next()) {
				changes.add(rows.getString(1));
				this.undo.add(rows.getString(2));
			}
		}
		for (String change : changes) {
			SessionForm.execute(this.connection, change);
		}
	}

	/**
	 * Checks what was put off, and makes the tables as they were.
	 * @throws RestoreFailedException if the rows do not fit together
	 */
	void end() throws SQLException {
		try {
			SessionForm.execute(this.connection, "SET CONSTRAINTS ALL IMMEDIATE");
		}
		catch (SQLException ex) {
			throw RestoreFailedException.together(ex);
		}
		for (String statement : this.undo) {
			SessionForm.execute(this.connection, statement);
		}
	}

}
