package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;
import java.util.Map;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Policy;
import org.jspecify.annotations.Nullable;

/**
 * Reads the policies of row level security.
 */
final class PolicyReader implements KindReader {

	private static final Map<String, String> COMMANDS = Map.of("*", "ALL", "r", "SELECT", "a", "INSERT", "w", "UPDATE",
			"d", "DELETE");

	@Override
	public String presence() {
		return "EXISTS (SELECT FROM pg_policy)";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT p.oid, p.polrelid, p.polname, p.polpermissive, p.polcmd,
					ARRAY(SELECT coalesce(r.rolname::text, 'PUBLIC') FROM unnest(p.polroles) role
						LEFT JOIN pg_roles r ON r.oid = role ORDER BY 1) AS roles,
					pg_get_expr(p.polqual, p.polrelid) AS seen, pg_get_expr(p.polwithcheck, p.polrelid) AS written
				FROM pg_policy p WHERE p.polrelid IN (%s)""".formatted(scope.relations("r,p"));
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			ObjectId table = catalog.id(CatalogClass.RELATION, row.oid("polrelid"));
			if (table != null) {
				catalog.add(CatalogClass.POLICY, row.oid("oid"),
						new Policy(table.part(ObjectKind.POLICY, row.text("polname")), row.flag("polpermissive"),
								COMMANDS.getOrDefault(row.text("polcmd"), "ALL"), row.texts("roles"),
								expression(row, "seen"), expression(row, "written")));
			}
		}
	}

	private static @Nullable String expression(Row row, String column) {
		String expression = row.textOrNull(column);
		return (expression != null) ? StableCondition.of(expression) : null;
	}

}
