package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Routine;

/**
 * Reads functions, procedures and aggregates, except the constructors of range types.
 */
final class RoutineReader implements KindReader {

	@Override
	public String presence() {
		return "EXISTS (SELECT FROM pg_proc WHERE oid >= 16384 AND prokind <> 'a')";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT p.oid, pronamespace, proname, prokind, oidvectortypes(proargtypes) AS types,
					pg_get_function_identity_arguments(p.oid) AS arguments, pg_get_function_result(p.oid) AS result,
					pg_get_functiondef(p.oid) AS definition, pg_function_is_visible(p.oid) AS visible,
					format('%%I.%%I', n.nspname, proname) AS whole,
					CASE WHEN pg_function_is_visible(p.oid) THEN quote_ident(proname)
						ELSE format('%%I.%%I', n.nspname, proname) END AS own
				FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
				WHERE pronamespace IN (%s) AND prokind <> 'a' AND p.oid NOT IN (
					SELECT objid FROM pg_depend WHERE classid = 'pg_proc'::regclass AND deptype IN ('e', 'i'))"""
			.formatted(scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			ObjectId id = id(row, catalog);
			Routine.Kind kind = row.text("prokind").equals("p") ? Routine.Kind.PROCEDURE : Routine.Kind.FUNCTION;
			String definition = WholeName.after("CREATE OR REPLACE " + kind + " ", row.text("definition"), row);
			catalog.add(CatalogClass.ROUTINE, row.oid("oid"),
					new Routine(id, kind, row.text("arguments"), row.textOrNull("result"), definition));
		}
	}

	static ObjectId id(Row row, Catalog catalog) {
		return new ObjectId(ObjectKind.ROUTINE, catalog.schema(row, "pronamespace"), row.text("proname"),
				row.text("types"));
	}

}
