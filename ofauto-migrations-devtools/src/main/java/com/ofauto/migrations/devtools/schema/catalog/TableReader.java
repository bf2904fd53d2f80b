package com.ofauto.migrations.devtools.schema.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ForeignTable;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Partition;
import com.ofauto.migrations.devtools.schema.RowSecurity;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables of all kinds, except the history of migrations.
 */
final class TableReader implements KindReader {

	static final String HISTORY = "_prisma_migrations";

	private static final Map<String, String> REPLICA_IDENTITIES = Map.of("d", "DEFAULT", "f", "FULL", "n", "NOTHING");

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT c.oid, c.relnamespace, c.reltype, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity,
					c.relispartition, c.relreplident, c.reloptions || ARRAY(SELECT 'toast.' || o FROM pg_class t,
						unnest(t.reloptions) o WHERE t.oid = c.reltoastrelid) AS reloptions,
					NULLIF(m.amname, 'heap') AS method,
					CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
					CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS bound,
					CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS of_type,
					ARRAY(SELECT i.inhparent FROM pg_inherits i WHERE i.inhrelid = c.oid ORDER BY i.inhseqno) AS parents,
					(SELECT quote_ident(i.relname) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
						WHERE x.indrelid = c.oid AND x.indisreplident AND c.relreplident = 'i') AS replica_index,
					s.srvname, f.ftoptions
				FROM pg_class c LEFT JOIN pg_am m ON m.oid = c.relam
				LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid
				LEFT JOIN pg_foreign_server s ON s.oid = f.ftserver
				WHERE c.relkind = ANY ('{r,p,f}') AND c.relname <> '%s' AND c.relnamespace IN (%s)"""
			.formatted(HISTORY, scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			long oid = row.oid("oid");
			if (catalog.isOurs(CatalogClass.RELATION, oid, row.oid("relnamespace"))) {
				Table table = table(row, catalog);
				catalog.add(CatalogClass.RELATION, oid, table);
				catalog.alias(CatalogClass.TYPE, row.oid("reltype"), table.id());
			}
		}
	}

	private static Table table(Row row, Catalog catalog) {
		RelationRows relations = catalog.relations();
		Map<String, Column> columns = new LinkedHashMap<>();
		relations.columns(row.oid("oid")).forEach((column) -> columns.put(column.name(), column));
		List<ObjectId> parents = row.numbers("parents").stream().map(relations::name).toList();
		String bound = row.textOrNull("bound");
		return new Table(relations.name(row.oid("oid")), columns, row.text("relpersistence").equals("u"),
				row.textOrNull("partition_key"), (bound != null) ? new Partition(parents.get(0), bound) : null,
				(bound != null) ? List.of() : parents, row.textOrNull("of_type"), foreign(row),
				rowSecurity(row.flag("relrowsecurity"), row.flag("relforcerowsecurity")), replicaIdentity(row),
				row.textOrNull("method"), row.texts("reloptions"));
	}

	private static @Nullable ForeignTable foreign(Row row) {
		String server = row.textOrNull("srvname");
		return (server != null) ? new ForeignTable(server, row.texts("ftoptions")) : null;
	}

	private static RowSecurity rowSecurity(boolean enabled, boolean forced) {
		if (enabled) {
			return forced ? RowSecurity.FORCED : RowSecurity.ENABLED;
		}
		return forced ? RowSecurity.FORCED_BUT_DISABLED : RowSecurity.DISABLED;
	}

	/**
	 * After its index was dropped, a replica identity has no effect.
	 */
	private static String replicaIdentity(Row row) {
		String index = row.textOrNull("replica_index");
		return (index != null) ? "USING INDEX " + index
				: REPLICA_IDENTITIES.getOrDefault(row.text("relreplident"), "NOTHING");
	}

}
