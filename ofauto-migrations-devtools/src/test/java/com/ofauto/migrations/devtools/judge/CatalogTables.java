package com.ofauto.migrations.devtools.judge;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.ofauto.migrations.devtools.judge.CatalogColumn.Refers;
import com.ofauto.migrations.devtools.judge.CatalogColumn.ToAny;
import com.ofauto.migrations.devtools.judge.CatalogColumn.ToColumn;
import com.ofauto.migrations.devtools.judge.CatalogColumn.ToNothing;
import com.ofauto.migrations.devtools.judge.CatalogColumn.ToObject;

/**
 * Asks a server which catalogs it has, and where their columns refer to. A column of
 * numbers that refers to nobody knows what stops the test.
 */
final class CatalogTables {

	private static final String COLUMNS = """
			SELECT c.relname, a.attname, y.typname,
				EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary
					AND a.attnum = ANY (i.indkey)) AS key
			FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type y ON y.oid = a.atttypid
			WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
				AND NOT a.attisdropped
			ORDER BY c.relname, a.attnum""";

	/**
	 * For each column that refers somewhere the catalog, and for columns of a relation
	 * the column that says of which one.
	 */
	private static final String REFERENCES = """
			SELECT f.fktable::regclass::text || '.' || f.fkcols[cardinality(f.fkcols)],
				f.pktable::regclass::text, CASE WHEN cardinality(f.fkcols) = 2 THEN f.fkcols[1] END
			FROM pg_get_catalog_foreign_keys() f ORDER BY cardinality(f.fkcols)""";

	private static final Map<String, Refers> MORE_REFERENCES = Map.of("pg_depend.objid",
			new ToAny("classid", "objsubid"), "pg_depend.refobjid", new ToAny("refclassid", "refobjsubid"),
			"pg_shdepend.objid", new ToAny("classid", "objsubid"), "pg_shdepend.refobjid",
			new ToAny("refclassid", null), "pg_description.objoid", new ToAny("classoid", "objsubid"),
			"pg_shdescription.objoid", new ToAny("classoid", null), "pg_seclabel.objoid",
			new ToAny("classoid", "objsubid"), "pg_shseclabel.objoid", new ToAny("classoid", null),
			"pg_init_privs.objoid", new ToAny("classoid", "objsubid"), "pg_publication_rel.prattrs",
			new ToColumn("prrelid", false));

	private static final Map<String, Refers> UNNAMED_REFERENCES = Map.of("pg_constraint.confdelsetcols",
			new ToColumn("conrelid", false), "pg_statistic_ext.stxkeys", new ToColumn("stxrelid", false),
			"pg_policy.polroles", new ToObject("pg_authid", false));

	/**
	 * What {@link ToAny} reads with the object.
	 */
	private static final Set<String> PARTS = Set.of("pg_depend.classid", "pg_depend.objsubid", "pg_depend.refclassid",
			"pg_depend.refobjsubid", "pg_shdepend.classid", "pg_shdepend.objsubid", "pg_shdepend.refclassid",
			"pg_description.classoid", "pg_description.objsubid", "pg_shdescription.classoid", "pg_seclabel.classoid",
			"pg_seclabel.objsubid", "pg_shseclabel.classoid", "pg_init_privs.classoid", "pg_init_privs.objsubid");

	private static final Set<String> NUMBERS = Set.of("oid", "_oid", "oidvector", "_int2", "int2vector");

	private static final Set<String> NO_REFERENCES = Set.of("pg_index.indoption");

	private static final Map<String, List<String>> KEYS = Map.of("pg_enum", List.of("enumtypid", "enumlabel"),
			"pg_inherits", List.of("inhrelid", "inhparent"), "pg_attribute", List.of("attrelid", "attname"),
			"pg_database", List.of("datname"));

	private final Map<String, Refers> references = new TreeMap<>();

	private CatalogTables() {
	}

	static List<CatalogTable> of(Connection connection) throws SQLException {
		return new CatalogTables().read(Rows.of(connection, List.of(COLUMNS, REFERENCES)));
	}

	private List<CatalogTable> read(List<List<Map<String, String>>> results) {
		for (Map<String, String> row : results.get(1)) {
			List<String> values = new ArrayList<>(row.values());
			this.references.put(values.get(0),
					(values.get(2) != null) ? new ToColumn(values.get(2), true) : new ToObject(values.get(1), true));
		}
		this.references.putAll(MORE_REFERENCES);
		this.references.putAll(UNNAMED_REFERENCES);
		Map<String, List<Map<String, String>>> columns = new LinkedHashMap<>();
		results.get(0)
			.forEach((row) -> columns.computeIfAbsent(row.get("relname"), (name) -> new ArrayList<>()).add(row));
		columns.keySet().removeAll(Ignored.CATALOGS.keySet());
		return columns.entrySet().stream().map((entry) -> table(entry.getKey(), entry.getValue())).toList();
	}

	private CatalogTable table(String name, List<Map<String, String>> rows) {
		List<CatalogColumn> columns = new ArrayList<>();
		List<String> key = new ArrayList<>();
		for (Map<String, String> row : rows) {
			columns.add(column(name, row.get("attname"), row.get("typname")));
			if (row.get("key").equals("t")) {
				key.add(row.get("attname"));
			}
		}
		Printers.MORE.getOrDefault(name, Map.of())
			.forEach((more, sql) -> columns.add(new CatalogColumn(more, sql, new ToNothing(), true)));
		return new CatalogTable(name, columns, KEYS.getOrDefault(name, key));
	}

	private CatalogColumn column(String table, String name, String type) {
		String fullName = table + "." + name;
		boolean compared = !name.equals("oid") && !Ignored.COLUMNS.containsKey(fullName) && !PARTS.contains(fullName);
		Refers refers = this.references.getOrDefault(fullName, new ToNothing());
		if (refers instanceof ToNothing && NUMBERS.contains(type) && compared && !NO_REFERENCES.contains(fullName)) {
			throw new IllegalStateException("What the numbers of %s stand for is not known".formatted(fullName));
		}
		return new CatalogColumn(name, sql(table, name, type, compared, refers), refers, compared);
	}

	private static String sql(String table, String name, String type, boolean compared, Refers refers) {
		if (!compared) {
			return "t." + name + "::text";
		}
		if (refers instanceof ToNothing) {
			return Printers.of(table, name, type);
		}
		boolean columns = refers instanceof ToColumn;
		return (type.startsWith("_") || type.endsWith("vector"))
				? "array_to_string(t.%s::%s[], ' ')".formatted(name, columns ? "int2" : "oid")
				: "t.%s::%s::text".formatted(name, columns ? "int2" : "oid");
	}

}
