package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.Routine;

/**
 * Reads aggregates. PostgreSQL does not print their definitions.
 */
final class AggregateReader implements KindReader {

	@Override
	public String presence() {
		return "EXISTS (SELECT FROM pg_proc WHERE oid >= 16384 AND prokind = 'a')";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT p.oid, p.pronamespace, p.proname, oidvectortypes(p.proargtypes) AS types,
					pg_get_function_identity_arguments(p.oid) AS arguments, pg_get_function_result(p.oid) AS result,
					pg_function_is_visible(p.oid) AS visible,
					format('CREATE AGGREGATE %%s%%I(%%s) (', CASE WHEN pg_function_is_visible(p.oid) THEN ''
						ELSE quote_ident(n.nspname) || '.' END, p.proname, CASE
						WHEN p.pronargs = 0 THEN '*' ELSE pg_get_function_arguments(p.oid) END) || concat_ws(', ',
					'SFUNC = ' || aggtransfn::regproc, 'STYPE = ' || format_type(aggtranstype, NULL),
					'SSPACE = ' || nullif(aggtransspace, 0),
					'FINALFUNC = ' || nullif(aggfinalfn::oid, 0)::regproc,
					CASE WHEN aggfinalextra THEN 'FINALFUNC_EXTRA' END,
					'FINALFUNC_MODIFY = ' || CASE aggfinalmodify WHEN 's' THEN 'SHAREABLE' WHEN 'w' THEN 'READ_WRITE'
						WHEN 'r' THEN CASE WHEN aggkind <> 'n' THEN 'READ_ONLY' END END,
					'COMBINEFUNC = ' || nullif(aggcombinefn::oid, 0)::regproc,
					'SERIALFUNC = ' || nullif(aggserialfn::oid, 0)::regproc,
					'DESERIALFUNC = ' || nullif(aggdeserialfn::oid, 0)::regproc,
					'INITCOND = ' || quote_literal(agginitval),
					'MSFUNC = ' || nullif(aggmtransfn::oid, 0)::regproc,
					'MINVFUNC = ' || nullif(aggminvtransfn::oid, 0)::regproc,
					'MSTYPE = ' || format_type(nullif(aggmtranstype, 0), NULL),
					'MSSPACE = ' || nullif(aggmtransspace, 0),
					'MFINALFUNC = ' || nullif(aggmfinalfn::oid, 0)::regproc,
					CASE WHEN aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
					'MINITCOND = ' || quote_literal(aggminitval),
					(SELECT format('SORTOP = OPERATOR(%%s%%s)', CASE WHEN pg_operator_is_visible(o.oid) THEN ''
						ELSE quote_ident(s.nspname) || '.' END, o.oprname) FROM pg_operator o
						JOIN pg_namespace s ON s.oid = o.oprnamespace WHERE o.oid = aggsortop),
					'PARALLEL = ' || CASE proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' END,
					CASE WHEN aggkind = 'h' THEN 'HYPOTHETICAL' END) || ')' AS definition
				FROM pg_proc p JOIN pg_aggregate a ON a.aggfnoid = p.oid
				JOIN pg_namespace n ON n.oid = p.pronamespace
				WHERE p.pronamespace IN (%s)""".formatted(scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			long oid = row.oid("oid");
			if (catalog.isOurs(CatalogClass.ROUTINE, oid, row.oid("pronamespace"))) {
				catalog.add(CatalogClass.ROUTINE, oid,
						new Routine(RoutineReader.id(row, catalog), Routine.Kind.AGGREGATE, row.text("arguments"),
								row.textOrNull("result"), row.text("definition")));
			}
		}
	}

}
