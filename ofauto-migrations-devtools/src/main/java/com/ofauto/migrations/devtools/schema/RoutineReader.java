package com.ofauto.migrations.devtools.schema;

import java.util.List;

/**
 * Reads functions, procedures and aggregates, but for the constructors of range types.
 */
final class RoutineReader implements KindReader {

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT oid, pronamespace, proname, prokind, oidvectortypes(proargtypes) AS types,
					pg_get_function_identity_arguments(oid) AS arguments, pg_get_function_result(oid) AS result,
					pg_get_functiondef(oid) AS definition
				FROM pg_proc
				WHERE pronamespace IN (%s) AND prokind <> 'a' AND oid NOT IN (
					SELECT objid FROM pg_depend WHERE classid = 'pg_proc'::regclass AND deptype IN ('e', 'i'))"""
			.formatted(scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			ObjectId id = id(row, catalog);
			Routine.Kind kind = row.text("prokind").equals("p") ? Routine.Kind.PROCEDURE : Routine.Kind.FUNCTION;
			catalog.add(CatalogClass.ROUTINE, row.oid("oid"),
					new Routine(id, kind, row.text("arguments"), row.textOrNull("result"), row.text("definition")));
		}
	}

	static ObjectId id(Row row, Catalog catalog) {
		return new ObjectId(ObjectKind.ROUTINE, catalog.schema(row.oid("pronamespace")), row.text("proname"),
				row.text("types"));
	}

}
